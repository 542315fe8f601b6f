import { useTranslation } from 'react-i18next';
import type { ImportRun } from './import-run.ts';
import { stopImport } from './import-run.ts';
import { StepProgress } from './StepProgress.tsx';

/** How far the import of this window is, and the way to stop it. */
export function ImportProgress({
  run,
}: {
  readonly run: Extract<ImportRun, { state: 'running' }>;
}) {
  const { t } = useTranslation('settings');
  return (
    <StepProgress
      title={t('book.running')}
      step={run.progress}
      stop={() => void stopImport()}
      stopping={run.cancelling}
    />
  );
}
