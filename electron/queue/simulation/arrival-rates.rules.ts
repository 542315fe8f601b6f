import { tiers } from '../../../shared/model/schemes/tier.ts';
import type { RandomStream } from './random-stream.rules.ts';

/** Arrival rates by time of day, learned from earlier days and today. Times of day in milliseconds since midnight. */
export interface ArrivalRates {
  /** Somebody came. */
  learn(timeOfDay: number, tier: number, service: number): void;
  /** The day is over; the next begins empty. */
  endDay(): void;
  /** Expected arrivals for the rest of a day that is known up to now. Valid until more is learned. */
  forecast(now: number): ArrivalForecast;
}

/** Expected arrivals. */
export interface ArrivalForecast {
  /** The time of the next arrival after a time of day; Infinity: nobody else comes today. */
  next(random: RandomStream, timeOfDay: number): number;
  /** The tier of an arrival at that time. */
  tier(random: RandomStream, timeOfDay: number): number;
  /** The service that an arrival of a tier asks for. */
  service(random: RandomStream, tier: number): number;
}

/** Rates are kept for each quarter of an hour. */
export const quarterHourMs = 15 * 60_000;
const quarters = 96;
/** Weight of a past day against the day after it. */
const fading = 0.9;
/** Weight of "as many as usual" against today's own count, in arrivals. */
const usualWeight = 25;
/** How much of today's pace is kept from one quarter of an hour to the next. */
const paceMemory = 0.85;

/** Creates the rates of a branch of which nothing is known yet. */
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

  /**
   * The average of earlier days in a quarter of an hour, smoothed with its neighbours, because days differ by
   * minutes.
   */
  function usual(quarter: number): number {
    if (days === 0) return 0;
    const before = sumOf(past, Math.max(0, quarter - 1));
    const after = sumOf(past, Math.min(quarters - 1, quarter + 1));
    return (0.5 * sumOf(past, quarter) + 0.25 * (before + after)) / days;
  }

  /** Today's arrivals relative to earlier days; the latest quarters count most. */
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

  /** The rate of the last hour, for a branch without earlier days. */
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
    forecast(now) {
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

  /**
   * The tiers of the hour around a quarter, with a little of all hours: a quarter alone has too few diamond clients.
   */
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

/** Draws an index with a probability in proportion to its weight. */
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
