import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import {
  addDays,
  addMonthsToMonth,
  lastDayOf,
  monthOf,
  type BusinessDate,
} from '../../../shared/model/dates.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { Move, MoveCause, NamedLevel } from '../../../shared/model/hall/standing.ts';
import { admittedLevel } from './admission.rules.ts';
import { levelAt } from './levels.rules.ts';

/** One move as it is kept: level ids of the scheme's version of that day. */
export interface StoredMove {
  readonly day: BusinessDate;
  readonly from: string | null;
  readonly to: string;
  readonly cause: MoveCause;
}

/**
 * A client's moves up to a date, oldest first: what the rules for moving did, with special admissions laid over it. An
 * admission never changes where the rules for moving stand, so it begins and ends on its days whenever scorings were.
 */
export function movesWith(
  scheme: Scheme,
  stored: readonly StoredMove[],
  grants: readonly AdmissionGrant[],
  upTo: BusinessDate,
): Move[] {
  const byDay = new Map(stored.map((move) => [move.day, move]));
  const days = new Set([
    ...byDay.keys(),
    ...grants.flatMap(({ from, until }) => [from, addDays(until, 1)]),
  ]);
  const moves: Move[] = [];
  let rules = 0;
  let effective = 0;
  let lift: AdmissionGrant | null = null;
  for (const day of [...days].filter((one) => one <= upTo).sort()) {
    const own = byDay.get(day);
    const before = rules;
    if (own) rules = positionOf(scheme, own.to);
    const admitted = admittedLevel(scheme, grants, day);
    const lifting = admitted && admitted.level > rules ? admitted : null;
    const now = lifting?.level ?? rules;
    // Up by what lifts now; down by the end of what lifted until now, else by the rules.
    const grant: AdmissionGrant | null = now > effective ? (lifting?.grant ?? null) : lift;
    if (now !== effective) {
      moves.push({
        day,
        from: moves.length === 0 && own?.from === null ? null : named(scheme, effective),
        to: named(scheme, now),
        cause: grant
          ? now > effective
            ? 'admitted'
            : 'admission-ended'
          : ruleCause(own, before, rules),
        admissionId: grant?.id ?? null,
      });
    }
    effective = now;
    lift = lifting?.grant ?? null;
  }
  return moves;
}

/** A move that no stored one explains, as where an admission hides the rules' own move, says the direction. */
function ruleCause(own: StoredMove | undefined, before: number, now: number): MoveCause {
  if (own) return own.cause;
  return now > before ? 'risen' : 'fallen';
}

/** A level's name and tier. */
export function named(scheme: Scheme, position: number): NamedLevel {
  const { id, tier } = levelAt(scheme, position);
  return { level: id, tier };
}

/** The place of a level; one that only an older version of the scheme had counts as the lowest. */
function positionOf({ levels }: Scheme, level: string): number {
  return Math.max(
    0,
    levels.findIndex(({ id }) => id === level),
  );
}

/**
 * The dates of a chart: month ends from the first month on that has a figure, and the as-of date as the last one; the
 * latest `most` of them.
 */
export function chartDates(
  first: BusinessDate | null,
  asOf: BusinessDate,
  most: number,
): BusinessDate[] {
  if (first === null || first > asOf) return [];
  const dates = [asOf];
  for (
    let month = addMonthsToMonth(monthOf(asOf), -1);
    month >= monthOf(first) && dates.length < most;
    month = addMonthsToMonth(month, -1)
  ) {
    dates.unshift(lastDayOf(month));
  }
  return dates;
}
