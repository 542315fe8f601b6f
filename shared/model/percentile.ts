/**
 * The nearest-rank percentile of sorted values; null if there are none.
 * @param percent 1 to 100; whole, so that rounding cannot move the rank
 */
export function percentile(
  sorted: { readonly length: number; readonly [at: number]: number },
  percent: number,
): number | null {
  return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? null;
}
