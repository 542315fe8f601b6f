import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { createArrivalRates, type ArrivalForecast } from './arrival-rates.rules.ts';
import { atLevel, createCalibration } from './calibration.rules.ts';
import { createFuturePlayer, type FutureLine } from './future.rules.ts';
import { createNumberHeap } from './number-heap.rules.ts';
import { createRandomStream } from './random-stream.rules.ts';
import { createServiceTimes } from './service-times.rules.ts';
import type { Arrivals, SimulationWatch } from './simulation.rules.ts';
import { createWaitingLine, type WaitingLine } from '../calling/waiting-line.rules.ts';

/** From whose bounds the level is learned. */
export type Calibrated = 'all' | 'waiting';

/** Predictions made when each ticket was taken; milliseconds, in the order of arrival. */
export interface Predictions {
  readonly p50: Float64Array;
  readonly p90: Float64Array;
}

/** Observes a simulation and predicts each wait. */
export interface ForecastWatch extends SimulationWatch {
  readonly predictions: Predictions;
}

export interface ForecastOptions {
  readonly rule: CallingRule;
  readonly counters: number;
  /** Bounds hold for nine of ten of all tickets, or of those who had to wait. */
  readonly calibrated: Calibrated;
  readonly seed: number;
  /** Whether tickets may leave; how often is learned. */
  readonly patience: boolean;
}

const dayMs = 86_400_000;
const everything = [0];
/**
 * For bounds over all tickets. Tickets that are called at once meet any bound and make up for others, so the level
 * starts lower, and may fall further in quiet hours.
 */
const forEverybody = { from: 0.6, least: 0.2 };
/** Calls simulated for one forecast: long queues vary less relative to their length, and need fewer futures. */
const effort = 2500;

/**
 * Predicts the wait of each ticket when it is taken, only from what has happened by then: who waits, what each counter
 * serves and since when, services that ended, arrivals so far. The prediction for a ticket that is called at once is 0.
 */
export function createForecastWatch(arrivals: Arrivals, options: ForecastOptions): ForecastWatch {
  const { rule, counters, calibrated, seed } = options;
  const { count, arrivedAt, tier, business } = arrivals;
  const p50 = new Float64Array(count);
  const p90 = new Float64Array(count);
  const times = createServiceTimes();
  const rates = createArrivalRates();
  const calibration = createCalibration(tiers.length, calibrated === 'all' ? forEverybody : {});
  const playOn = createFuturePlayer();
  const own = createWaitingLine({ rule, services: 1 }, 64);
  const serving = new Int32Array(counters).fill(-1);
  const since = new Float64Array(counters);
  let waiting: number[] = [];
  let fresh: number[] = [];
  let line: WaitingLine | null = null;
  let day = NaN;
  // Bounds of tickets that still wait.
  const pending = createNumberHeap();
  const broken = new Uint8Array(count);
  // The rate of leaving: tickets that left, divided by the time that all waited.
  let leavers = 0;
  let patienceSum = 0;

  const businessOf = (place: number) => business?.[place] ?? 0;
  const tierOf = (place: number) => tier[place] ?? 0;

  /** A ticket's wait has ended, so whether its bound held is known now. */
  function settle(place: number, now: number): void {
    const wait = now - (arrivedAt[place] ?? 0);
    const immediate = fresh.includes(place);
    waiting = waiting.filter((other) => other !== place);
    if (immediate) fresh = fresh.filter((other) => other !== place);
    patienceSum += wait;
    if (immediate && calibrated === 'waiting') return;
    if (broken[place] === 0) calibration.learn(tierOf(place), wait <= (p90[place] ?? 0));
  }

  function breakBounds(now: number): void {
    while (pending.least() < now) {
      const place = pending.pop();
      if (!line?.isWaiting(place)) continue;
      broken[place] = 1;
      calibration.learn(tierOf(place), false);
    }
  }

  function predict(target: number, now: number): void {
    const timeOfDay = now % dayMs;
    const midnight = now - timeOfDay;
    const forecast: ArrivalForecast | null =
      rule.kind === 'fifo' ? null : rates.forecast(timeOfDay);
    const ahead = waiting.filter((place) => place <= target || rule.kind !== 'fifo');
    const futures = Math.max(40, Math.min(120, Math.round(effort / (ahead.length + counters))));
    const hazard = patienceSum > 0 && options.patience ? leavers / patienceSum : 0;
    const random = createRandomStream(seed ^ Math.imul(target + 1, 0x9e3779b1));
    const waits = new Float64Array(futures);
    const keys = ahead.map((_, key) => key);
    const wanted = ahead.indexOf(target);
    const before = ahead.map((place) => line?.overtaken(place) ?? 0);
    const turn = line?.turn() ?? 0;
    const frame = { now, counters, waiting: keys, until: now + dayMs };
    const comes: number[] = [];
    for (let future = 0; future < futures; future += 1) {
      own.restart(turn);
      comes.length = 0;
      ahead.forEach((place, key) => {
        own.join(tiers[tierOf(place)] as Tier, 0, arrivedAt[place] ?? 0, before[key]);
        comes.push(businessOf(place));
      });
      const played: FutureLine = {
        admit(at) {
          const rank = forecast?.tier(random, at - midnight) ?? 0;
          comes.push(forecast?.service(random, rank) ?? 0);
          return own.join(tiers[rank] as Tier, 0, at);
        },
        choose(at) {
          const verdict = own.choose(at, everything);
          return verdict.key;
        },
        call(key) {
          own.call(key, everything, own.chosenTurn());
        },
        leave(key) {
          own.leave(key);
        },
        isWaiting: (key) => own.isWaiting(key),
        size: () => own.size(),
      };
      waits[future] = frame.until - now;
      playOn(
        frame,
        played,
        {
          remaining(counter) {
            const place = serving[counter] ?? -1;
            if (place < 0) return 0;
            return Math.max(
              1,
              times.draw(random, businessOf(place), now - (since[counter] ?? now)),
            );
          },
          service: (key) => times.draw(random, comes[key] ?? 0, 0),
          nextArrival: (after) =>
            forecast === null ? Infinity : midnight + forecast.next(random, after - midnight),
          patience: (key) =>
            key === wanted || hazard === 0 ? Infinity : random.exponential(hazard),
        },
        {
          called(key, at) {
            if (key !== wanted) return false;
            waits[future] = at - now;
            return true;
          },
        },
      );
    }
    waits.sort();
    const middle = atLevel(waits, 0.5);
    // Whole seconds; the bound is rounded up.
    p50[target] = Math.round(middle / 1000) * 1000;
    const bound = atLevel(waits, calibration.level(tierOf(target)));
    p90[target] = Math.ceil(Math.max(middle, bound) / 1000) * 1000;
    pending.push(target, now + (p90[target] ?? 0));
  }

  return {
    predictions: { p50, p90 },
    begin(of) {
      line = of;
    },
    joined(place, now) {
      const today = Math.floor(now / dayMs);
      if (today !== day && !Number.isNaN(day)) rates.endDay();
      day = today;
      rates.learn(now % dayMs, tierOf(place), businessOf(place));
      waiting.push(place);
      fresh.push(place);
    },
    called(place, counter, now) {
      breakBounds(now);
      settle(place, now);
      serving[counter] = place;
      since[counter] = now;
    },
    ended(counter, now) {
      const place = serving[counter] ?? -1;
      if (place >= 0) times.learn(businessOf(place), now - (since[counter] ?? now));
      serving[counter] = -1;
    },
    left(place, now) {
      breakBounds(now);
      settle(place, now);
      leavers += 1;
    },
    settled(now) {
      for (const place of fresh) predict(place, now);
      fresh = [];
    },
  };
}
