import { addDays, type BusinessDate } from '../../../shared/model/dates.ts';
import { nextLunar, type LunarDay } from '../../../shared/model/relationship/lunar.ts';

/** A day of the year on which clients are greeted. */
export interface Festival {
  readonly id: string;
  readonly day: { readonly lunar: LunarDay } | { readonly solar: string };
}

/** Festivals of a Chinese branch's year; the branch can change the list. */
export const defaultFestivals: readonly Festival[] = [
  { id: 'new-year', day: { solar: '01-01' } },
  { id: 'spring-festival', day: { lunar: { month: 1, day: 1 } } },
  { id: 'lantern', day: { lunar: { month: 1, day: 15 } } },
  { id: 'women', day: { solar: '03-08' } },
  { id: 'labour', day: { solar: '05-01' } },
  { id: 'dragon-boat', day: { lunar: { month: 5, day: 5 } } },
  { id: 'teachers', day: { solar: '09-10' } },
  { id: 'mid-autumn', day: { lunar: { month: 8, day: 15 } } },
  { id: 'national-day', day: { solar: '10-01' } },
  { id: 'double-ninth', day: { lunar: { month: 9, day: 9 } } },
];

/** Festivals within some days from a date on, in order. */
export function festivalsAhead(
  festivals: readonly Festival[],
  from: BusinessDate,
  days: number,
): readonly { readonly id: string; readonly on: BusinessDate }[] {
  const until = addDays(from, days);
  return festivals
    .map(({ id, day }) => ({
      id,
      on: 'lunar' in day ? nextLunar(day.lunar, from) : next(day.solar, from),
    }))
    .filter(({ on }) => on <= until)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function next(day: string, from: BusinessDate): BusinessDate {
  const year = Number(from.slice(0, 4));
  const on = `${year}-${day}`;
  return on >= from ? on : `${year + 1}-${day}`;
}
