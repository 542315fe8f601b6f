import type { BusinessDate, Month } from '../../../shared/model/dates.ts';
import {
  addDays,
  addMonths,
  addMonthsToMonth,
  dayNumber,
  daysInMonth,
  lastDayOf,
  monthOf,
} from '../../../shared/model/dates.ts';

const monthsInBook = 13;

/** The last 13 whole months, oldest first; a month that ends today is whole. */
export function bookMonths(today: BusinessDate): readonly Month[] {
  const current = monthOf(today);
  const last = today === lastDayOf(current) ? current : addMonthsToMonth(current, -1);
  return Array.from({ length: monthsInBook }, (_, i) =>
    addMonthsToMonth(last, i + 1 - monthsInBook),
  );
}

/** The first day of the 12-month window that ends on the date. */
export function windowStart(asOf: BusinessDate): BusinessDate {
  return addDays(addMonths(asOf, -12), 1);
}

/** The whole months inside the 12-month window. */
export function wholeMonths(asOf: BusinessDate, months: readonly Month[]): readonly Month[] {
  const from = windowStart(asOf);
  return months.filter((month) => `${month}-01` >= from && lastDayOf(month) <= asOf);
}

/** An average over months, each weighted by its days. */
export function weightedAverage(
  amounts: ReadonlyMap<Month, number>,
  months: readonly Month[],
): number {
  let sum = 0;
  let days = 0;
  for (const month of months) {
    sum += (amounts.get(month) ?? 0) * daysInMonth(month);
    days += daysInMonth(month);
  }
  return days === 0 ? 0 : sum / days;
}

/** The days of the 12-month window. */
export function windowDays(asOf: BusinessDate): number {
  return dayNumber(asOf) - dayNumber(windowStart(asOf)) + 1;
}
