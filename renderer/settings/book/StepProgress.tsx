import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportEvent } from '../../../shared/contract/book.ts';
import { duration } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import css from '../forms.module.css';

interface StepProgressProps {
  readonly title: string;
  /** null before the first news. */
  readonly step: Exclude<ImportEvent, { kind: 'done' }> | null;
  readonly stop: () => void;
  readonly stopping: boolean;
}

/**
 * How far an import or a scoring is, how fast, how long it still takes; and the way to stop it. Only that it runs is read
 * out: figures that change every second are there for who asks for them.
 */
export function StepProgress({ title, step, stop, stopping }: StepProgressProps) {
  const { t } = useTranslation('settings');
  const doStop = () => {
    if (!stopping) stop();
  };
  useKeys('book', { Escape: doStop });
  const words = () => {
    if (!step) return t('book.preparing');
    if (step.kind === 'scoring') return t('book.scoring', { count: step.clients });
    return t('book.reading', { file: step.file, count: step.rows });
  };
  const pace = () => {
    if (step?.kind !== 'importing' || step.rowsPerSecond < 1) return null;
    const rate = t('book.rate', { count: Math.round(step.rowsPerSecond) });
    if (step.remainingSeconds === null) return rate;
    const left = duration(Math.ceil(step.remainingSeconds) * 1000);
    return `${rate} · ${t('book.remaining', { time: left })}`;
  };
  return (
    <div className={css.progress}>
      <p>
        <b role="status">{title}</b> {words()}
      </p>
      <Progress aria-label={title} percent={Math.floor((step?.fraction ?? 0) * 100)} />
      <p className={css.pace}>{pace()}</p>
      <p className={css.note}>{t('book.cancelNote')}</p>
      <div>
        <Button keys="Escape" busy={stopping} onClick={doStop}>
          {stopping ? t('book.cancelling') : t('book.cancel')}
        </Button>
      </div>
    </div>
  );
}
