import { addDays, addMonths, type BusinessDate } from '../../../shared/model/dates.ts';
import { nextLunar, type LunarDay } from '../../../shared/model/relationship/lunar.ts';
import type { WorkCalendar } from '../../../shared/model/relationship/work-calendar.ts';

/** From when until when something that is bound to a date can be done in time. */
export interface DatedWindow {
  readonly listedFrom: BusinessDate;
  readonly due: BusinessDate;
}

/**
 * The working days around a date: told `lead` days ahead, on the next working day where that is none, and to be done by
 * the last working day up to the date. If none lies between, on that last one. Of a year that nobody has arranged yet no
 * day counts as worked: the row comes early rather than late, and `gaps` gets the year.
 */
export function datedWindow(
  calendar: WorkCalendar,
  date: BusinessDate,
  lead: number,
  gaps: Set<number>,
): DatedWindow {
  let due = date;
  while (!isWorked(calendar, due, gaps)) due = addDays(due, -1);
  let listedFrom = addDays(date, -lead);
  while (listedFrom < due && calendar.knows(listedFrom) && !calendar.isWorkingDay(listedFrom)) {
    listedFrom = addDays(listedFrom, 1);
  }
  return { listedFrom: listedFrom < due ? listedFrom : due, due };
}

function isWorked(calendar: WorkCalendar, date: BusinessDate, gaps: Set<number>): boolean {
  if (calendar.knows(date)) return calendar.isWorkingDay(date);
  gaps.add(Number(date.slice(0, 4)));
  return false;
}

/** The first birthday on or after a date; a 29 February is kept on the 28th, a lunar birthday goes before a solar one. */
export function birthdayFrom(
  birth: { readonly birthDate: BusinessDate | null; readonly lunarBirthday: LunarDay | null },
  from: BusinessDate,
): { readonly on: BusinessDate; readonly lunar: boolean } | null {
  if (birth.lunarBirthday) return { on: nextLunar(birth.lunarBirthday, from), lunar: true };
  if (birth.birthDate === null) return null;
  let years = Math.max(0, Number(from.slice(0, 4)) - Number(birth.birthDate.slice(0, 4)));
  let on = addMonths(birth.birthDate, years * 12);
  while (on < from) {
    years += 1;
    on = addMonths(birth.birthDate, years * 12);
  }
  return { on, lunar: false };
}
