import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { FloorEvent, LoggedEvent } from '../../shared/model/floor-event.ts';
import { DataError } from '../data/index.ts';
import { chainHash, type BrokenRecord } from './chain.ts';

/** A record by column position. Rows without names and buffers are read in a third of the time. */
export type EventRow = readonly [
  seq: number,
  day: string,
  at: number,
  actor: string,
  place: string,
  body: string,
];

/** The same, with the type, the hash and the sealed body. A hash costs less as text than as bytes. */
export type HashedRow = readonly [...EventRow, type: string, hash: string, sealed: string | null];

/** A record of the log as it is stored. */
export interface LogRow {
  readonly seq: number;
  readonly day: BusinessDate;
  readonly at: Instant;
  readonly type: string;
  /** Staff number, or "system". */
  readonly actor: string;
  readonly place: string;
  /** The event as JSON text, readable. */
  readonly body: string;
  /** The body as it lies on a server, encrypted with the branch's key; null on one machine. If set, the chain covers it. */
  readonly sealed: string | null;
  /** 64 hexadecimal digits. */
  readonly hash: string;
}

/** Checks that a record follows the record with this number and hash. @returns null if it does */
export function chainProblem(
  [seq, day, at, actor, place, body, type, hash, sealed]: HashedRow,
  before: number,
  previous: string,
): BrokenRecord | null {
  if (seq !== before + 1) return { seq: before + 1, problem: 'missing' };
  const record = { seq, day, at, type, actor, place, body: sealed ?? body };
  return chainHash(previous, record) === hash ? null : { seq, problem: 'hash' };
}

/** The same; also checks that its event can be parsed. */
export function problemOf(row: HashedRow, before: number, previous: string): BrokenRecord | null {
  const problem = chainProblem(row, before, previous);
  const [seq, , , , , body] = row;
  return problem ?? (isJson(body) ? null : { seq, problem: 'unreadable' });
}

/** @throws DataError damaged: the event cannot be parsed */
export function loggedEvent([seq, day, at, actor, place, body]: EventRow | HashedRow): LoggedEvent {
  return { seq, day, at, actor, place, event: eventOf(seq, body) };
}

/** By column position, as the chain is checked. */
export const hashedRow = (row: LogRow): HashedRow => [
  ...([row.seq, row.day, row.at, row.actor, row.place, row.body] as const),
  ...([row.type, row.hash, row.sealed] as const),
];

/** By name. */
export const logRow = ([
  ...[seq, day, at, actor, place, body, type, hash, sealed]
]: HashedRow): LogRow => ({ seq, day, at, type, actor, place, body, sealed, hash });

/** The event of a stored record, as it was written. @throws DataError damaged: it cannot be parsed */
export function eventOfRow({ seq, day, at, actor, place, body }: LogRow): LoggedEvent {
  return { seq, day, at, actor, place, event: eventOf(seq, body) };
}

/** No schema check: the chain proves that a console wrote this, and the writer had the type. */
function eventOf(seq: number, body: string): FloorEvent {
  try {
    return JSON.parse(body) as FloorEvent;
  } catch (error) {
    throw new DataError('damaged', `branch.db, log record ${seq}`, error);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
