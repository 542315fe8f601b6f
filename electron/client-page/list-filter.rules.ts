import {
  addDays,
  addMonths,
  daysInMonth,
  monthOf,
  type BusinessDate,
} from '../../shared/model/dates.ts';
import type { SchemeLevel } from '../../shared/model/schemes/scheme.ts';

/** An interval [from, to) of a scheme's value. */
export interface ValueRange {
  readonly from: number;
  readonly to: number;
}

/** "Near" is within a tenth of a threshold, so that a list stays short enough to work through. */
export const nearShare = 0.1;

/**
 * The days of the year ("MM-DD") of birthdays in the coming days. A birthday on 29 February is on the 28th in other
 * years.
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

/** The last date of risk assessments that have expired today: they are valid for a year (rulebook §3). */
export function lastExpiredAssessment(today: BusinessDate): BusinessDate {
  const date = addMonths(today, -12);
  const after = addDays(date, 1);
  return addMonths(after, 12) <= today ? after : date;
}

/** Ranges of values just below the next threshold. */
export function nearNext(levels: readonly SchemeLevel[]): ValueRange[] {
  return thresholds(levels).map((low) => ({ from: low - share(low), to: low }));
}

/** Ranges of values just above their threshold. */
export function nearLosing(levels: readonly SchemeLevel[]): ValueRange[] {
  return thresholds(levels).map((low) => ({ from: low, to: low + share(low) }));
}

const share = (low: number): number => Math.ceil(low * nearShare);

/** Thresholds between levels of different tiers. Other thresholds change nothing for the client. */
function thresholds(levels: readonly SchemeLevel[]): number[] {
  const reached = levels.filter(({ unconfirmed }) => !unconfirmed);
  return reached.flatMap(({ low, tier }, i) =>
    low !== null && tier !== reached[i - 1]?.tier ? [low] : [],
  );
}
