import { cx } from '../class-names.ts';
import css from './WaitBar.module.css';

/** A wait relative to its target: calm, near (the last tenth), broken (overdue). */
export type WaitLook = 'calm' | 'near' | 'broken';

/** @param fraction the share of the wait target that has passed */
export function waitLook(fraction: number): WaitLook {
  if (fraction >= 1) return 'broken';
  return fraction >= 0.9 ? 'near' : 'calm';
}

interface WaitBarProps {
  /** Length of the bar, 0 to 1 of the full width; more is cut off. */
  readonly fraction: number;
  readonly look: WaitLook;
  /** The wait target's position on the full width, for lanes that share one scale. */
  readonly mark?: number;
  readonly thick?: boolean;
}

/** A wait as a bar. The number is beside it, so screen readers skip the bar. */
export function WaitBar({ fraction, look, mark, thick = false }: WaitBarProps) {
  const percent = (part: number) => `${String(Math.min(1, Math.max(0, part)) * 100)}%`;
  return (
    <span className={cx(css.bar, css[look], thick && css.thick)} aria-hidden="true">
      <i style={{ width: percent(fraction) }} />
      {mark !== undefined && <u style={{ left: percent(mark) }} />}
    </span>
  );
}
