import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { tiers } from '../../../shared/model/schemes/tier.ts';

/* Heights of a lane's parts as its style sheet draws them, in pixels at normal text size. */
const rowHeight = 23;
const lanePadding = 17;
const leastLane = 57;
const emptyLane = 37;

function laneHeight(rows: number): number {
  return rows === 0 ? emptyLane : Math.max(leastLane, lanePadding + rows * rowHeight);
}

/**
 * Shares a height among the lanes: every lane that has someone shows one, and what is left goes round by round to the
 * lanes that still hide tickets, the better tier first.
 * @param counts tickets of each lane. @returns rows to show of each lane
 */
export function shareRows(counts: readonly number[], height: number): readonly number[] {
  const shown = counts.map((count) => Math.min(count, 1));
  const used = () => shown.reduce((sum, rows) => sum + laneHeight(rows), 0);
  for (let grown = true; grown;) {
    grown = false;
    for (const [lane, count] of counts.entries()) {
      const rows = shown[lane] ?? 0;
      if (rows >= count) continue;
      shown[lane] = rows + 1;
      if (used() <= height) grown = true;
      else shown[lane] = rows;
    }
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
