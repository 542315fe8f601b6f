import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../actions/ErrorNote.tsx';
import css from '../forms.module.css';
import type { ImportRun } from './import-run.ts';
import { refusedWords } from './refused-words.ts';

/** Why nothing was imported: what happened, and that the old data stands. */
export function ImportFailure({ run }: { readonly run: Extract<ImportRun, { state: 'failed' }> }) {
  const { t } = useTranslation('settings');
  if (run.answer?.error !== 'IMPORT') return <ErrorNote error={run.error} />;
  const { code, subject } = run.answer;
  const stopped = code === 'cancelled';
  return (
    <div className={css.failure} role="alert">
      <strong>{stopped ? refusedWords(code, subject, t) : t('book.failed')}</strong>
      {!stopped && (
        <>
          <p>{refusedWords(code, subject, t)}</p>
          <p>{t('book.safe')}</p>
        </>
      )}
    </div>
  );
}
