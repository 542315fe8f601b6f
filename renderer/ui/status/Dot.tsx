import css from './Dot.module.css';
import { cx } from '../class-names.ts';

/** A state dot, always beside a word that says the same. */
export function Dot({ look }: { look: 'good' | 'warn' | 'alarm' | 'idle' }) {
  return <span className={cx(css.dot, css[look])} aria-hidden="true" />;
}
