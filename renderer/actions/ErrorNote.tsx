import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import css from './ErrorNote.module.css';
import { useErrorText } from '../rpc/error-text.ts';
import { useKeys } from '../keyboard/use-keys.ts';

/** Shows a failure in place of content: what happened, what is safe, what to do. */
export function ErrorNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation('common');
  const { what, safe, todo } = useErrorText()(error);
  // Passed on, so that all failed parts of a screen are tried again.
  useKeys(
    'error',
    {
      'Alt+Y': () => {
        retry?.();
        return false;
      },
    },
    { enabled: retry !== undefined, inFields: true },
  );
  return (
    <div className={css.note} role="alert">
      <strong>{what}</strong>
      <p>
        {safe} {todo}
      </p>
      {retry && (
        <Button size="small" keys="Alt+Y" onClick={retry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  );
}
