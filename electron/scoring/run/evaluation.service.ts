import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { FenSum } from '../../../shared/model/money.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { Connection } from '../../data/index.ts';
import type { Among } from '../metric/grouped-sums.repository.ts';
import { effectiveLevel, levelOf, monthsLookedAt } from '../levels/levels.rules.ts';
import { buffersBefore, dayMoves, levelsBefore } from '../levels/moving.repository.ts';
import { fallingDays, moveOnDays, type Standing } from '../levels/moving.rules.ts';
import type { CachedLevels } from '../scores/score-block.rules.ts';
import {
  scoredDays,
  standingsReader,
  type CachedScheme,
  type CachedScore,
} from '../scores/score.repository.ts';

/** A client's score by the rules, without special admissions. */
export interface Evaluated extends CachedScore {
  /** Where the client stood before and stands now; null for schemes that do not fall on given days. */
  readonly stood: Standing | null;
  readonly stands: Standing | null;
}

/** Evaluates the clients of a range, to be asked for in ascending order. `old` is what the cache holds of the client. */
export type EvaluateRange = (
  from: number,
  to: number,
) => (clientId: number, value: FenSum, old: CachedLevels | null) => Evaluated;

/**
 * Levels and standings of a scheme on a date, from values. They follow from the scorings before that date alone, so the
 * same date gives the same answer again and again.
 * @param before the last scoring that the cache holds
 */
export function openEvaluation(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  before: CachedScheme | null,
  among: Among,
): EvaluateRange {
  switch (scheme.falling.kind) {
    case 'at-once':
      return () => (_id, value) => {
        const level = levelOf(scheme, value);
        return { value, level, effectiveLevel: level, stood: null, stands: null };
      };
    case 'after-months':
      return afterMonths(db, scheme, asOf, before, among);
    case 'on-days':
      return onDays(db, scheme, asOf, before, among);
  }
}

function afterMonths(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  before: CachedScheme | null,
  among: Among,
): EvaluateRange {
  const positions = positionsOf(scheme);
  const months = before ? monthsLookedAt(scheme, asOf, scoredDays(db, before.schemeNo, asOf)) : [];
  const read = before && standingsReader(db, before.schemeNo, months, asOf, among);
  return (from, to) => {
    const best = new Map<number, number>();
    for (const [clientId, level] of read?.(from, to) ?? []) {
      const position = positions.get(level) ?? 0;
      if (position > (best.get(clientId) ?? 0)) best.set(clientId, position);
    }
    return (clientId, value) => {
      const level = levelOf(scheme, value);
      const effective = effectiveLevel(level, [best.get(clientId) ?? 0]);
      return { value, level, effectiveLevel: effective, stood: null, stands: null };
    };
  };
}

function onDays(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  before: CachedScheme | null,
  among: Among,
): EvaluateRange {
  if (scheme.falling.kind !== 'on-days') throw new Error(`${scheme.id} does not fall on days`);
  const positions = positionsOf(scheme);
  const buffers = new Map<number, BusinessDate>();
  let due: readonly BusinessDate[] = [];
  if (before) {
    for (const one of buffersBefore(db, before.schemeNo, asOf))
      buffers.set(one.clientId, one.since);
    const last = scoredDays(db, before.schemeNo, asOf).findLast((day) => day < asOf);
    if (last !== undefined) due = fallingDays(scheme.falling.days, last, asOf);
  }
  const levelsOfRange = levelBefore(db, scheme, asOf, before, among, positions);
  return (from, to) => {
    const levelOfClient = levelsOfRange(from, to);
    return (clientId, value, old) => {
      const level = levelOf(scheme, value);
      const stood: Standing = {
        level: levelOfClient(clientId, old),
        bufferSince: buffers.get(clientId) ?? null,
      };
      const stands = moveOnDays(scheme, stood, level, asOf, due);
      return { value, level, effectiveLevel: stands.level, stood, stands };
    };
  };
}

/**
 * The effective level before the as-of date. After the last scoring that is what the cache holds; on its very day, what
 * the moves of that day began from; for a look back, what the moves before it led to.
 */
function levelBefore(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  before: CachedScheme | null,
  among: Among,
  positions: ReadonlyMap<string, number>,
): (from: number, to: number) => (clientId: number, old: CachedLevels | null) => number {
  if (!before) return () => () => 0;
  if (asOf < before.asOf) {
    const levels = new Map<number, number>();
    for (const { clientId, level } of levelsBefore(db, before.schemeNo, asOf)) {
      levels.set(clientId, positions.get(level) ?? 0);
    }
    return () => (clientId) => levels.get(clientId) ?? 0;
  }
  // Positions of an older version of the scheme mean its own levels.
  const now = before.scheme.levels.map(({ id }) => positions.get(id) ?? 0);
  const cached = (old: CachedLevels | null): number => (old ? (now[old.effectiveLevel] ?? 0) : 0);
  if (asOf > before.asOf) return () => (_id, old) => cached(old);
  const read = dayMoves(db, before.schemeNo, asOf, among);
  return (from, to) => {
    const began = new Map(read(from, to));
    return (clientId, old) => {
      const level = began.get(clientId);
      if (level === undefined) return cached(old);
      return level === null ? 0 : (positions.get(level) ?? 0);
    };
  };
}

function positionsOf({ levels }: Scheme): ReadonlyMap<string, number> {
  return new Map(levels.map(({ id }, position) => [id, position]));
}
