import type { CallingRule } from '../../shared/model/hall/calling-rule.ts';
import { tiers, type Tier } from '../../shared/model/schemes/tier.ts';
import { figuresOf, simulate, type RecordedDay } from '../queue/index.ts';
import { comparedOf, type DaySummary } from './day-summary.rules.ts';

/** Waits of a tier in seconds, and its overtakes. */
export interface TierRun {
  readonly count: number;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly max: number | null;
  readonly overtaken: number | null;
  readonly mostOvertaken: number | null;
}

/** A day under a rule and a number of counters. */
export interface DayRun {
  readonly tiers: Readonly<Record<Tier, TierRun>>;
  /** For each counter: the share of the day in which it served. Empty for the real day. */
  readonly load: readonly number[];
}

/** A real day, and the same day simulated. */
export interface WhatIf {
  readonly tickets: number;
  /** The real day: counters with their own services, opened and closed as people did. */
  readonly real: DayRun;
  /** The day simulated under its own rule and most counters: the basis for comparison. */
  readonly same: DayRun;
  readonly other: DayRun;
  /** FIFO with the same number of counters as the question: shows what priority costs. */
  readonly fifo: DayRun;
}

/** Simulates a recorded day. Counters are identical and open all day; clients who left leave again. Deterministic. */
export function simulateDay(
  { book }: RecordedDay,
  summary: DaySummary,
  same: { readonly rule: CallingRule; readonly counters: number },
  other: { readonly rule: CallingRule; readonly counters: number },
): WhatIf {
  const arrivals = book.arrivals('data');
  const run = (rule: CallingRule, counters: number): DayRun => {
    const figures = figuresOf(arrivals, simulate(arrivals, rule, counters));
    return {
      load: figures.load,
      tiers: byTier((tier) => {
        const { count, meanWait, p50, p90, max } = figures.tiers[tier];
        const overtakes = figures.overtakes[tier];
        return {
          ...{ count, mean: meanWait, p50, p90, max },
          overtaken: overtakes.mean,
          mostOvertaken: overtakes.max,
        };
      }),
    };
  };
  return {
    tickets: arrivals.count,
    real: asItWas(summary),
    same: run(same.rule, same.counters),
    other: run(other.rule, other.counters),
    fifo: run({ kind: 'fifo' }, other.counters),
  };
}

function asItWas(summary: DaySummary): DayRun {
  const { waits, overtakes } = comparedOf([summary]);
  return {
    load: [],
    tiers: byTier((tier, rank) => {
      const all = summary.waits[rank] ?? [];
      const sum = all.reduce((total, wait) => total + wait, 0);
      return {
        ...waits[tier],
        mean: all.length === 0 ? null : sum / all.length,
        max: all.length === 0 ? null : Math.max(...all),
        overtaken: overtakes[tier].mean,
        mostOvertaken: overtakes[tier].max,
      };
    }),
  };
}

function byTier<T>(of: (tier: Tier, rank: number) => T): Record<Tier, T> {
  return Object.fromEntries(tiers.map((tier, rank) => [tier, of(tier, rank)])) as Record<Tier, T>;
}
