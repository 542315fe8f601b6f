import {
  addDays,
  dayNumber,
  daysInMonth,
  isBusinessDate,
  type BusinessDate,
  type Month,
} from '../../../shared/model/dates.ts';
import {
  CalendarGapError,
  type OfficialYear,
  type OwnDay,
  type WorkCalendar,
} from '../../../shared/model/relationship/work-calendar.ts';

/** Why a year or a day that the branch enters is not taken. */
export const calendarFaults = [
  'not-a-day',
  'range-backwards',
  'off-and-worked', // the same day in both lists
  'worked-is-weekday', // a weekday is worked anyway: a make-up day is a Saturday or Sunday
] as const;
export type CalendarFault = (typeof calendarFaults)[number];

/**
 * The working days of the official years with the branch's own days on top. A later entry of a year replaces an earlier
 * one, so that the branch can enter a year by itself and a later notice mends it.
 */
export function createWorkCalendar(
  years: readonly OfficialYear[],
  own: readonly OwnDay[] = [],
): WorkCalendar {
  const marked = new Map<number, ReadonlyMap<BusinessDate, boolean>>(
    years.map((one) => [one.year, markedDays(one)]),
  );
  const ownDays = new Map(own.map(({ date, working }) => [date, working]));
  const months = new Map<Month, readonly BusinessDate[]>();
  const isWorkingDay = (date: BusinessDate): boolean => {
    const ownDay = ownDays.get(date);
    if (ownDay !== undefined) return ownDay;
    const year = Number(date.slice(0, 4));
    const official = marked.get(year);
    if (!official) throw new CalendarGapError(year);
    return official.get(date) ?? !isWeekend(date);
  };
  return {
    isWorkingDay,
    covers: (year) => marked.has(year),
    knows: (date) => ownDays.has(date) || marked.has(Number(date.slice(0, 4))),
    workingDays: (month) => {
      let days = months.get(month);
      if (!days) {
        const first = `${month}-01`;
        days = Array.from({ length: daysInMonth(month) }, (_, i) => addDays(first, i)).filter(
          isWorkingDay,
        );
        months.set(month, days);
      }
      return days;
    },
  };
}

/** What is wrong with a year's arrangement, with the entry that it is about; null when nothing is. */
export function yearFault(
  year: OfficialYear,
): { readonly fault: CalendarFault; readonly entry: string } | null {
  const off = new Set<BusinessDate>();
  for (const entry of year.off) {
    const [from, to] = bounds(year.year, entry);
    if (!isBusinessDate(from) || !isBusinessDate(to)) return { fault: 'not-a-day', entry };
    if (to < from) return { fault: 'range-backwards', entry };
    for (let day = from; day <= to; day = addDays(day, 1)) off.add(day);
  }
  for (const entry of year.work) {
    const day = `${year.year}-${entry}`;
    if (!isBusinessDate(day)) return { fault: 'not-a-day', entry };
    if (off.has(day)) return { fault: 'off-and-worked', entry };
    if (!isWeekend(day)) return { fault: 'worked-is-weekday', entry };
  }
  return null;
}

function markedDays({ year, off, work }: OfficialYear): ReadonlyMap<BusinessDate, boolean> {
  const days = new Map<BusinessDate, boolean>();
  for (const entry of off) {
    const [from, to] = bounds(year, entry);
    for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, false);
  }
  for (const entry of work) days.set(`${year}-${entry}`, true);
  return days;
}

function bounds(year: number, entry: string): readonly [BusinessDate, BusinessDate] {
  const [from = '', to = from] = entry.split('..');
  return [`${year}-${from}`, `${year}-${to}`];
}

function isWeekend(date: BusinessDate): boolean {
  // 1970-01-01 was a Thursday: day 2 a Saturday, day 3 a Sunday.
  const day = (((dayNumber(date) - 2) % 7) + 7) % 7;
  return day < 2;
}
