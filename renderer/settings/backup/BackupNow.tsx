import { useTranslation } from 'react-i18next';
import type { BackupStateView } from '../../../shared/contract/backup.ts';
import { clockTime, dayWithWeekday, fileSize } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { backup as words } from '../../i18n/zh/backup.ts';
import { Dot } from '../../ui/status/Dot.tsx';
import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';

type Failure = Exclude<keyof typeof words.failed, 'title' | 'safe' | 'other'>;
const failures = new Set<string>(Object.keys(words.failed));

/** What is being done, or how the last piece of work ended, in sentences. */
export function BackupNow({ running, outcome }: Pick<BackupStateView, 'running' | 'outcome'>) {
  const { t } = useTranslation('backup');
  if (!running && !outcome) return null;
  return (
    <Panel scroll={false}>
      <div className={css.pad} role="status">
        {running && (
          <>
            <p>
              <b>{t(`running.${running.kind}`)}</b> {t(`running.${running.step}`)}
            </p>
            <p className={css.fixed}>{running.file}</p>
            <p className={css.note}>{t('running.goOn')}</p>
          </>
        )}
        {outcome && <Outcome outcome={outcome} />}
      </div>
    </Panel>
  );
}

function Outcome({ outcome }: { readonly outcome: NonNullable<BackupStateView['outcome']> }) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  if (outcome.kind === 'failed') {
    const { code, file } = outcome;
    return (
      <>
        <p className={css.problem}>
          <b>{t('failed.title', { file })}</b>
        </p>
        <p>
          {failures.has(code) ? t(`failed.${code as Failure}`) : t('failed.other', { code })}{' '}
          {t('failed.safe')}
        </p>
      </>
    );
  }
  const { file, bytes, seq, firstBad } = outcome;
  const size = fileSize(bytes);
  const bad = firstBad && (
    <p className={css.problem}>{t('outcome.badLog', { seq: firstBad.seq })}</p>
  );
  if (outcome.kind === 'made') {
    return (
      <>
        <p>
          <Dot look={firstBad ? 'warn' : 'good'} />
          {t('outcome.made', { file, size, seq })}
        </p>
        {bad}
      </>
    );
  }
  const madeAt = Date.parse(outcome.madeAt);
  const when = `${dayWithWeekday(madeAt, language)} ${clockTime(madeAt)}`;
  const relation = () => {
    if (!outcome.ownBranch) return t('outcome.otherBranch');
    if (outcome.since === null) return t('outcome.notOnLog');
    return outcome.since === 0
      ? t('outcome.current')
      : t('outcome.since', { count: outcome.since });
  };
  return (
    <>
      <p>
        <Dot look={outcome.since === null || firstBad ? 'warn' : 'good'} />
        {t('outcome.verified', { when, size, seq })}
      </p>
      <p className={css.fixed}>{file}</p>
      <p>{relation()}</p>
      {bad}
    </>
  );
}
