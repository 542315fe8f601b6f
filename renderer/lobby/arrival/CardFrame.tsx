import type { ReactNode } from 'react';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { cx } from '../../ui/class-names.ts';
import css from './CardFrame.module.css';

/** The card in the left column, with the edge of its tier. */
export function CardFrame({
  tier,
  label,
  children,
  className,
}: {
  tier: Tier;
  label: string;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <section className={cx(css.card, css[tier], className)} aria-label={label} data-card={tier}>
      {children}
    </section>
  );
}
