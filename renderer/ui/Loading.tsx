import { useTranslation } from 'react-i18next';
import css from './Loading.module.css';

/** Grey lines in place of content that is on its way. They appear after a moment, so quick answers do not flash. */
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
