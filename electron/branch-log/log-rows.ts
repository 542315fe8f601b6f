import type { FloorEvent, LoggedEvent } from '../../shared/model/floor.ts';
import { DataError } from '../data/index.ts';
import { chainHash, type BrokenRecord } from './chain.ts';

/** What a record says, by position: what no names and bytes are made for is read in a third of the time. */
export type EventRow = readonly [
  seq: number,
  day: string,
  at: number,
  actor: string,
  place: string,
  body: string,
];

/** The same with what its hash protects beside it, and the hash, which costs less as text than as bytes. */
export type HashedRow = readonly [...EventRow, type: string, hash: string];

/** What is wrong with a record that should follow the one with this number and hash. */
export function chainProblem(
  [seq, day, at, actor, place, body, type, hash]: HashedRow,
  before: number,
  previous: string,
): BrokenRecord | null {
  if (seq !== before + 1) return { seq: before + 1, problem: 'missing' };
  const record = { seq, day, at, type, actor, place, body };
  return chainHash(previous, record) === hash ? null : { seq, problem: 'hash' };
}

/** The same, and whether its event can be read. */
export function problemOf(row: HashedRow, before: number, previous: string): BrokenRecord | null {
  const problem = chainProblem(row, before, previous);
  const [seq, , , , , body] = row;
  return problem ?? (isJson(body) ? null : { seq, problem: 'unreadable' });
}

/** @throws DataError damaged: somebody wrote into the file what no console writes */
export function loggedEvent([seq, day, at, actor, place, body]: EventRow | HashedRow): LoggedEvent {
  return { seq, day, at, actor, place, event: eventOf(seq, body) };
}

/** The chain vouches that this is what was written; the writer had the type. */
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
