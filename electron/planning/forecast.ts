import type { Instant } from '../../shared/model/dates.ts';
import type { Counter } from '../../shared/model/hall/floor.ts';
import { tierRank, tiers, type Tier } from '../../shared/model/schemes/tier.ts';
import {
  atLevel,
  createFloorLine,
  createFuturePlayer,
  createRandomStream,
  type FloorLine,
  type FutureDraws,
  type RandomStream,
} from '../queue/index.ts';
import { timeOfDay } from './day-summary.rules.ts';
import type { BranchMemory } from './branch-statistics.ts';

/** When a waiting ticket will be called: `p50` is the median, `p90` a bound that nine of ten tickets meet. */
export interface TicketForecast {
  readonly ticketId: string;
  readonly p50: Instant;
  readonly p90: Instant;
}

/** Simulated futures of the floor from an instant on. */
export interface FloorFutures {
  readonly line: FloorLine;
  readonly counters: readonly Counter[];
  /** Simulates one future; the same seed gives the same future. @param seen called for each call; true stops */
  play(seed: number, until: Instant, seen: (key: number, at: Instant) => boolean): void;
}

const playOn = createFuturePlayer();
const hourMs = 3_600_000;
/** The longest forecast: the day is over by then. */
const farthestMs = 10 * hourMs;
/** How long it takes to staff a counter that is to be opened. */
const openingMs = 60_000;

/**
 * Simulated futures of the floor: services under way last as long as those that lasted as long already, people arrive
 * as they do at this hour, rule and counters are those of now.
 * @param counters those that will call; by default the open ones
 * @param arrivalsUntil later arrivals are left out
 */
export function simulateFloor(
  memory: BranchMemory,
  now: Instant,
  counters: readonly Counter[] = openCounters(memory),
  arrivalsUntil: Instant = Infinity,
): FloorFutures {
  const state = memory.state();
  const rule = state.config?.rule ?? { kind: 'fifo' as const };
  const coming = memory.rates.forecast(timeOfDay(now));
  const midnight = now - timeOfDay(now);
  const hazard = memory.hazard();
  const gap = memory.gap();
  const corporate = new Set(
    state.config?.services.filter((one) => one.clientele === 'corporate').map(({ id }) => id),
  );
  let random: RandomStream = createRandomStream(0);
  const line = createFloorLine(state, rule, counters, (at) => {
    const rank = coming.tier(random, at - midnight);
    const service = memory.serviceOf(coming.service(random, rank));
    return { tier: tiers[rank] as Tier, service, corporate: corporate.has(service) };
  });
  const waiting = line.waiting.map((_, key) => key);

  const draws: FutureDraws = {
    remaining(index) {
      const counter = counters[index];
      if (!counter) return 0;
      if (state.counters.get(counter.id)?.state === 'closed') return openingMs;
      const ticket = counter.ticketId === null ? undefined : state.tickets.get(counter.ticketId);
      // Free while somebody waits: the teller is about to call.
      if (!ticket) return waiting.length === 0 ? 0 : random.exponential(1 / gap);
      const since = ticket.calledAt ?? now;
      const no = memory.serviceNo(ticket.service);
      const rest = memory.times.draw(random, no, Math.max(0, now - since), counter.id);
      return Math.max(1, rest) + random.exponential(1 / gap);
    },
    service(key, index) {
      const no = memory.serviceNo(line.waiter(key).service);
      const took = memory.times.draw(random, no, 0, counters[index]?.id);
      return took + random.exponential(1 / gap);
    },
    nextArrival(after) {
      const at = midnight + coming.next(random, after - midnight);
      return at <= arrivalsUntil ? at : Infinity;
    },
    // The forecast for a waiting ticket assumes that it stays.
    patience: (key) =>
      hazard === 0 || key < waiting.length ? Infinity : random.exponential(hazard),
  };
  return {
    line,
    counters,
    play(seed, until, seen) {
      random = createRandomStream(seed);
      line.restart();
      playOn({ now, counters: counters.length, waiting, until }, line, draws, {
        called: (key, at) => seen(key, at),
      });
    },
  };
}

function openCounters(memory: BranchMemory): Counter[] {
  return [...memory.state().counters.values()].filter(({ state }) => state === 'open');
}

/** Calls simulated for one forecast of the floor: a few dozen milliseconds. */
const effort = 6000;

/**
 * Forecasts every waiting ticket. The same statistics, instant and seed give the same figures.
 * Empty if no counter is open.
 */
export function forecastFloor(
  memory: BranchMemory,
  now: Instant,
  seed: number,
  most = 200,
): TicketForecast[] {
  const futures = simulateFloor(memory, now);
  const { waiting } = futures.line;
  if (waiting.length === 0 || futures.counters.length === 0) return [];
  const count = Math.max(30, Math.min(most, Math.round(effort / waiting.length)));
  const calls = waiting.map(() => new Float64Array(count).fill(farthestMs));
  for (let future = 0; future < count; future += 1) {
    let missing = waiting.length;
    futures.play(seed + future * 7919, now + farthestMs, (key, at) => {
      const of = calls[key];
      if (!of) return false;
      of[future] = at - now;
      missing -= 1;
      return missing === 0;
    });
  }
  return waiting.map((ticket, key) => {
    const sorted = (calls[key] as Float64Array).sort();
    const p50 = atLevel(sorted, 0.5);
    const p90 = atLevel(sorted, memory.calibration.level(tierRank(ticket.tier)));
    return {
      ticketId: ticket.id,
      p50: Math.round(now + p50),
      p90: Math.ceil(now + Math.max(p50, Math.min(p90, farthestMs))),
    };
  });
}
