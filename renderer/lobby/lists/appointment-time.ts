import { addDays, branchOffsetMs, isBusinessDate } from '../../../shared/model/dates.ts';

const hourMs = 3_600_000;

/** A day and a time of day on the branch's clock, as fields of the system give them. */
export interface DayTime {
  /** "YYYY-MM-DD", or empty while it is no date. */
  readonly day: string;
  /** "HH:MM", or empty while it is no time. */
  readonly time: string;
}

/** The next full hour but one: what most people mean by "later". */
export function laterThan(now: number): DayTime {
  const at = new Date(Math.ceil((now + hourMs) / hourMs) * hourMs + branchOffsetMs).toISOString();
  return { day: at.slice(0, 10), time: at.slice(11, 16) };
}

/** The instant of a day and a time at the branch. @returns null while either is none */
export function instantOf({ day, time }: DayTime): number | null {
  if (!isBusinessDate(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  return Date.parse(`${day}T${time}:00+08:00`);
}

/** Adds days to a day; an invalid day stays. */
export function daysOn(when: DayTime, days: number): DayTime {
  return isBusinessDate(when.day) ? { ...when, day: addDays(when.day, days) } : when;
}
