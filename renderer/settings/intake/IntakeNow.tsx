import { useTranslation } from 'react-i18next';
import { clockTime, dayWithWeekday } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { intake as words } from '../../i18n/zh/intake.ts';
import { Dot } from '../../ui/status/Dot.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StepProgress } from '../book/StepProgress.tsx';
import { stopImport } from '../book/import-run.ts';
import css from '../forms.module.css';
import type { IntakeStateView } from './state.ts';

type Trouble = keyof typeof words.trouble;
/** A folder of strangers must not push the form away. */
const waitingShown = 6;
const troubles = new Set<string>(Object.keys(words.trouble));

interface IntakeNowProps {
  readonly state: IntakeStateView;
  readonly folder: string | null;
}

/** What the console is doing by itself right now, and what it waits for. */
export function IntakeNow({ state, folder }: IntakeNowProps) {
  const { t } = useTranslation('intake');
  const language = useLanguage();
  const { running, trouble, waiting, nextNight } = state;
  const said = () => {
    if (!trouble) return '';
    const { code, subject } = trouble;
    if (!troubles.has(code)) return t('trouble.other', { code, subject });
    return t(`trouble.${code as Exclude<Trouble, 'other'>}`, { subject });
  };
  const quiet = running === null && trouble === null && waiting.length === 0;
  return (
    <Panel title={t('now.title')} scroll={false}>
      {running && (
        <div className={css.pad}>
          <StepProgress
            title={t(`now.${running.kind}`)}
            step={running.step?.kind === 'done' ? null : running.step}
            stop={() => void stopImport()}
            stopping={false}
          />
        </div>
      )}
      <div className={css.pad} role="status">
        {trouble && (
          <p className={css.problem}>
            {t('now.trouble')} {said()}
          </p>
        )}
        {waiting.slice(0, waitingShown).map((file) => (
          <p key={file.name}>{t(`now.waits.${file.for}`, { file: file.name })}</p>
        ))}
        {waiting.length > waitingShown && (
          <p>{t('now.more', { count: waiting.length - waitingShown })}</p>
        )}
        {quiet && (
          <p>
            <Dot look={folder === null ? 'idle' : 'good'} />
            {folder === null ? t('now.off') : t('now.quiet')}
          </p>
        )}
        {nextNight !== null && (
          <p className={css.note}>
            {t('now.next', {
              when: `${dayWithWeekday(nextNight, language)} ${clockTime(nextNight)}`,
            })}
          </p>
        )}
      </div>
    </Panel>
  );
}
