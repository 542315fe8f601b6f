import type { BusinessDate } from '../../shared/model/dates.ts';
import type { CareClass } from '../../shared/model/hall/ticket.ts';
import type { Tier } from '../../shared/model/schemes/tier.ts';
import { ageOn } from './clients/birthdays.rules.ts';
import type { DemoVisitor } from './visitors.rules.ts';
import type { Random, Weighted } from './clients/random.rules.ts';

/** What each service takes: the median in seconds, and the spread of its logarithm. */
const duration: Readonly<Record<string, readonly [median: number, sigma: number]>> = {
  cash: [210, 0.55],
  'non-cash': [290, 0.6],
  wealth: [840, 0.45],
  loan: [1080, 0.4],
  corporate: [480, 0.55],
};
const shortest = 45;
const longest = 3600;

const wants: Readonly<Record<Tier | 'company', Weighted<string>>> = {
  diamond: errands(20, 28, 42, 10),
  platinum: errands(26, 32, 34, 8),
  gold: errands(40, 38, 16, 6),
  regular: errands(52, 41, 3, 4),
  company: [
    ['corporate', 85],
    ['cash', 15],
  ],
};

/** What somebody comes for. */
export function serviceFor(random: Random, visitor: DemoVisitor | null): string {
  if (visitor === null) return random.weighted([...wants.regular, ['corporate', 5]]);
  return random.weighted(wants[visitor.kind === 'corporate' ? 'company' : visitor.tier]);
}

/** How long it takes, log-normal, in whole seconds. */
export function secondsOf(random: Random, service: string): number {
  const [median, sigma] = duration[service] ?? [300, 0.5];
  return Math.round(Math.min(longest, Math.max(shortest, random.logNormal(median, sigma))));
}

/** A care class for some: most of the very old, a few others. */
export function careOf(random: Random, visitor: DemoVisitor | null, date: BusinessDate): CareClass {
  const drawn = random.next();
  if (visitor?.kind === 'corporate') return 'none';
  const age = visitor && visitor.birthDate !== '' ? ageOn(date, visitor.birthDate) : 45;
  if (age >= 75 || (age >= 70 && drawn < 0.5)) return 'elderly';
  if (drawn < 0.01) return 'disabled';
  if (drawn < 0.02) return 'military';
  return visitor?.gender === 'F' && age >= 24 && age <= 40 && drawn < 0.05 ? 'pregnant' : 'none';
}

function errands(cash: number, other: number, wealth: number, loan: number): Weighted<string> {
  return [
    ['cash', cash],
    ['non-cash', other],
    ['wealth', wealth],
    ['loan', loan],
  ];
}
