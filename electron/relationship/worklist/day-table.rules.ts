import { addDays, type BusinessDate, type Month } from '../../../shared/model/dates.ts';
import { nextLunar, type LunarDay } from '../../../shared/model/relationship/lunar.ts';
import {
  quarterBounds,
  workingDaysOfQuarter,
  type WorkCalendar,
} from '../../../shared/model/relationship/work-calendar.ts';
import { datedWindow, type DatedWindow } from './dated.rules.ts';
import { monthDues } from './rhythm.rules.ts';

/** Days ahead beyond which no dated event can be listed: longer than any lead and any run of days off. */
const daysAhead = 60;

/**
 * The dates that one list asks for again and again. Counting days is most of the work for a branch of 5,000 clients, and
 * they share a few hundred dates: each is counted once.
 */
export interface DayTable {
  readonly today: BusinessDate;
  readonly tomorrow: BusinessDate;
  /** Missed dated events from here on are still listed. */
  readonly keptFrom: BusinessDate;
  readonly farthest: BusinessDate;
  readonly quarter: {
    readonly first: BusinessDate;
    /** Its working days; in the quarter in which the branch began, those from that day on. */
    readonly days: readonly BusinessDate[];
  };
  /** null: nobody has said which of its days are worked. */
  readonly quarterBefore: {
    readonly first: BusinessDate;
    readonly lastWorkingDay: BusinessDate | null;
  } | null;
  /** Years without a calendar that were met. */
  readonly gaps: ReadonlySet<number>;
  readonly after: (date: BusinessDate, days: number) => BusinessDate;
  readonly window: (date: BusinessDate, lead: number) => DatedWindow;
  /** The first working day on or after a date; the date itself where nobody has arranged its year yet. */
  readonly nextWorked: (date: BusinessDate) => BusinessDate;
  /** null: as above. */
  readonly monthDues: (month: Month, needed: number) => readonly BusinessDate[] | null;
  /** The first time from {@link keptFrom} on that a lunar day comes. */
  readonly lunar: (day: LunarDay) => BusinessDate;
}

/** @param begunOn the day on which relationship work began in the branch */
export function createDayTable(
  calendar: WorkCalendar,
  today: BusinessDate,
  begunOn: BusinessDate,
  datedKeptDays: number,
): DayTable {
  const gaps = new Set<number>();
  const quarter = quarterBounds(today).first;
  const before = quarterBounds(addDays(quarter, -1)).first;
  const keptFrom = addDays(today, -datedKeptDays);
  const after = remembered((date: BusinessDate, days: number) => addDays(date, days));
  const nextWorked = remembered((date: BusinessDate) => {
    for (let day = date; ; day = addDays(day, 1)) {
      if (!calendar.knows(day)) gaps.add(Number(day.slice(0, 4)));
      else if (!calendar.isWorkingDay(day)) continue;
      return day;
    }
  });
  const lunar = remembered((month: string, day: number) =>
    nextLunar({ month: Number(month), day }, keptFrom),
  );
  return {
    today,
    tomorrow: addDays(today, 1),
    keptFrom,
    farthest: addDays(today, daysAhead),
    quarter: {
      first: quarter,
      days: workingDaysOfQuarter(calendar, today).filter((day) => day >= begunOn),
    },
    quarterBefore: calendar.knows(before)
      ? { first: before, lastWorkingDay: workingDaysOfQuarter(calendar, before).at(-1) ?? null }
      : null,
    gaps,
    after,
    window: remembered((date, lead) => datedWindow(calendar, date, lead, gaps)),
    nextWorked: (date) => nextWorked(date, 0),
    monthDues: remembered((month, needed) =>
      calendar.knows(`${month}-01`) ? monthDues(calendar, month, needed) : null,
    ),
    lunar: ({ month, day }) => lunar(String(month), day),
  };
}

/** Answers a question about a text and a number once. */
function remembered<Answer>(
  answer: (text: string, number: number) => Answer,
): (text: string, number: number) => Answer {
  const tables = new Map<number, Map<string, Answer>>();
  return (text, number) => {
    let table = tables.get(number);
    if (!table) tables.set(number, (table = new Map<string, Answer>()));
    let known = table.get(text);
    if (known === undefined) table.set(text, (known = answer(text, number)));
    return known;
  };
}
