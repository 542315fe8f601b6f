import { useTranslation } from 'react-i18next';
import css from './Loading.module.css';

/** Grey lines while content is loading. They appear after a delay, so that quick answers do not flicker. */
export function Loading({ lines = 5 }: { lines?: number }) {
  const { t } = useTranslation('common');
  return (
    <div className={css.loading} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${String(92 - ((line * 17) % 40))}%` }} />
      ))}
    </div>
  );
}
