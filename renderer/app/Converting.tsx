import { useTranslation } from 'react-i18next';
import type { Starting } from '../../shared/model/starting.ts';
import css from './Converting.module.css';
import gate from './Gate.module.css';
import { HeaderTools } from './HeaderTools.tsx';

type Progress = Extract<Starting, { stage: 'converting' }>;

/** In place of the console, while the client book of an older version is converted, or when that failed. */
export function Converting({ starting }: { starting: Starting }) {
  const { t } = useTranslation('setup');
  const { t: common } = useTranslation('common');
  return (
    <div className={gate.gate}>
      <div className={gate.top}>
        <strong>{common('app')}</strong>
        <span className={gate.tools}>
          <HeaderTools />
        </span>
      </div>
      <main className={css.card}>
        {starting.stage === 'converting' ? (
          <HowFar progress={starting} />
        ) : (
          <div role="alert" className={css.failed}>
            <h1>{t('converting.failed')}</h1>
            <p>{t(`converting.why.${whyOf(starting.code)}`)}</p>
            {starting.subject !== '' && <p className={css.subject}>{starting.subject}</p>}
            <p>
              <b>{t('converting.safe')}</b>
            </p>
          </div>
        )}
      </main>
    </div>
  );
}

function HowFar({ progress }: { progress: Progress }) {
  const { t } = useTranslation('setup');
  const percent = Math.floor(progress.fraction * 100);
  const left = () => {
    const seconds = progress.remainingSeconds;
    if (seconds === null) return t('converting.soon');
    return seconds < 60
      ? t('converting.lessThanAMinute')
      : t('converting.minutes', { count: Math.ceil(seconds / 60) });
  };
  return (
    <>
      <h1>{t('converting.title')}</h1>
      <p>{t('converting.what')}</p>
      <div
        className={css.track}
        role="progressbar"
        aria-label={t('converting.title')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ width: `${String(percent)}%` }} />
      </div>
      <p className={css.pace}>
        <b>{percent}%</b>
        <span>{left()}</span>
      </p>
      <p className={css.note}>{t('converting.note')}</p>
    </>
  );
}

/** Failures that have words of their own. */
function whyOf(code: string): 'no-room' | 'disk-full' | 'other' {
  return code === 'no-room' || code === 'disk-full' ? code : 'other';
}
