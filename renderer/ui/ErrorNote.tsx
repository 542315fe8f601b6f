import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import css from './ErrorNote.module.css';
import { useErrorText } from '../rpc/error-text.ts';

/** A failure in place of content: what happened, what is safe, what to do. */
export function ErrorNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation('common');
  const { what, safe, todo } = useErrorText()(error);
  return (
    <div className={css.note} role="alert">
      <strong>{what}</strong>
      <p>
        {safe} {todo}
      </p>
      {retry && (
        <Button size="small" onClick={retry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  );
}
