import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import css from '../forms.module.css';
import type { ImportRun } from './import-run.ts';
import { stopImport } from './import-run.ts';

/** How far the import is, and the way to stop it. */
export function ImportProgress({
  run,
}: {
  readonly run: Extract<ImportRun, { state: 'running' }>;
}) {
  const { t } = useTranslation('settings');
  const { progress, cancelling } = run;
  const stop = () => {
    if (!cancelling) void stopImport();
  };
  useKeys({ Escape: stop });
  const words = () => {
    if (!progress) return t('book.preparing');
    if (progress.kind === 'scoring')
      return t('book.scoring', { n: progress.clients.toLocaleString('en-US') });
    return t('book.reading', { file: progress.file, rows: progress.rows.toLocaleString('en-US') });
  };
  return (
    <div className={css.progress} role="status">
      <p>
        <b>{t('book.running')}</b> {words()}
      </p>
      <Progress percent={Math.floor((progress?.fraction ?? 0) * 100)} />
      <p className={css.note}>{t('book.cancelNote')}</p>
      <div>
        <Button keys="Escape" busy={cancelling} onClick={stop}>
          {cancelling ? t('book.cancelling') : t('book.cancel')}
        </Button>
      </div>
    </div>
  );
}
