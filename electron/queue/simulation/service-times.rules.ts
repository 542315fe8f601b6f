import type { RandomStream } from './random-stream.rules.ts';

/** Service times, learned from services that ended. Times in milliseconds. */
export interface ServiceTimes {
  /** Learns from a service that took so long. Counters are distinguished if they are given (from 0). */
  learn(service: number, took: number, counter?: number): void;
  /** Draws the remaining time of a service that began `elapsed` ago, from those that took longer. */
  draw(random: RandomStream, service: number, elapsed: number, counter?: number): number;
  /** The mean time of a service, including the prior. */
  mean(service: number): number;
}

/** How many of the latest times of each service are kept, so that old habits fade. */
const kept = 500;
/** Weight of the prior, in observed services. */
const beliefWeight = 12;
/** Weight against a counter's own pace: a few services say more about the clients than about the teller. */
const paceWeight = 25;
/** Limits of a counter's pace: odd records (a ticket forgotten at the counter) must not dominate a forecast. */
const fastest = 0.5;
const slowest = 2;

/**
 * The prior of every service: log-normal with a median of four minutes, nine of ten between one and fifteen. Service
 * times have this shape everywhere; the median is soon learned.
 */
const believed = Float64Array.from({ length: 40 }, (_, index) => {
  const share = (index + 0.5) / 40;
  return 240_000 * Math.exp(0.8 * normalQuantile(share));
});

/** Creates empty statistics. A service without observations is assumed to be like all others. */
export function createServiceTimes(): ServiceTimes {
  const all = createSample(2 * kept);
  const own: (Sample | undefined)[] = [];
  const paces: ({ count: number; sum: number } | undefined)[] = [];

  /** A counter's pace relative to the same services at all counters, shrunk towards 1 with few observations. */
  function paceOf(counter: number | undefined): number {
    const pace = counter === undefined ? undefined : paces[counter];
    if (!pace) return 1;
    const factor = Math.exp(pace.sum / (pace.count + paceWeight));
    return Math.min(slowest, Math.max(fastest, factor));
  }

  function mean(service: number): number {
    const seen = own[service];
    const general = (all.sum() + beliefWeight * meanOf(believed)) / (all.size() + beliefWeight);
    if (!seen) return general;
    return (seen.sum() + beliefWeight * general) / (seen.size() + beliefWeight);
  }

  return {
    learn(service, took, counter) {
      if (counter !== undefined && took > 0) {
        const pace = (paces[counter] ??= { count: 0, sum: 0 });
        // Old observations fade, so that a new teller at the counter is learned.
        pace.count = pace.count * 0.99 + 1;
        pace.sum = pace.sum * 0.99 + Math.log(took / Math.max(1, mean(service)));
      }
      all.add(took);
      (own[service] ??= createSample(kept)).add(took);
    },
    draw(random, service, elapsed, counter) {
      const pace = paceOf(counter);
      const since = elapsed / pace;
      const seen = own[service];
      // Weight of each source: its probability that a service lasts this long, times how far it is trusted.
      const size = seen?.size() ?? 0;
      const general = all.size() / (all.size() + beliefWeight);
      const trust = size / (size + beliefWeight);
      const fromOwn = seen ? trust * seen.shareAbove(since) : 0;
      const fromAll = (1 - trust) * general * all.shareAbove(since);
      const fromBelief = (1 - trust) * (1 - general) * shareAbove(believed, believed.length, since);
      let lot = random.next() * (fromOwn + fromAll + fromBelief);
      if (seen && lot < fromOwn) return pace * seen.above(random, since) - elapsed;
      lot -= fromOwn;
      if (lot < fromAll) return pace * all.above(random, since) - elapsed;
      if (fromBelief > 0)
        return pace * anyAbove(believed, believed.length, random, since) - elapsed;
      // Longer than all that were observed: the longer it has lasted, the longer it may still take.
      return random.exponential(1 / Math.max(30_000, elapsed / 3));
    },
    mean,
  };
}

/** The latest values, sorted. */
interface Sample {
  add(value: number): void;
  size(): number;
  sum(): number;
  shareAbove(value: number): number;
  /** One of the values above a value, with equal probability. */
  above(random: RandomStream, value: number): number;
}

function createSample(room: number): Sample {
  const latest = new Float64Array(room);
  const sorted = new Float64Array(room);
  let size = 0;
  let oldest = 0;
  let sum = 0;
  return {
    add(value) {
      if (size === room) {
        const gone = latest[oldest] ?? 0;
        const at = firstAbove(sorted, size, gone) - 1;
        sorted.copyWithin(at, at + 1, size);
        size -= 1;
        sum -= gone;
      }
      latest[oldest] = value;
      oldest = (oldest + 1) % room;
      const at = firstAbove(sorted, size, value);
      sorted.copyWithin(at + 1, at, size);
      sorted[at] = value;
      size += 1;
      sum += value;
    },
    size: () => size,
    sum: () => sum,
    shareAbove: (value) => shareAbove(sorted, size, value),
    above: (random, value) => anyAbove(sorted, size, random, value),
  };
}

function shareAbove(sorted: Float64Array, size: number, value: number): number {
  if (size === 0) return 0;
  // A service that has just begun may end at once.
  return value <= 0 ? 1 : (size - firstAbove(sorted, size, value)) / size;
}

function anyAbove(sorted: Float64Array, size: number, random: RandomStream, value: number): number {
  const from = value <= 0 ? 0 : firstAbove(sorted, size, value);
  return sorted[from + Math.floor(random.next() * (size - from))] ?? value;
}

/** Index of the first value above; `size` when none is. */
function firstAbove(sorted: Float64Array, size: number, value: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Quantile of the standard normal distribution; Tukey's lambda approximation, accurate to 0.01 in the range used. */
function normalQuantile(share: number): number {
  return (share ** 0.135 - (1 - share) ** 0.135) / 0.1975;
}
