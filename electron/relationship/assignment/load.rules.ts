import { managedTiers, type TierCounts } from '../../../shared/model/relationship/assignment.ts';

/** The weight of one client of each tier, and the load at which a manager is full; whole numbers. */
export interface LoadUnits {
  readonly weights: TierCounts;
  readonly limit: number;
}

/** Weights in which the capacities become one sum: for 30, 100 and 200 clients 20·diamond + 6·platinum + 3·gold ≤ 600. */
export function loadUnits(capacity: TierCounts): LoadUnits {
  const limit = managedTiers.map((tier) => capacity[tier]).reduce(leastCommonMultiple);
  return {
    limit,
    weights: {
      diamond: limit / capacity.diamond,
      platinum: limit / capacity.platinum,
      gold: limit / capacity.gold,
    },
  };
}

/** A manager's load. */
export interface Load {
  readonly load: number;
  readonly limit: number;
  /** Rounded up: 100 is never shown for more than that. */
  readonly percent: number;
  readonly over: boolean;
}

/** The load of one manager with clients of several tiers. It is the executor's: who leads bears none. */
export function loadOf(counts: TierCounts, capacity: TierCounts): Load {
  const { weights, limit } = loadUnits(capacity);
  const load = managedTiers.reduce((sum, tier) => sum + counts[tier] * weights[tier], 0);
  return { load, limit, percent: Math.ceil((load * 100) / limit), over: load > limit };
}

/** Gold clients that a manager still has room for beside the diamonds and platinums. */
export function goldRoom(counts: TierCounts, capacity: TierCounts): number {
  const { weights, limit } = loadUnits(capacity);
  const others = counts.diamond * weights.diamond + counts.platinum * weights.platinum;
  return Math.max(0, Math.floor((limit - others) / weights.gold));
}

/** How many managers a number of clients takes, to one decimal, rounded up: 35.667 is 35.7. */
export function managersNeeded(counts: TierCounts, capacity: TierCounts): number {
  const { load, limit } = loadOf(counts, capacity);
  return Math.ceil((load * 10) / limit) / 10;
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
