/**
 * Learns at which quantile of the simulated waits a bound must be taken so that nine of ten bounds hold: adaptive
 * conformal inference (Gibbs and Candès, 2021). A bound that held lowers the level a little; one that did not raises it
 * nine times as much. In the long run nine of ten hold, however wrong the model is.
 */
export interface Calibration {
  /** The quantile at which to take the bound; above 1: beyond every simulated wait. */
  level(tier: number): number;
  /** Whether a ticket was called within its bound. */
  learn(tier: number, held: boolean): void;
}

/** The share that a bound promises. */
export const boundShare = 0.9;
const step = 0.03;
const most = 1.5;

/**
 * Creates a calibration that trusts the model until it is seen to be wrong. Each tier has its own level, because a
 * model errs differently for those who overtake and for those who are overtaken.
 * @param options.from the level at first. @param options.least the lowest level
 */
export function createCalibration(
  tiers: number,
  { from = boundShare, least = 0.5 }: { readonly from?: number; readonly least?: number } = {},
): Calibration {
  const levels = Array.from({ length: tiers }, () => from);
  return {
    level: (tier) => levels[tier] ?? boundShare,
    learn(tier, held) {
      const error = boundShare - (held ? 1 : 0);
      const level = (levels[tier] ?? boundShare) + step * error;
      levels[tier] = Math.min(most, Math.max(least, level));
    },
  };
}

/**
 * The quantile of sorted values, interpolated between neighbours. A level above 1 is extrapolated with the slope of the
 * upper tenth: the values cannot say what is beyond them, and an overconfident model needs more than its largest value.
 * @param sorted ascending, not empty
 */
export function atLevel(sorted: Float64Array, level: number): number {
  const last = sorted.length - 1;
  if (level > 1) {
    const end = sorted[last] ?? 0;
    return end + ((level - 1) / 0.1) * (end - atLevel(sorted, 0.9));
  }
  // Of n draws the k-th is exceeded by one more with chance 1 - k / (n + 1).
  const place = Math.min(last, Math.max(0, level * (sorted.length + 1) - 1));
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(last, below + 1)] ?? low;
  return low + (place - below) * (high - low);
}
