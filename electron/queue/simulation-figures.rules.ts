import { tiers, type Tier } from '../../shared/model/tier.ts';
import { waited, type Arrivals, type Simulated } from './simulation.rules.ts';

/** Waits of one tier, in seconds. */
export interface WaitFigures {
  /** Everyone of the tier, served or left: the rows of the CSV. */
  readonly count: number;
  readonly served: number;
  readonly left: number;
  /** Of all of them; one who left waited for the whole patience. null where nobody of the tier came. */
  readonly meanWait: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly max: number | null;
}

/** Overtakes suffered by one tier: how often later arrivals were called before one, until called or leaving. */
export interface OvertakeFigures {
  readonly mean: number | null;
  readonly max: number | null;
}

/** What a run says. */
export interface SimulationFigures {
  readonly served: number;
  readonly left: number;
  readonly tiers: Readonly<Record<Tier, WaitFigures>>;
  readonly overtakes: Readonly<Record<Tier, OvertakeFigures>>;
  /** Of each counter from number 1: the share of time from the first arrival to the last end that it was serving. */
  readonly load: readonly number[];
}

/**
 * Sums a run up by tier. A tier counts everyone of it, those who left with the patience that they waited: leaving them
 * out would praise the rule that drives most away. Percentiles are nearest-rank: the least wait of the tier that at
 * least that share waited no longer than.
 */
export function figuresOf(arrivals: Arrivals, result: Simulated): SimulationFigures {
  const room = new Float64Array(arrivals.count);
  const byTier = tiers.map((_, rank) => tierFigures(arrivals, result, rank, room));
  // A million waits are not left to the collector: the next run needs as much.
  room.buffer.transfer(0);
  const span = result.endedAt - (arrivals.arrivedAt[0] ?? 0);
  const all = byTier.map(({ waits }) => waits);
  return {
    served: all.reduce((sum, { served }) => sum + served, 0),
    left: all.reduce((sum, { left }) => sum + left, 0),
    tiers: perTier((rank) => all[rank] as WaitFigures),
    overtakes: perTier((rank) => byTier[rank]?.overtakes as OvertakeFigures),
    load: Array.from(result.busy, (busy) => (span > 0 ? busy / span : 0)),
  };
}

/** @param waits room for everyone's wait, written over */
function tierFigures(arrivals: Arrivals, result: Simulated, rank: number, waits: Float64Array) {
  let count = 0;
  let left = 0;
  let sum = 0;
  let passed = 0;
  let mostPassed = 0;
  for (let place = 0; place < arrivals.count; place += 1) {
    if (arrivals.tier[place] !== rank) continue;
    const wait = waited(arrivals, result, place);
    const overtaken = result.overtaken[place] ?? 0;
    waits[count] = wait;
    count += 1;
    sum += wait;
    passed += overtaken;
    mostPassed = Math.max(mostPassed, overtaken);
    if (result.counter[place] === 0) left += 1;
  }
  const sorted = waits.subarray(0, count).sort();
  const seconds = (place: number) => (count === 0 ? null : (sorted[place] ?? 0) / 1000);
  // In whole tenths, so that no rounding of 0.9 × count moves the rank.
  const rankOf = (tenths: number) => Math.max(0, Math.ceil((tenths * count) / 10) - 1);
  const figures: WaitFigures = {
    count,
    served: count - left,
    left,
    meanWait: count === 0 ? null : sum / 1000 / count,
    p50: seconds(rankOf(5)),
    p90: seconds(rankOf(9)),
    max: seconds(count - 1),
  };
  const overtakes: OvertakeFigures = {
    mean: count === 0 ? null : passed / count,
    max: count === 0 ? null : mostPassed,
  };
  return { waits: figures, overtakes };
}

function perTier<T>(of: (rank: number) => T): Record<Tier, T> {
  return Object.fromEntries(tiers.map((tier, rank) => [tier, of(rank)])) as Record<Tier, T>;
}
