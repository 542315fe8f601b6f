import type { Tier } from '../../shared/model/tier.ts';
import { tiers } from '../../shared/model/tier.ts';

/**
 * Shares the rows that fit on the screen among the lanes: every lane that has someone gets one, and what is left goes
 * round by round to the lanes that still hide tickets.
 * @param counts tickets of each lane. @param room rows in all. @returns rows to show of each lane
 */
export function shareRows(counts: readonly number[], room: number): readonly number[] {
  const shown = counts.map((count) => Math.min(count, 1));
  let left = room - shown.reduce((sum, rows) => sum + rows, 0);
  while (left > 0) {
    const hungry = counts.flatMap((count, lane) => (count > (shown[lane] ?? 0) ? [lane] : []));
    if (hungry.length === 0) break;
    for (const lane of hungry.slice(0, left)) shown[lane] = (shown[lane] ?? 0) + 1;
    left -= Math.min(left, hungry.length);
  }
  return shown;
}

/**
 * Minutes that the full width of a lane stands for. All lanes share it, so that bars compare; the longest promise ends
 * at nine tenths, and a wait beyond it stretches the scale instead of being cut.
 */
export function laneScale(
  promiseMinutes: Readonly<Record<Tier, number>>,
  waits: readonly number[],
): number {
  const promise = Math.max(...tiers.map((tier) => promiseMinutes[tier]));
  return Math.max(promise / 0.9, ...waits.map((wait) => wait * 1.04));
}
