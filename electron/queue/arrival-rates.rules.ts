import { tiers } from '../../shared/model/tier.ts';
import type { RandomStream } from './random-stream.rules.ts';

/** Who comes when, learned from earlier days and from this one. Times of day in milliseconds since midnight. */
export interface ArrivalRates {
  /** Somebody came. */
  learn(timeOfDay: number, tier: number, service: number): void;
  /** The day is over; the next begins empty. */
  endDay(): void;
  /** Who is to be expected for the rest of a day that is known up to now. Valid until more is learned. */
  outlook(now: number): Outlook;
}

/** Who is to be expected. */
export interface Outlook {
  /** When the next one comes after a time of the day; Infinity: nobody does any more. */
  next(random: RandomStream, timeOfDay: number): number;
  /** The tier of one who comes at that time. */
  tier(random: RandomStream, timeOfDay: number): number;
  /** What one of a tier comes for. */
  service(random: RandomStream, tier: number): number;
}

/** The grain of a day. */
export const quarterHourMs = 15 * 60_000;
const quarters = 96;
/** Weight of a day that went by, against the one after it. */
const fading = 0.9;
/** Arrivals that "as many as usual" weighs against today's own count. */
const usualWeight = 25;
/** What of the day's own pace is remembered from one quarter to the next. */
const paceMemory = 0.85;

/** Opens a memory of arrivals. */
export function createArrivalRates(): ArrivalRates {
  const ranks = tiers.length;
  const past = new Float64Array(quarters * ranks);
  let days = 0;
  let today = new Float64Array(quarters * ranks);
  const errands = tiers.map((): number[] => []);
  const errandSums = tiers.map(() => 0);

  const quarterOf = (time: number) =>
    Math.min(quarters - 1, Math.max(0, Math.floor(time / quarterHourMs)));

  function sumOf(counts: Float64Array, quarter: number): number {
    let sum = 0;
    for (let rank = 0; rank < ranks; rank += 1) sum += counts[quarter * ranks + rank] ?? 0;
    return sum;
  }

  /** What earlier days had in a quarter on average, smoothed with its neighbours: days differ by minutes. */
  function usual(quarter: number): number {
    if (days === 0) return 0;
    const before = sumOf(past, Math.max(0, quarter - 1));
    const after = sumOf(past, Math.min(quarters - 1, quarter + 1));
    return (0.5 * sumOf(past, quarter) + 0.25 * (before + after)) / days;
  }

  /** Today against earlier days, the latest quarters counting most. */
  function pace(now: number): number {
    const current = quarterOf(now);
    const gone = now / quarterHourMs - current;
    let seen = 0;
    let expected = 0;
    for (let quarter = 0; quarter <= current; quarter += 1) {
      seen = seen * paceMemory + sumOf(today, quarter);
      expected = expected * paceMemory + usual(quarter) * (quarter === current ? gone : 1);
    }
    return (seen + usualWeight) / (expected + usualWeight);
  }

  /** Without earlier days: as the last hour was. */
  function lately(now: number): number {
    const current = quarterOf(now);
    let seen = 0;
    for (let quarter = Math.max(0, current - 4); quarter <= current; quarter += 1) {
      seen += sumOf(today, quarter);
    }
    const span = Math.min(4 * quarterHourMs, current * quarterHourMs) + (now % quarterHourMs);
    return span === 0 ? 0 : seen / span;
  }

  return {
    learn(timeOfDay, tier, service) {
      const at = quarterOf(timeOfDay) * ranks + tier;
      today[at] = (today[at] ?? 0) + 1;
      const counts = errands[tier];
      if (!counts) return;
      counts[service] = (counts[service] ?? 0) + 1;
      errandSums[tier] = (errandSums[tier] ?? 0) + 1;
    },
    endDay() {
      past.forEach((count, at) => {
        past[at] = count * fading + (today[at] ?? 0);
      });
      days = days * fading + 1;
      today = new Float64Array(quarters * ranks);
    },
    outlook(now) {
      const factor = days === 0 ? 0 : pace(now);
      const sinceHour = days === 0 ? lately(now) : 0;
      const mixes: (readonly number[] | undefined)[] = [];
      const rateOf = (quarter: number) =>
        days === 0 ? sinceHour : (usual(quarter) * factor) / quarterHourMs;
      return {
        next(random, timeOfDay) {
          let at = timeOfDay;
          for (let quarter = quarterOf(at); quarter < quarters; quarter += 1) {
            const end = (quarter + 1) * quarterHourMs;
            at += random.exponential(rateOf(quarter));
            if (at < end) return at;
            at = end;
          }
          return Infinity;
        },
        tier(random, timeOfDay) {
          const quarter = quarterOf(timeOfDay);
          return lotOf(random, (mixes[quarter] ??= mixOf(quarter)));
        },
        service(random, tier) {
          const counts = errands[tier];
          return counts && counts.length > 0 ? lotOf(random, counts) : 0;
        },
      };
    },
  };

  /** The mix of the hour, leaning on that of all days: quarters alone hold too few of the best. */
  function mixOf(quarter: number): number[] {
    return tiers.map((_, rank) => {
      let near = 0;
      for (let other = quarter - 2; other <= quarter + 2; other += 1) {
        const at = other * ranks + rank;
        near += (past[at] ?? 0) + (today[at] ?? 0);
      }
      return near + 0.05 * (errandSums[rank] ?? 0) + 1e-6;
    });
  }
}

/** An index, as likely as its weight. */
function lotOf(random: RandomStream, weights: readonly (number | undefined)[]): number {
  let sum = 0;
  for (const weight of weights) sum += weight ?? 0;
  let lot = random.next() * sum;
  for (let index = 0; index < weights.length; index += 1) {
    lot -= weights[index] ?? 0;
    if (lot < 0) return index;
  }
  return weights.length - 1;
}
