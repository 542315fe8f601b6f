import { addDays, addMonthsToMonth, dayNumber, lastDayOf, monthOf } from '../dates.ts';
import type { BusinessDate, Month } from '../dates.ts';

/** One year of the official calendar: "MM-DD" or "MM-DD..MM-DD" off, and weekend days that are worked. */
export interface OfficialYear {
  readonly year: number;
  readonly off: readonly string[];
  readonly work: readonly string[];
}

/** A day that the branch itself opens or closes; it goes before the official calendar. */
export interface OwnDay {
  readonly date: BusinessDate;
  readonly working: boolean;
}

/** Nobody has said yet which days of this year are worked: nothing may be guessed. */
export class CalendarGapError extends Error {
  readonly code = 'calendar-year-missing';
  readonly year: number;

  constructor(year: number) {
    super(`calendar-year-missing: ${year}`);
    this.name = 'CalendarGapError';
    this.year = year;
  }
}

/** Which days are worked. Every question about a day without data throws {@link CalendarGapError}. */
export interface WorkCalendar {
  /** Whether the whole year is arranged. */
  readonly covers: (year: number) => boolean;
  /** Whether the day can be answered. */
  readonly knows: (date: BusinessDate) => boolean;
  readonly isWorkingDay: (date: BusinessDate) => boolean;
  /** The working days of a month, in order. */
  readonly workingDays: (month: Month) => readonly BusinessDate[];
}

/** Longer than any run of days off; a search that goes further has met a calendar that makes no sense. */
const longestPause = 60;

/** The first working day on or after a date. */
export function firstWorkingDayFrom(calendar: WorkCalendar, date: BusinessDate): BusinessDate {
  for (let i = 0; i <= longestPause; i += 1) {
    const day = addDays(date, i);
    if (calendar.isWorkingDay(day)) return day;
  }
  throw new RangeError(`no working day within ${longestPause} days after ${date}`);
}

/** The last working day on or before a date. */
export function lastWorkingDayUpTo(calendar: WorkCalendar, date: BusinessDate): BusinessDate {
  for (let i = 0; i <= longestPause; i += 1) {
    const day = addDays(date, -i);
    if (calendar.isWorkingDay(day)) return day;
  }
  throw new RangeError(`no working day within ${longestPause} days before ${date}`);
}

/** The first month of the quarter that a date falls into. */
export function quarterOf(date: BusinessDate): Month {
  const month = Number(date.slice(5, 7));
  return `${date.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}`;
}

/** First and last day of the quarter of a date. */
export function quarterBounds(date: BusinessDate): { first: BusinessDate; last: BusinessDate } {
  const month = quarterOf(date);
  return { first: `${month}-01`, last: lastDayOf(addMonthsToMonth(month, 2)) };
}

/** The working days of the quarter of a date, in order. */
export function workingDaysOfQuarter(
  calendar: WorkCalendar,
  date: BusinessDate,
): readonly BusinessDate[] {
  const first = quarterOf(date);
  return [0, 1, 2].flatMap((i) => calendar.workingDays(addMonthsToMonth(first, i)));
}

/** The Monday of the week (Monday to Sunday) of a date; a week is named by it. */
export function weekOf(date: BusinessDate): BusinessDate {
  // 1970-01-01 was a Thursday.
  return addDays(date, -((((dayNumber(date) + 3) % 7) + 7) % 7));
}

/**
 * When the k-th of n is due if n are spread evenly over these days: on day ⌈k · W / n⌉.
 * @param k 1 … n. @param days not empty
 */
export function spreadDay(days: readonly BusinessDate[], k: number, n: number): BusinessDate {
  const day = days[Math.ceil((k * days.length) / n) - 1];
  if (day === undefined) throw new RangeError(`${k} of ${n} over ${days.length} days`);
  return day;
}

/** Every month from one date's to another's, in order. */
export function monthsBetween(from: BusinessDate, to: BusinessDate): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = addMonthsToMonth(month, 1)) {
    months.push(month);
  }
  return months;
}
