/** A calendar day in the branch's zone, "YYYY-MM-DD". Strings compare in date order. */
export type BusinessDate = string;
/** A calendar month, "YYYY-MM". */
export type Month = string;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** Business dates are China's (rulebook §6). */
export const branchZone = 'Asia/Shanghai';
/** China is at UTC+8 all year: it has had no summer time since 1991. */
export const branchOffsetMs = 8 * 3_600_000;

const dayMs = 86_400_000;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthPattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** A cache of one day: nearly every call is about today. */
let latest = { day: NaN, date: '' };

/** The business date of an instant. */
export function businessDateOf(at: Instant): BusinessDate {
  const day = Math.floor((at + branchOffsetMs) / dayMs);
  if (day !== latest.day) latest = { day, date: dateFromDayNumber(day) };
  return latest.date;
}

/** Whether the text is a real calendar day "YYYY-MM-DD" (2026-02-30 is not). */
export function isBusinessDate(text: string): boolean {
  const match = datePattern.exec(text);
  if (!match) return false;
  return dateFromDayNumber(dayNumber(text)) === text;
}

/** Whether the text is a month "YYYY-MM". */
export function isMonth(text: string): boolean {
  return monthPattern.test(text);
}

/** Days since 1970-01-01 of a business date; differences are exact day counts. */
export function dayNumber(date: BusinessDate): number {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) /
    dayMs
  );
}

/** The inverse of {@link dayNumber}. */
export function dateFromDayNumber(day: number): BusinessDate {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The date `days` later (earlier when negative). */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return dateFromDayNumber(dayNumber(date) + days);
}

/** The month of a date. */
export function monthOf(date: BusinessDate): Month {
  return date.slice(0, 7);
}

/** The month `months` later (earlier when negative). */
export function addMonthsToMonth(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Number of days in a month. */
export function daysInMonth(month: Month): number {
  const year = Number(month.slice(0, 4));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const index = Number(month.slice(5, 7)) - 1;
  return index === 1 && isLeap ? 29 : (monthLengths[index] ?? NaN);
}

/** The last day of a month. */
export function lastDayOf(month: Month): BusinessDate {
  return `${month}-${String(daysInMonth(month)).padStart(2, '0')}`;
}

/** The same day of the month `months` later, or that month's last day if the day does not exist. */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const month = addMonthsToMonth(monthOf(date), months);
  const day = Math.min(Number(date.slice(8, 10)), daysInMonth(month));
  return `${month}-${String(day).padStart(2, '0')}`;
}
