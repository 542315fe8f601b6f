import type { SchemeLevelView } from '../../../shared/contract/explanation.ts';
import type { FenSum } from '../../../shared/model/money.ts';

/** Levels that can be reached, lowest first, and where a value lies among them. */
export interface ScaleView {
  readonly steps: readonly SchemeLevelView[];
  /** 0 at the left end, 1 at the right one. */
  readonly at: number;
}

/**
 * A scale on which every level is as long as the others, since thresholds lie too far apart for a common measure: a
 * value stands inside its own level in proportion, and above the last threshold it nears the end without reaching it.
 */
export function scaleOf(levels: readonly SchemeLevelView[], exact: FenSum): ScaleView {
  const value = Number(exact);
  const steps = levels.filter(
    ({ low, unconfirmed }, at) => at === 0 || (low !== null && !unconfirmed),
  );
  const reached = steps.findLastIndex(({ low }) => low === null || value >= low);
  const from = steps[reached]?.low ?? 0;
  const to = steps[reached + 1]?.low ?? null;
  const within =
    to === null
      ? 1 - (from > 0 ? from / Math.max(value, from) : 1)
      : (Math.max(value, from) - from) / Math.max(1, to - from);
  // Never on the line of a threshold that is not met.
  return { steps, at: (Math.max(reached, 0) + Math.min(within, 0.99)) / steps.length };
}
