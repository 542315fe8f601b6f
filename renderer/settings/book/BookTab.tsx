import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { businessDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { ScoringEvent } from '../../../shared/contract/book.ts';
import { core, orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { QueryContent } from '../../actions/QueryContent.tsx';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useDraft } from '../../actions/drafts.ts';
import { useKeys } from '../../keyboard/use-keys.ts';
import { useSay } from '../../actions/use-say.ts';
import css from '../forms.module.css';
import { RunsPanel } from '../intake/RunsPanel.tsx';
import { CallFailure } from '../schemes/CallFailure.tsx';
import { useLongCall } from '../schemes/long-call.ts';
import { StepProgress } from './StepProgress.tsx';
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
  const say = useSay();
  const queries = useQueryClient();
  const run = useImportRun();
  const runs = useQuery(orpc.intake.state.queryOptions({ refetchInterval: statusEveryMs }));
  const [folder, setFolder] = useDraft('settings.import.folder', '');
  const book = status.data;
  const elsewhere = book?.running === true && run.state !== 'running';
  const scoring = useLongCall<Extract<ScoringEvent, { kind: 'done' }>>(() =>
    core.book.cancelImport(),
  );
  const mayScore =
    book !== undefined && book.clients > 0 && !book.running && run.state !== 'running';
  const score = async () => {
    if (!mayScore || scoring.call.state === 'running') return;
    const done = await scoring.start(() => core.book.score());
    if (done) say(t('book.scoreNowDone', { count: done.score.changed }));
    void queries.invalidateQueries({ queryKey: orpc.book.key() });
  };
  useKeys('book', { 'Alt+S': () => void score() }, { inFields: true });
  const scored =
    book?.asOf == null
      ? t('book.notScored')
      : t('book.scored', { n: count(book.scored), date: businessDate(book.asOf, language) });
  return (
    <div className={css.beside}>
      <div>
        <Panel
          title={t('book.status')}
          aside={
            scoring.call.state !== 'running' && (
              <Button
                size="small"
                keys="Alt+S"
                disabled={!mayScore}
                onClick={() => {
                  void score();
                }}
              >
                {t('book.scoreNow')}
              </Button>
            )
          }
          scroll={false}
        >
          {status.error && <ErrorNote error={status.error} retry={() => void status.refetch()} />}
          {book && (
            <p className={css.big}>
              <b>
                {book.clients === 0 ? t('book.empty') : t('book.clients', { count: book.clients })}
              </b>
              {book.clients > 0 && <span>{scored}</span>}
            </p>
          )}
          {scoring.call.state === 'running' && (
            <div className={css.pad}>
              <StepProgress
                title={t('book.scoreNowRunning')}
                step={{
                  kind: 'scoring',
                  clients: scoring.call.clients ?? 0,
                  fraction: scoring.call.fraction,
                }}
                stop={scoring.stop}
                stopping={scoring.call.stopping}
              />
            </div>
          )}
          {scoring.call.state === 'failed' && <CallFailure error={scoring.call.error} />}
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
      </div>
      <div>
        {run.state === 'failed' && <ImportFailure run={run} />}
        {run.state === 'done' && <ImportResult result={run.result} />}
        {run.state !== 'done' && (
          <QueryContent of={runs}>{(known) => <RunsPanel runs={known.runs} />}</QueryContent>
        )}
      </div>
    </div>
  );
}
