import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { cx } from '../class-names.ts';
import css from './TierBadge.module.css';

const shapes: Readonly<Record<Tier, ReactElement>> = {
  diamond: <path d="M6 0l6 6-6 6-6-6z" />,
  platinum: <path d="M3 .8h6L12 6 9 11.2H3L0 6z" />,
  gold: <circle cx="6" cy="6" r="5.5" />,
  regular: <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
};

/** The tier as shape, word and colour; the same badge everywhere. */
export function TierBadge({ tier, className }: { tier: Tier; className?: string | undefined }) {
  const { t } = useTranslation('common');
  return (
    <span className={cx(css.badge, css[tier], className)} data-tier={tier}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {shapes[tier]}
      </svg>
      {t(`tier.${tier}`)}
    </span>
  );
}
