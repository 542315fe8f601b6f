import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { Connection } from '../../data/index.ts';
import { fallingDays, moveOnDays, type Moved, type Standing } from './moving.rules.ts';
import { buffersBefore, levelsBefore } from './moving.repository.ts';
import { scoredDays } from '../scores/score.repository.ts';

/** Moves clients of a scheme that falls on given days. */
export interface DayMover {
  /** Where the client stood before this scoring. */
  before(clientId: number): Standing;
  move(clientId: number, computed: number): Moved;
}

/**
 * Opens the moves of one as-of date: they follow from the scorings before that date alone, so the same date gives the
 * same answer again and again.
 * @param schemeNo the scheme's number in the cache, null before its first scoring
 * @param clientId only this client
 */
export function openDayMover(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  schemeNo: number | null,
  clientId?: number,
): DayMover | null {
  if (scheme.falling.kind !== 'on-days') return null;
  const positions = new Map(scheme.levels.map(({ id }, position) => [id, position]));
  const levels = new Map<number, number>();
  const buffers = new Map<number, BusinessDate>();
  let due: readonly BusinessDate[] = [];
  if (schemeNo !== null) {
    for (const one of levelsBefore(db, schemeNo, asOf, clientId)) {
      levels.set(one.clientId, positions.get(one.level) ?? 0);
    }
    for (const one of buffersBefore(db, schemeNo, asOf, clientId)) {
      buffers.set(one.clientId, one.since);
    }
    const last = scoredDays(db, schemeNo, asOf).findLast((day) => day < asOf);
    if (last !== undefined) due = fallingDays(scheme.falling.days, last, asOf);
  }
  const before = (id: number): Standing => ({
    level: levels.get(id) ?? 0,
    bufferSince: buffers.get(id) ?? null,
  });
  return { before, move: (id, computed) => moveOnDays(scheme, before(id), computed, asOf, due) };
}
