import { percentile } from '../../../shared/model/percentile.ts';
import { tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { waited, type Arrivals, type Simulated } from './simulation.rules.ts';

/** Waits of one tier, in seconds. */
export interface WaitFigures {
  /** All tickets of the tier, served or left: the rows of the CSV. */
  readonly count: number;
  readonly served: number;
  readonly left: number;
  /** Of all of them; a ticket that left waited for its whole patience. null if nobody of the tier came. */
  readonly meanWait: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly max: number | null;
}

/** Overtakes of one tier: how often later arrivals were called first, until the ticket was called or left. */
export interface OvertakeFigures {
  readonly mean: number | null;
  readonly max: number | null;
}

/** The figures of a run. */
export interface SimulationFigures {
  readonly served: number;
  readonly left: number;
  readonly tiers: Readonly<Record<Tier, WaitFigures>>;
  readonly overtakes: Readonly<Record<Tier, OvertakeFigures>>;
  /** For each counter from number 1: the share of the time from first arrival to last end in which it served. */
  readonly load: readonly number[];
}

/**
 * Sums a run up by tier. Tickets that left are included with the patience that they waited, because leaving them out
 * would favour the rule that drives most clients away. Percentiles are nearest-rank.
 */
export function figuresOf(arrivals: Arrivals, result: Simulated): SimulationFigures {
  const counts = tiers.map(() => 0);
  for (let place = 0; place < arrivals.count; place += 1) {
    const rank = arrivals.tier[place] ?? 0;
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  const sums = tiers.map((_, rank) => ({
    ...nothingYet,
    waits: new Float64Array(counts[rank] ?? 0),
  }));
  for (let place = 0; place < arrivals.count; place += 1) {
    const sum = sums[arrivals.tier[place] ?? 0];
    if (sum) addTo(sum, waited(arrivals, result, place), result, place);
  }
  const all = sums.map(waitFigures);
  const span = result.endedAt - (arrivals.arrivedAt[0] ?? 0);
  return {
    served: all.reduce((sum, { served }) => sum + served, 0),
    left: all.reduce((sum, { left }) => sum + left, 0),
    tiers: perTier((rank) => all[rank] as WaitFigures),
    overtakes: perTier((rank) => overtakeFigures(sums[rank] as TierSum)),
    load: Array.from(result.busy, (busy) => (span > 0 ? busy / span : 0)),
  };
}

/** Running sums of one tier; waits in milliseconds. */
interface TierSum {
  count: number;
  left: number;
  sum: number;
  most: number;
  passed: number;
  mostPassed: number;
  readonly waits: Float64Array;
}

const nothingYet = { count: 0, left: 0, sum: 0, most: 0, passed: 0, mostPassed: 0 };

function addTo(tier: TierSum, wait: number, result: Simulated, place: number): void {
  const overtaken = result.overtaken[place] ?? 0;
  tier.waits[tier.count] = wait;
  tier.count += 1;
  tier.sum += wait;
  tier.most = Math.max(tier.most, wait);
  tier.passed += overtaken;
  tier.mostPassed = Math.max(tier.mostPassed, overtaken);
  if (result.counter[place] === 0) tier.left += 1;
}

function waitFigures({ count, left, sum, most, waits }: TierSum): WaitFigures {
  waits.sort();
  const seconds = (percent: number) => (percentile(waits, percent) ?? 0) / 1000;
  return {
    count,
    served: count - left,
    left,
    meanWait: count === 0 ? null : sum / 1000 / count,
    p50: count === 0 ? null : seconds(50),
    p90: count === 0 ? null : seconds(90),
    max: count === 0 ? null : most / 1000,
  };
}

function overtakeFigures({ count, passed, mostPassed }: TierSum): OvertakeFigures {
  return {
    mean: count === 0 ? null : passed / count,
    max: count === 0 ? null : mostPassed,
  };
}

function perTier<T>(of: (rank: number) => T): Record<Tier, T> {
  return Object.fromEntries(tiers.map((tier, rank) => [tier, of(rank)])) as Record<Tier, T>;
}
