import { useTranslation } from 'react-i18next';
import { correlationIn } from '../rpc/answers.ts';
import css from './Broken.module.css';
import { Button } from '../ui/Button.tsx';
import { ChunkError } from './chunk.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useKeys } from '../keyboard/use-keys.ts';

interface BrokenProps {
  readonly error: unknown;
  readonly retry: () => void;
}

const reload = () => {
  location.reload();
};

/** Shown in place of a page, screen or panel that could not be rendered. */
export function BrokenPart({
  of,
  error,
  retry,
}: BrokenProps & { readonly of: 'page' | 'screen' | 'part' }) {
  const { t } = useTranslation('errors');
  useKeys('error', { 'Alt+Y': retry, 'Alt+R': reload }, { inFields: true });
  return (
    <div className={css.place} role="alert" data-broken={of}>
      <div className={css.card}>
        <p className={css.title}>{t(`broken.${of}`)}</p>
        <Words error={error} />
        <Ways retry={retry} />
      </div>
    </div>
  );
}

/** Shown in place of a dialog that could not be rendered. */
export function BrokenDialog({
  error,
  retry,
  close,
}: BrokenProps & { readonly close: (() => void) | undefined }) {
  const { t } = useTranslation('errors');
  return (
    <Dialog
      title={t('broken.dialog')}
      close={close ?? retry}
      shows
      scope="error"
      keys={{ 'Alt+Y': retry, 'Alt+R': reload }}
    >
      <div role="alert" data-broken="dialog">
        <Words error={error} />
        <Ways retry={retry} />
      </div>
    </Dialog>
  );
}

function Ways({ retry }: { readonly retry: () => void }) {
  const { t } = useTranslation(['common', 'errors']);
  return (
    <div className={css.ways}>
      <Button look="main" keys="Alt+Y" onClick={retry}>
        {t('action.retry')}
      </Button>
      <Button keys="Alt+R" onClick={reload}>
        {t('errors:broken.reload')}
      </Button>
    </div>
  );
}

/** What happened, what is safe, what to do; and details for an administrator. */
function Words({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('errors');
  const correlation = correlationIn(error);
  return (
    <>
      {error instanceof ChunkError && <p>{t('broken.chunk')}</p>}
      <p>{t('broken.safe')}</p>
      <p>{t('broken.todo')}</p>
      <p className={css.detail}>
        {correlation === null
          ? String(error instanceof ChunkError ? error.cause : error)
          : t('broken.correlation', { id: correlation })}
      </p>
    </>
  );
}
