import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookRunView } from '../../../shared/contract/intake.ts';
import { clockTime, dayAndTime, dayWithWeekday } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { intake as words } from '../../i18n/zh/intake.ts';
import { orpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import { refusedWords } from '../book/refused-words.ts';
import { SeenOfFile } from '../book/SeenOfFile.tsx';
import { RejectsTable } from '../book/RejectsTable.tsx';
import css from '../forms.module.css';

const count = (n: number) => n.toLocaleString('en-US');
const troubles = new Set<string>(Object.keys(words.trouble));

/** Imports and nightly runs, whoever began them: which files, with which counts, and what became of the scores. */
export function RunsPanel({ runs }: { readonly runs: readonly BookRunView[] }) {
  const { t } = useTranslation('intake');
  const [opened, setOpened] = useState<number | null>(null);
  const toggle = (run: number | undefined) => {
    setOpened(run === undefined || opened === run ? null : run);
  };
  const latest = runs.find(({ result }) => result?.rejects != null)?.run;
  useKeys(
    'intake',
    {
      'Alt+R': () => {
        toggle(latest);
      },
    },
    { inFields: true },
  );
  return (
    <Panel title={t('runs.title')} scroll={false}>
      {runs.length === 0 && <EmptyState title={t('runs.none')} />}
      {runs.length > 0 && (
        <div className={css.scrolling}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('runs.when')}</th>
                <th scope="col">{t('runs.files')}</th>
                <th scope="col" className={css.number}>
                  {t('runs.rows')}
                </th>
                <th scope="col" className={css.number}>
                  {t('runs.accepted')}
                </th>
                <th scope="col" className={css.number}>
                  {t('runs.replaced')}
                </th>
                <th scope="col" className={css.number}>
                  {t('runs.rejected')}
                </th>
                <th scope="col" className={css.number}>
                  {t('runs.seconds')}
                </th>
                <th scope="col">{t('runs.score')}</th>
              </tr>
            </thead>
            {runs.map((run) => (
              <RunRows
                key={run.run}
                run={run}
                open={opened === run.run}
                keys={run.run === latest ? 'Alt+R' : undefined}
                toggle={() => {
                  toggle(run.run);
                }}
              />
            ))}
          </table>
        </div>
      )}
      {opened !== null && <Rejects run={opened} />}
    </Panel>
  );
}

/** What a refusal is about: columns, or the file; where that lay while it was imported says nothing afterwards. */
function aboutOf({
  file,
  about = file,
}: NonNullable<BookRunView['result']>['files'][number]): string {
  return about.endsWith(file) || about.endsWith(`${file}.gz`) ? file : about;
}

interface RunRowsProps {
  readonly run: BookRunView;
  readonly open: boolean;
  /** Opens the lines that the latest run set aside. */
  readonly keys: string | undefined;
  readonly toggle: () => void;
}

function RunRows({ run, open, keys, toggle }: RunRowsProps) {
  const { t } = useTranslation('intake');
  const { t: settings } = useTranslation('settings');
  const language = useLanguage();
  const { result } = run;
  const files = result?.files ?? [];
  const lines = Math.max(1, files.length);
  const score = result?.score;
  const failure = result?.failure;
  return (
    <tbody>
      {Array.from({ length: lines }, (_, at) => files[at]).map((file, at) => (
        <tr key={file?.file ?? ''}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={lines}>
              <span className={css.whole}>{dayWithWeekday(run.beganAt, language)}</span>
              <small className={css.below}>
                {clockTime(run.beganAt)} · {t(`runs.kind.${run.kind}`)}
              </small>
              {(run.kind === 'hand' || run.kind === 'command') && (
                <small className={css.below}>{run.folder}</small>
              )}
            </th>
          )}
          <td>
            {file?.file ?? (result ? t('runs.noFiles') : t('runs.running'))}
            {file?.sameAs !== undefined && (
              <small className={css.below}>
                {settings('book.sameAs', { when: dayAndTime(file.sameAs.at, language) })}
              </small>
            )}
            {file?.refused !== undefined && (
              <b className={`${css.below ?? ''} ${css.problem ?? ''}`}>
                {refusedWords(file.refused, aboutOf(file), settings)}
              </b>
            )}
            <SeenOfFile seen={file?.seen} likely={file?.likelyColumns} />
          </td>
          <td className={css.number}>{file && count(file.rows)}</td>
          <td className={css.number}>{file && count(file.accepted)}</td>
          <td className={css.number}>{file && count(file.replaced)}</td>
          <td className={css.number}>{file && count(file.rejected)}</td>
          <td className={css.number}>
            {file && settings('book.secondsValue', { n: file.seconds.toFixed(1) })}
          </td>
          {at === 0 && (
            <td rowSpan={lines}>
              {result &&
                (score
                  ? t('runs.scored', { count: score.clients, changed: count(score.changed) })
                  : t('runs.notScored'))}
              {failure && (
                <b className={`${css.below ?? ''} ${css.problem ?? ''}`}>
                  {troubles.has(failure.code)
                    ? t(`trouble.${failure.code as 'locked'}`, { subject: failure.subject })
                    : refusedWords(failure.code, failure.subject, settings)}
                </b>
              )}
              {result?.refused != null && (
                <small className={css.below}>{t('runs.refusedAt', { path: result.refused })}</small>
              )}
              {result?.rejects != null && (
                <div>
                  <Button size="small" keys={keys} aria-expanded={open} onClick={toggle}>
                    {t('runs.rejects')}
                  </Button>
                </div>
              )}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

function Rejects({ run }: { readonly run: number }) {
  const query = useQuery(orpc.intake.rejects.queryOptions({ input: { run } }));
  return query.data ? <RejectsTable rejects={query.data.rejects} /> : null;
}
