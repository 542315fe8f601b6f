import type { Part } from './metric.rules.ts';

/** Evaluates a metric from its parts' amounts in floating point where that is certain to be exact. */
export type QuickValue = (amounts: Float64Array) => number | null;

/** Hundredths of a point from fen × points a 万: ÷ fen a 万 (10^6) × 100. */
const hundredthsPerFenPoint = 1e-4;

/**
 * A filter before the exact arithmetic of `valueOf`: the value in floating point, or null where the rounding at the end
 * is too near for its error. Amounts are known to a few units in the last place; `margin` is far above what the handful
 * of operations can add.
 */
export function quickValue(parts: readonly Part[]): QuickValue {
  const [first] = parts;
  if (first && !first.term) return ([amount = 0]) => quickHalfUp(amount);
  const rates = parts.map(({ term }) => (term?.pointsPerWan ?? 0) * hundredthsPerFenPoint);
  const caps = parts.map(({ term }) => (term?.cap === undefined ? Infinity : term.cap * 100));
  return (amounts) => {
    let sum = 0;
    let size = 0;
    for (let i = 0; i < rates.length; i += 1) {
      const points = Math.min((amounts[i] ?? 0) * (rates[i] ?? 0), caps[i] ?? Infinity);
      sum += points;
      size += Math.abs(points);
    }
    if (size === 0) return 0;
    const whole = Math.floor(sum);
    const above = sum - whole;
    const margin = marginOf(size);
    return above > margin && above < 1 - margin ? whole : null;
  };
}

function quickHalfUp(amount: number): number | null {
  const size = Math.abs(amount);
  const whole = Math.floor(size);
  const above = size - whole;
  if (Math.abs(above - 0.5) <= marginOf(size)) return null;
  const rounded = above > 0.5 ? whole + 1 : whole;
  return amount < 0 && rounded !== 0 ? -rounded : rounded;
}

/** 50 units in the last place, and never nothing. */
function marginOf(size: number): number {
  return size * 1e-14 + 1e-9;
}
