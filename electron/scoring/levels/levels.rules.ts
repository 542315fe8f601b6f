import { monthOf, type BusinessDate, type Month } from '../../../shared/model/dates.ts';
import type { LevelDistance } from '../../../shared/model/schemes/explanation.ts';
import { difference, fenSum, formatYuan, type FenSum } from '../../../shared/model/money.ts';
import type { Scheme, SchemeLevel } from '../../../shared/model/schemes/scheme.ts';

/** Position of the level whose interval [low, next low) holds the value. */
export function levelOf(scheme: Scheme, value: FenSum): number {
  for (let i = scheme.levels.length - 1; i > 0; i -= 1) {
    const level = scheme.levels[i];
    if (level && !level.unconfirmed && level.low !== null && value >= level.low) return i;
  }
  return 0;
}

/** A value as files write it, two decimals: yuan, or points, whose values are hundredths as well. */
export function valueText(value: FenSum): string {
  return formatYuan(value);
}

/** The level at a position. @throws when the scheme has no such level */
export function levelAt(scheme: Scheme, position: number): SchemeLevel {
  const level = scheme.levels[position];
  if (!level) throw new Error(`scheme ${scheme.id} has no level ${position}`);
  return level;
}

/** The interval of a level; null where it is open. */
export function intervalOf(
  scheme: Scheme,
  position: number,
): { low: number | null; high: number | null } {
  const next = scheme.levels.slice(position + 1).find((level) => !level.unconfirmed);
  return { low: levelAt(scheme, position).low, high: next?.low ?? null };
}

/**
 * What is missing to the next level, or null at the top.
 * @param months into how many months an average is divided; left out: those of the scheme's window
 */
export function distanceToNext(
  scheme: Scheme,
  value: FenSum,
  months?: number,
): LevelDistance | null {
  const next = scheme.levels.slice(levelOf(scheme, value) + 1).find((level) => !level.unconfirmed);
  if (!next || next.low === null) return null;
  return distance(scheme, next, difference(next.low, value), months);
}

/**
 * What may go before the level is lost, that is the smallest loss that loses it; null at the lowest level.
 * @param months as in `distanceToNext`
 */
export function distanceToLose(
  scheme: Scheme,
  value: FenSum,
  months?: number,
): LevelDistance | null {
  const position = levelOf(scheme, value);
  const { low } = levelAt(scheme, position);
  if (low === null) return null;
  return distance(
    scheme,
    levelAt(scheme, levelOf(scheme, low - 1)),
    difference(value, low - 1),
    months,
  );
}

function distance(
  { metric }: Scheme,
  level: SchemeLevel,
  by: FenSum,
  months?: number,
): LevelDistance {
  const { id, tier } = level;
  if (metric.kind !== 'average-balance') return { level: id, tier, by, oneMonth: null };
  const ofMonths = months ?? metric.months;
  return {
    level: id,
    tier,
    by,
    oneMonth: { ofMonths, fen: fenSum(BigInt(by) * BigInt(ofMonths)) },
  };
}

/** Months that a falling rule looks at, newest first: that of the as-of date, and the scored ones before it. */
export function monthsLookedAt(
  scheme: Scheme,
  asOf: BusinessDate,
  scoredOn: readonly BusinessDate[],
): readonly Month[] {
  const now = monthOf(asOf);
  if (scheme.falling.kind !== 'after-months') return [now];
  const earlier = [...new Set(scoredOn.map(monthOf).filter((month) => month < now))]
    .sort()
    .reverse();
  return [now, ...earlier.slice(0, scheme.falling.months - 1)];
}

/**
 * The effective level: up at once; a level is kept until the client was below it in as many scored months in a row as
 * the scheme says, the current one included. A month counts as below when every scoring of it was below; months
 * without a scoring are passed over, since nothing is known of them. A first scoring has nothing to look back on, so
 * its effective level is the computed one.
 * @param best the best position that each month looked at saw, any order
 */
export function effectiveLevel(computed: number, best: readonly number[]): number {
  return Math.max(computed, ...best);
}
