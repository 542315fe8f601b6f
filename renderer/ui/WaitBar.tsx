import { cx } from './class-names.ts';
import css from './WaitBar.module.css';

/** How near a wait is to its promise: calm, near (its last tenth), broken. */
export type WaitLook = 'calm' | 'near' | 'broken';

/** @param fraction of the promised wait that has passed. */
export function waitLook(fraction: number): WaitLook {
  if (fraction >= 1) return 'broken';
  return fraction >= 0.9 ? 'near' : 'calm';
}

interface WaitBarProps {
  /** Length of the bar, 0…1 of the full width; more is cut. */
  readonly fraction: number;
  readonly look: WaitLook;
  /** Where on the full width the promise ends, for lanes that share one scale. */
  readonly mark?: number;
  readonly thick?: boolean;
}

/** A wait as a bar. The number stands beside it, so screen readers skip the bar. */
export function WaitBar({ fraction, look, mark, thick = false }: WaitBarProps) {
  const percent = (part: number) => `${String(Math.min(1, Math.max(0, part)) * 100)}%`;
  return (
    <span className={cx(css.bar, css[look], thick && css.thick)} aria-hidden="true">
      <i style={{ width: percent(fraction) }} />
      {mark !== undefined && <u style={{ left: percent(mark) }} />}
    </span>
  );
}
