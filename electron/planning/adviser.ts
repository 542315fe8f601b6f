import { percentile } from '../../shared/model/percentile.ts';
import type { Instant } from '../../shared/model/dates.ts';
import type { Counter } from '../../shared/model/hall/floor.ts';
import { tierRank, tiers, type Tier } from '../../shared/model/schemes/tier.ts';
import type { BranchMemory } from './branch-statistics.ts';
import { simulateFloor } from './forecast.ts';

/** Advice on the counters. Waits are P90, in seconds. */
export type Advice =
  | {
      readonly kind: 'open';
      readonly counter: number;
      /** The tier that benefits most. */
      readonly tier: Tier;
      readonly p90Before: number;
      readonly p90After: number;
      /** Expected shares within the wait target, of all who wait or arrive within the hour. */
      readonly keptBefore: number;
      readonly keptAfter: number;
    }
  | {
      readonly kind: 'close';
      readonly counter: number;
      /** The largest P90 of any tier afterwards, and that tier. */
      readonly tier: Tier;
      readonly p90After: number;
    };

/** How far ahead arrivals are simulated. */
const horizonMs = 60 * 60_000;
const futuresPlayed = 20;
/** A smaller gain is not worth opening a counter. */
const leastGainMs = 120_000;
const leastShare = 0.15;
/** With fewer observed arrivals there is no advice. */
const leastArrivals = 15;
/** A smaller share of missed wait targets is noise of the simulation. */
const troubled = 0.03;
const untroubled = 0.002;

/**
 * Advice on the counters, from simulated futures of the present floor with one counter more or fewer; null if there is
 * nothing worth doing. All simulations use the same random draws, so that only the counter makes a difference.
 */
export function advise(memory: BranchMemory, now: Instant, seed: number): Advice | null {
  const state = memory.state();
  if (!state.config || state.closed || memory.arrivals() < leastArrivals) return null;
  const counters = [...state.counters.values()];
  const open = counters.filter((counter) => counter.state === 'open');
  const closed = counters.filter((counter) => counter.state === 'closed');
  if (open.length === 0) return null;
  const base = outcome(memory, now, seed, open);
  if (1 - base.kept >= troubled) return toOpen(memory, now, seed, { open, closed, base });
  return open.length > 1 ? toClose(memory, now, seed, open) : null;
}

interface Outcome {
  /** By tier rank, milliseconds; 0 if nobody of the tier waits or arrives. */
  readonly p90: readonly number[];
  readonly kept: number;
}

function toOpen(
  memory: BranchMemory,
  now: Instant,
  seed: number,
  { open, closed, base }: { open: Counter[]; closed: Counter[]; base: Outcome },
): Advice | null {
  let best: { counter: Counter; outcome: Outcome } | null = null;
  for (const counter of closed) {
    const withIt = [...open, counter].sort((a, b) => a.id - b.id);
    const tried = outcome(memory, now, seed, withIt);
    if (!best || tried.kept > best.outcome.kept) best = { counter, outcome: tried };
  }
  if (!best) return null;
  const { outcome: after } = best;
  const gains = base.p90.map((before, rank) => before - (after.p90[rank] ?? 0));
  const rank = gains.indexOf(Math.max(...gains));
  const before = base.p90[rank] ?? 0;
  const gain = gains[rank] ?? 0;
  if (gain < leastGainMs || gain < leastShare * before || after.kept <= base.kept) return null;
  return {
    kind: 'open',
    counter: best.counter.id,
    tier: tiers[rank] as Tier,
    p90Before: before / 1000,
    p90After: (after.p90[rank] ?? 0) / 1000,
    keptBefore: base.kept,
    keptAfter: after.kept,
  };
}

/** The last free counter whose closing costs nobody much. */
function toClose(
  memory: BranchMemory,
  now: Instant,
  seed: number,
  open: readonly Counter[],
): Advice | null {
  const idle = open.filter(({ ticketId }) => ticketId === null).reverse();
  for (const counter of idle) {
    const rest = open.filter(({ id }) => id !== counter.id);
    const after = outcome(memory, now, seed, rest);
    if (1 - after.kept > untroubled) continue;
    const rank = after.p90.indexOf(Math.max(...after.p90));
    const longest = (after.p90[rank] ?? 0) / 1000;
    return { kind: 'close', counter: counter.id, tier: tiers[rank] as Tier, p90After: longest };
  }
  return null;
}

/** Waits of all who wait or arrive within the hour, over several simulated futures. */
function outcome(
  memory: BranchMemory,
  now: Instant,
  seed: number,
  counters: readonly Counter[],
): Outcome {
  const state = memory.state();
  const ordered = [...counters].sort((a, b) => a.id - b.id);
  const until = now + 3 * horizonMs;
  const futures = simulateFloor(memory, now, ordered, now + horizonMs);
  const { line } = futures;
  const waits = tiers.map((): number[] => []);
  let kept = 0;
  let all = 0;
  const count = (tier: Tier, wait: number, promise: number) => {
    waits[tierRank(tier)]?.push(wait);
    all += 1;
    if (wait <= promise) kept += 1;
  };
  for (let future = 0; future < futuresPlayed; future += 1) {
    const called = new Set<number>();
    const promiseOf = (key: number): number => {
      const ticket = line.waiting[key];
      if (ticket) return ticket.promisedBy - ticket.takenAt;
      return (state.config?.promiseMinutes[line.waiter(key).tier] ?? 0) * 60_000;
    };
    let last = line.waiting.length;
    futures.play(seed + future * 104_729, until, (key, at) => {
      called.add(key);
      last = Math.max(last, key + 1);
      const { tier, takenAt } = line.waiter(key);
      count(tier, at - takenAt, promiseOf(key));
      return false;
    });
    for (let key = 0; key < last; key += 1) {
      if (called.has(key) || !line.isWaiting(key)) continue;
      const { tier, takenAt } = line.waiter(key);
      count(tier, until - takenAt, promiseOf(key));
    }
  }
  const p90 = waits.map(
    (list) =>
      percentile(
        list.sort((a, b) => a - b),
        90,
      ) ?? 0,
  );
  return { p90, kept: all === 0 ? 1 : kept / all };
}
