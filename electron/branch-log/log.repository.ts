import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { FloorEvent, LoggedEvent } from '../../shared/model/floor.ts';
import { inTransaction, type Connection } from '../data/index.ts';
import { chainHash, chainStart, type ChainedRecord } from './chain.ts';

/** Who did it, where, when: the frame of every event of one act. */
export interface ActFrame {
  readonly day: BusinessDate;
  readonly at: Instant;
  readonly actor: string;
  readonly place: string;
}

/** The first record at which a stored log is not what was written. */
export interface BrokenRecord {
  readonly seq: number;
  readonly problem: 'missing' | 'hash' | 'unreadable';
}

/** The append-only log of a branch. There is no way to change or remove a record. */
export interface BranchLog {
  /** Durable when it returns: one transaction, synced. @throws DataError; then nothing was appended. */
  append(events: readonly FloorEvent[], frame: ActFrame): LoggedEvent[];
  /** Records from `fromSeq` on, in order. */
  read(fromSeq: number): IterableIterator<LoggedEvent>;
  /** Records of one day, in order; other days cost nothing. */
  readDay(day: BusinessDate): IterableIterator<LoggedEvent>;
  /** Where the latest day begins: state is rebuilt from here. 1 in a log without days. */
  latestDayStart(): number;
  /** Sequence number of the last record; 0 when empty. */
  lastSeq(): number;
  /** Recomputes the whole chain. @returns the first bad record, or null. */
  verify(): BrokenRecord | null;
}

interface Row extends ChainedRecord {
  readonly hash: Uint8Array;
}

/** Opens the log in `branch.db`. */
export function createBranchLog(db: Connection): BranchLog {
  const insert = db.prepare(
    `INSERT INTO log (seq, day, at, type, actor, place, body, hash)
     VALUES (:seq, :day, :at, :type, :actor, :place, :body, :hash)`,
  );
  const columns = 'seq, day, at, type, actor, place, body, hash';
  const from = db.prepare<[number], Row>(`SELECT ${columns} FROM log WHERE seq >= ? ORDER BY seq`);
  const ofDay = db.prepare<[string], Row>(`SELECT ${columns} FROM log WHERE day = ? ORDER BY seq`);
  const tail = db.prepare<[], Row>(`SELECT ${columns} FROM log ORDER BY seq DESC LIMIT 1`).get();
  const dayStart = db
    .prepare<[], number | null>(`SELECT max(seq) FROM log WHERE type = 'day-opened'`)
    .pluck();
  let lastSeq = tail?.seq ?? 0;
  let lastHash: Uint8Array = tail?.hash ?? chainStart;

  return {
    append(events, frame) {
      let hash = lastHash;
      const rows = events.map((event, index) => {
        const record: ChainedRecord = {
          seq: lastSeq + index + 1,
          ...frame,
          type: event.type,
          body: JSON.stringify(event),
        };
        hash = chainHash(hash, record);
        return { ...record, hash };
      });
      inTransaction(db, () => {
        for (const row of rows) insert.run(row);
      });
      // Only now: a failed transaction must leave the chain where it was.
      lastSeq += rows.length;
      lastHash = hash;
      return rows.map((row, index) => ({
        seq: row.seq,
        ...frame,
        event: events[index] as FloorEvent,
      }));
    },

    *read(fromSeq) {
      for (const row of from.iterate(fromSeq)) yield loggedEvent(row);
    },

    *readDay(day) {
      for (const row of ofDay.iterate(day)) yield loggedEvent(row);
    },

    latestDayStart: () => dayStart.get() ?? 1,
    lastSeq: () => lastSeq,

    verify() {
      let previous: Uint8Array = chainStart;
      let expected = 1;
      for (const row of from.iterate(0)) {
        if (row.seq !== expected) return { seq: expected, problem: 'missing' };
        if (!chainHash(previous, row).equals(row.hash)) return { seq: row.seq, problem: 'hash' };
        if (!isJson(row.body)) return { seq: row.seq, problem: 'unreadable' };
        previous = row.hash;
        expected += 1;
      }
      if (expected <= lastSeq) return { seq: expected, problem: 'missing' };
      return null;
    },
  };
}

function loggedEvent(row: Row): LoggedEvent {
  return {
    seq: row.seq,
    day: row.day,
    at: row.at,
    actor: row.actor,
    place: row.place,
    // The chain vouches that this is what was written; the writer had the type.
    event: JSON.parse(row.body) as FloorEvent,
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
