import {
  addDays,
  addMonths,
  daysInMonth,
  monthOf,
  type BusinessDate,
} from '../../shared/model/dates.ts';
import type { SchemeLevel } from '../../shared/model/scheme.ts';

/** An interval [from, to) of a scheme's value. */
export interface ValueRange {
  readonly from: number;
  readonly to: number;
}

/** "Near" is within this share of a threshold: a tenth, so that a list stays short enough to work through. */
export const nearShare = 0.1;

/**
 * The days of the year ("MM-DD") on which a birthday in the coming days can fall. Who was born on 29 February has it on
 * the 28th in other years.
 */
export function birthdaysWithin(today: BusinessDate, days: number): string[] {
  const found = new Set<string>();
  for (let ahead = 0; ahead <= Math.min(days, 366); ahead += 1) {
    const date = addDays(today, ahead);
    found.add(date.slice(5));
    if (date.endsWith('-02-28') && daysInMonth(monthOf(date)) === 28) found.add('02-29');
  }
  return [...found];
}

/** The last day on which an assessment was made that has expired today: it is valid for a year (rulebook §3). */
export function lastExpiredAssessment(today: BusinessDate): BusinessDate {
  const date = addMonths(today, -12);
  const after = addDays(date, 1);
  return addMonths(after, 12) <= today ? after : date;
}

/** Values that miss the next threshold by little. */
export function nearNext(levels: readonly SchemeLevel[]): ValueRange[] {
  return thresholds(levels).map((low) => ({ from: low - share(low), to: low }));
}

/** Values that are above their threshold by little. */
export function nearLosing(levels: readonly SchemeLevel[]): ValueRange[] {
  return thresholds(levels).map((low) => ({ from: low, to: low + share(low) }));
}

const share = (low: number): number => Math.ceil(low * nearShare);

/** Thresholds between levels of different tiers: moving between levels of one tier changes nothing on the floor. */
function thresholds(levels: readonly SchemeLevel[]): number[] {
  const reached = levels.filter(({ unconfirmed }) => !unconfirmed);
  return reached.flatMap(({ low, tier }, i) =>
    low !== null && tier !== reached[i - 1]?.tier ? [low] : [],
  );
}
