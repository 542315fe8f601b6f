import { addDays, dayNumber, type BusinessDate } from '../dates.ts';
import { lunarYears } from './lunar-years.data.ts';

/** A day of the lunar year that comes back every year: a birthday, a festival. */
export interface LunarDay {
  /** 1–12; a repeated month is never meant. */
  readonly month: number;
  /** 1–30. */
  readonly day: number;
}

/** A full lunar date. */
export interface LunarDate extends LunarDay {
  readonly year: number;
  /** In the repeated month. */
  readonly leap: boolean;
}

/** The table does not reach so far. */
export class LunarGapError extends Error {
  readonly code = 'lunar-year-missing';
  readonly year: number;

  constructor(year: number) {
    super(`lunar-year-missing: ${year}`);
    this.name = 'LunarGapError';
    this.year = year;
  }
}

interface LunarMonth {
  readonly month: number;
  readonly leap: boolean;
  readonly first: BusinessDate;
  readonly days: number;
}

const firstYear = lunarYears[0]?.[0] ?? 0;
const monthsByYear = new Map<number, readonly LunarMonth[]>();

/** The months of a lunar year in order, the repeated one behind its own. */
export function lunarMonths(year: number): readonly LunarMonth[] {
  const known = monthsByYear.get(year);
  if (known) return known;
  const row = lunarYears[year - firstYear];
  if (!row) throw new LunarGapError(year);
  const [, newYear, leapMonth, long] = row;
  const months: LunarMonth[] = [];
  let first = `${year}-${newYear}`;
  for (let i = 0; i < long.length; i += 1) {
    const leap = leapMonth > 0 && i === leapMonth;
    const month = leapMonth > 0 && i >= leapMonth ? i : i + 1;
    const days = long[i] === '1' ? 30 : 29;
    months.push({ month, leap, first, days });
    first = addDays(first, days);
  }
  monthsByYear.set(year, months);
  return months;
}

/**
 * The solar date of a lunar day in a lunar year. The repeat of a leap month is ignored; a 30th that a month has not is
 * kept on the 29th.
 */
export function solarOf(year: number, { month, day }: LunarDay): BusinessDate {
  const found = lunarMonths(year).find((one) => one.month === month && !one.leap);
  if (!found) throw new RangeError(`no lunar month ${month}`);
  return addDays(found.first, Math.min(day, found.days) - 1);
}

/** The first time on or after a date that a lunar day comes. */
export function nextLunar(lunar: LunarDay, from: BusinessDate): BusinessDate {
  // The lunar year begins in January or February, so a date lies in the lunar year of its number or the one before.
  for (let year = Number(from.slice(0, 4)) - 1; ; year += 1) {
    const date = solarOf(year, lunar);
    if (date >= from) return date;
  }
}

/** The lunar date of a solar one. */
export function lunarOf(date: BusinessDate): LunarDate {
  const solarYear = Number(date.slice(0, 4));
  const newYear = lunarMonths(solarYear)[0]?.first ?? '';
  const year = date < newYear ? solarYear - 1 : solarYear;
  const month = lunarMonths(year).findLast(({ first }) => first <= date);
  if (!month) throw new LunarGapError(year);
  const day = dayNumber(date) - dayNumber(month.first) + 1;
  return { year, month: month.month, day, leap: month.leap };
}

/** Reads "6/15" or "06-15", as files and forms give a lunar birthday; null when it is none. */
export function parseLunarDay(text: string): LunarDay | null {
  const match = /^(\d{1,2})[/-](\d{1,2})$/.exec(text);
  if (!match) return null;
  const month = Number(match[1]);
  const day = Number(match[2]);
  return month >= 1 && month <= 12 && day >= 1 && day <= 30 ? { month, day } : null;
}
