import type { BusinessDate } from '../../../shared/model/dates.ts';
import { addDays, isBusinessDate } from '../../../shared/model/dates.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import type { ClientPlan } from './plan.rules.ts';
import type { Random } from './random.rules.ts';

/** How many days from today the first clients of each tier have their birthday. */
const soon: Readonly<Record<Tier, readonly number[]>> = {
  diamond: [0, 2, 6],
  platinum: [0, 0, 1, 3, 5],
  gold: [0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7],
  regular: [],
};

const age: Readonly<Record<Tier, readonly [mean: number, spread: number]>> = {
  diamond: [57, 9],
  platinum: [53, 11],
  gold: [49, 12],
  regular: [43, 15],
};

/** Gives out birth dates: ages that fit the tier, and a few birthdays today and in the next days. */
export function createBirthdays(
  random: Random,
  today: BusinessDate,
): (plan: ClientPlan) => BusinessDate {
  const left = Object.fromEntries(
    Object.entries(soon).map(([tier, days]) => [tier, [...days]]),
  ) as Record<Tier, number[]>;

  return (plan) => {
    const [mean, spread] = age[plan.tier];
    const years = Math.round(Math.min(88, Math.max(20, mean + spread * random.normal())));
    const day = random.integer(1, 365);
    const planned = plan.ownBranch ? left[plan.tier].shift() : undefined;
    const birthday = addDays(today, planned ?? day - 365);
    return inYear(birthday.slice(4), Number(birthday.slice(0, 4)) - years);
  };
}

/** Someone's age on a day. */
export function ageOn(date: BusinessDate, birthDate: BusinessDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function inYear(monthAndDay: string, year: number): BusinessDate {
  const date = `${year}${monthAndDay}`;
  return isBusinessDate(date) ? date : inYear(monthAndDay, year - 1);
}
