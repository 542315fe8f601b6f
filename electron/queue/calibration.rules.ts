/**
 * How far out in its distribution a bound must lie so that as many keep within it as it says, learned from what became
 * of earlier bounds: adaptive conformal inference (Gibbs and Candès, 2021). A bound that held draws the level in a
 * little, one that broke pushes it out nine times as far; in the long run nine of ten hold, however wrong the model is.
 */
export interface Calibration {
  /** The level at which to take the bound; above 1: farther out than anything that was drawn. */
  level(tier: number): number;
  /** A ticket kept within its bound, or did not. */
  learn(tier: number, held: boolean): void;
}

/** The share that a bound promises. */
export const boundShare = 0.9;
const step = 0.03;
const most = 1.5;

/**
 * Opens a calibration that takes the model at its word until it has been seen to err. Each tier has its own level: a
 * model errs differently for those who pass others and for those who are passed.
 * @param options.from where it begins. @param options.least how far it may be drawn in
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
 * The value at a level of drawn values, between neighbours in proportion. A level above 1 goes on at the pace of the
 * outer tenth: the draws cannot say what is beyond them, and a model that is too sure of itself needs it.
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
