import type { RandomStream } from './random-stream.rules.ts';

/** How long services take, learned from those that ended. Times in milliseconds. */
export interface ServiceTimes {
  /** A service ended after so long. Counters are told apart where they have numbers (from 0). */
  learn(service: number, took: number, counter?: number): void;
  /** How long one still takes that began `elapsed` ago: a draw from those that took longer. */
  draw(random: RandomStream, service: number, elapsed: number, counter?: number): number;
  /** The mean of what was learned of a service, with what is believed before. */
  mean(service: number): number;
}

/** So many of the latest of each service: last month's habits fade. */
const kept = 500;
/** What a belief weighs against what was seen, in services seen. */
const beliefWeight = 12;
/** A counter's own pace counts fully only after many services: few say more about the clients than about the teller. */
const paceWeight = 25;
/** Nobody is so fast or so slow; odd records (a ticket forgotten at the counter) must not rule a forecast. */
const fastest = 0.5;
const slowest = 2;

/**
 * What is believed of any service before anything was seen: log-normal with a median of four minutes, nine of ten
 * between one and fifteen. The shape is the one that service times have everywhere; the place is soon learned.
 */
const believed = Float64Array.from({ length: 40 }, (_, index) => {
  const share = (index + 0.5) / 40;
  return 240_000 * Math.exp(0.8 * normalQuantile(share));
});

/** Opens a memory of service times. A service is believed to be as all are, until it has shown itself. */
export function createServiceTimes(): ServiceTimes {
  const all = createSample(2 * kept);
  const own: (Sample | undefined)[] = [];
  const paces: ({ count: number; sum: number } | undefined)[] = [];

  /** A counter's pace: its times against those of the same services anywhere, drawn towards 1 where little was seen. */
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
        // The sum fades, so that a counter with a new teller is learned anew.
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
      // How likely each source says a service is to last this long at all, times how far it is trusted.
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
      // Longer than all that were seen: the longer it has lasted, the longer it may.
      return random.exponential(1 / Math.max(30_000, elapsed / 3));
    },
    mean,
  };
}

/** The latest of some values, sorted. */
interface Sample {
  add(value: number): void;
  size(): number;
  sum(): number;
  shareAbove(value: number): number;
  /** Any of those above a value, each as likely. */
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
  // A service that has just begun may end at once: some take no time at all.
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

/** Of the standard normal distribution; Tukey's lambda approximation, good to a hundredth in the range used. */
function normalQuantile(share: number): number {
  return (share ** 0.135 - (1 - share) ** 0.135) / 0.1975;
}
