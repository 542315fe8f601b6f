import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { orpc } from '../../rpc/client.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';
import { RunsPanel } from '../intake/RunsPanel.tsx';
import { ImportForm } from './ImportForm.tsx';
import { useImportRun } from './import-run.ts';
import { ImportFailure } from './ImportFailure.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportResult } from './ImportResult.tsx';

/** Another window's import is noticed this soon. */
const statusEveryMs = 3000;
const count = (n: number) => n.toLocaleString('en-US');

/** The client book: what is in it, and bringing in more. */
export function BookTab() {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const status = useQuery(orpc.book.status.queryOptions({ refetchInterval: statusEveryMs }));
  const run = useImportRun();
  const runs = useQuery(orpc.intake.state.queryOptions({ refetchInterval: statusEveryMs }));
  const [folder, setFolder] = useState('');
  const book = status.data;
  const elsewhere = book?.running === true && run.state !== 'running';
  const scored =
    book?.asOf == null
      ? t('book.notScored')
      : t('book.scored', { n: count(book.scored), date: businessDate(book.asOf, language) });
  return (
    <div className={css.single}>
      <Panel title={t('book.status')} scroll={false}>
        {status.error && <ErrorNote error={status.error} retry={() => void status.refetch()} />}
        {book && (
          <p className={css.big}>
            <b>
              {book.clients === 0 ? t('book.empty') : t('book.clients', { count: book.clients })}
            </b>
            {book.clients > 0 && <span>{scored}</span>}
          </p>
        )}
      </Panel>
      <Panel title={t('book.importTitle')} scroll={false}>
        <div className={css.pad}>
          <p className={css.note}>{t('book.importNote')}</p>
          {run.state === 'running' ? (
            <ImportProgress run={run} />
          ) : (
            <ImportForm folder={folder} setFolder={setFolder} blocked={elsewhere} />
          )}
          {elsewhere && <p role="status">{t('book.runningElsewhere')}</p>}
        </div>
      </Panel>
      {run.state === 'failed' && <ImportFailure run={run} />}
      {run.state === 'done' && <ImportResult result={run.result} />}
      {run.state === 'idle' && <RunsPanel runs={runs.data?.runs ?? []} />}
    </div>
  );
}
