import {
  addMonths,
  addMonthsToMonth,
  dateFromDayNumber,
  dayNumber,
  daysInMonth,
  lastDayOf,
  monthOf,
  type BusinessDate,
  type Month,
} from '../../../shared/model/dates.ts';

/** The window of an average daily balance (exchange formats). Day numbers count from 1970-01-01. */
export interface Window {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly days: number;
  /**
   * Whole calendar months inside; where there is none (one month as of a day inside a month), the last whole month
   * before stands in for products and kinds that have monthly figures only.
   */
  readonly months: readonly WindowMonth[];
  /** Days of those months together. */
  readonly monthlyDays: number;
}

/** A whole month of a window. */
export interface WindowMonth {
  readonly month: Month;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly days: number;
}

/**
 * Every calendar day after the same day N months before the as-of date (that month's last day where the day does not
 * exist), up to and including it.
 */
export function windowOf(asOf: BusinessDate, months: number): Window {
  const lastDay = dayNumber(asOf);
  const firstDay = dayNumber(addMonths(asOf, -months)) + 1;
  const from = dateFromDayNumber(firstDay);
  const whole: WindowMonth[] = [];
  for (let month = monthOf(from); month <= monthOf(asOf); month = addMonthsToMonth(month, 1)) {
    const first = dayNumber(`${month}-01`);
    const last = dayNumber(lastDayOf(month));
    if (first >= firstDay && last <= lastDay) {
      whole.push({ month, firstDay: first, lastDay: last, days: daysInMonth(month) });
    }
  }
  if (whole.length === 0) {
    const month = addMonthsToMonth(monthOf(asOf), -1);
    const [first, last] = [dayNumber(`${month}-01`), dayNumber(lastDayOf(month))];
    whole.push({ month, firstDay: first, lastDay: last, days: daysInMonth(month) });
  }
  const monthlyDays = whole.reduce((sum, { days }) => sum + days, 0);
  return {
    from,
    to: asOf,
    firstDay,
    lastDay,
    days: lastDay - firstDay + 1,
    months: whole,
    monthlyDays,
  };
}
