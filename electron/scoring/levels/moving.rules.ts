import { addMonths, type BusinessDate } from '../../../shared/model/dates.ts';
import type { EffectiveDifference } from '../../../shared/model/schemes/explanation.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { MoveCause } from '../../../shared/model/hall/standing.ts';
import { levelAt } from './levels.rules.ts';

/** Where a client stands under a scheme that falls on given days. */
export interface Standing {
  /** Position of the effective level. */
  readonly level: number;
  /** The falling day that first found the client below that level, while its buffer runs. */
  readonly bufferSince: BusinessDate | null;
}

/** A client's standing after a scoring, and why it is above what was computed. */
export interface Moved extends Standing {
  readonly difference: EffectiveDifference | null;
}

/**
 * Why an effective level became another one. Rising is at once in every scheme; the scheme's rule says how one falls.
 * @param from null for a client never scored before
 * @param bufferRan whether a buffer held the level until now
 * @param sameVersion whether the levels of the last scoring are still the scheme's
 */
export function moveCause(
  { falling }: Pick<Scheme, 'falling'>,
  from: number | null,
  to: number,
  bufferRan: boolean,
  sameVersion: boolean,
): MoveCause {
  if (from === null) return 'first-scored';
  if (!sameVersion) return 'scheme-changed';
  if (to > from) return 'risen';
  switch (falling.kind) {
    case 'at-once':
      return 'fallen';
    case 'after-months':
      return 'fallen-after-months';
    case 'on-days':
      return bufferRan ? 'buffer-ended' : 'fallen-on-day';
  }
}

/** Falling days after one date up to and including another, in order. */
export function fallingDays(
  days: readonly string[],
  after: BusinessDate,
  upTo: BusinessDate,
): BusinessDate[] {
  const found: BusinessDate[] = [];
  for (let year = Number(after.slice(0, 4)); year <= Number(upTo.slice(0, 4)); year += 1) {
    for (const day of days.toSorted()) {
      const date = `${String(year).padStart(4, '0')}-${day}`;
      if (date > after && date <= upTo) found.push(date);
    }
  }
  return found;
}

/** The first falling day on or after a date. */
export function nextFallingDay(days: readonly string[], from: BusinessDate): BusinessDate {
  const sorted = days.toSorted();
  const year = Number(from.slice(0, 4));
  const inYear = sorted.find((day) => day >= from.slice(5));
  return inYear === undefined
    ? `${String(year + 1).padStart(4, '0')}-${sorted[0] ?? '01-01'}`
    : `${from.slice(0, 4)}-${inYear}`;
}

/**
 * One scoring of a scheme that falls on given days only (rulebook §1: ICBC on 30 June and 31 December, buffers by
 * level). Up at once. On the first falling day that finds the client below its level a level without a buffer is lost,
 * and one with a buffer begins it. The buffer ends when the client is up again; otherwise the level is lost on the first
 * falling day that many months later. Whoever falls gets the computed level, whatever lies between.
 * @param due the falling days since the scoring before, this day included: a day on which nobody scored is made up for
 * by the next scoring, with what that finds
 */
export function moveOnDays(
  scheme: Scheme,
  before: Standing,
  computed: number,
  asOf: BusinessDate,
  due: readonly BusinessDate[],
): Moved {
  if (scheme.falling.kind !== 'on-days') throw new Error(`${scheme.id} does not fall on days`);
  if (computed >= before.level) return { level: computed, bufferSince: null, difference: null };
  const { days } = scheme.falling;
  const bufferMonths = levelAt(scheme, before.level).bufferMonths ?? 0;
  const last = due.at(-1);
  const since = before.bufferSince ?? due[0] ?? null;
  if (since === null) {
    const nextDay = nextFallingDay(days, asOf);
    return { ...before, difference: { cause: 'falling-day', nextDay } };
  }
  const until = addMonths(since, bufferMonths);
  if (last !== undefined && last >= until) {
    return { level: computed, bufferSince: null, difference: null };
  }
  return {
    level: before.level,
    bufferSince: since,
    difference: { cause: 'buffer', since, bufferMonths, nextDay: nextFallingDay(days, until) },
  };
}
