import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { FloorEvent, LoggedEvent } from '../../shared/model/floor.ts';
import { asDataError, DataError, inTransaction, type Connection } from '../data/index.ts';
import { chainHash, type ChainedRecord, type ChainHead } from './chain.ts';

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
  /**
   * missing: this number is gone; hash: this record, or what stood before it, was changed; unreadable: its event cannot
   * be read; outside: a record before the first or after the last that was ever written.
   */
  readonly problem: 'missing' | 'hash' | 'unreadable' | 'outside';
}

/** What a look at some records found. */
export interface ChainCheck {
  /** How far the chain holds. */
  readonly head: ChainHead;
  readonly broken: BrokenRecord | null;
  /** Whether this was the end of the log. */
  readonly done: boolean;
}

/** The append-only log of a branch. There is no way to change or remove a record. */
export interface BranchLog {
  /**
   * Durable when it returns: one transaction, synced.
   * @param frame its day is never before the last record's: days lie one after the other in the log
   * @throws DataError; then nothing was appended.
   */
  append(events: readonly FloorEvent[], frame: ActFrame): LoggedEvent[];
  /**
   * Everything that `work` appends becomes durable at once, when this returns; where it throws, nothing of it happened.
   * For what is not confirmed to anybody meanwhile: the invented past of a demo.
   */
  together<T>(work: () => T): T;
  /** Records from `fromSeq` on, in order. */
  read(fromSeq: number): IterableIterator<LoggedEvent>;
  /** Records of one day, in order; other days cost nothing. */
  readDay(day: BusinessDate): IterableIterator<LoggedEvent>;
  /** Up to `limit` records from `fromSeq` on: a long log is read in pieces, with acts between them. */
  some(fromSeq: number, limit: number): LoggedEvent[];
  /** The number of the first record of a day or of a later one; one past the last where there is none. */
  firstOn(day: BusinessDate): number;
  /** Where the latest day begins: state is rebuilt from here. 1 in a log without days. */
  latestDayStart(): number;
  /** Sequence number of the last record; 0 when empty. */
  lastSeq(): number;
  /** Business date of the last record; null when empty. */
  lastDay(): BusinessDate | null;
  /** The last record's place in the chain. */
  head(): ChainHead;
  /** The start of the chain: the branch's own. */
  start(): ChainHead;
  /** The hash that stands at a number, as stored; null where there is no such record. */
  hashAt(seq: number): Uint8Array | null;
  /** Recomputes the chain of up to `limit` records after a place where it held. */
  check(from: ChainHead, limit: number): ChainCheck;
  /** Recomputes the whole chain. @returns the first bad record, or null. */
  verify(): BrokenRecord | null;
}

interface Row extends ChainedRecord {
  readonly hash: Uint8Array;
}

const verifiedAtOnce = 1000;

/** Opens the log in `branch.db`. */
export function createBranchLog(db: Connection): BranchLog {
  const columns = 'seq, day, at, type, actor, place, body, hash';
  // By position and without a transaction around it: an act waits for the disk, and for nothing else.
  const insert = db.prepare<[number, string, number, string, string, string, string, Uint8Array]>(
    `INSERT INTO log (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const from = db.prepare<[number], Row>(`SELECT ${columns} FROM log WHERE seq >= ? ORDER BY seq`);
  const between = db.prepare<[number, number], Row>(
    `SELECT ${columns} FROM log WHERE seq >= ? AND seq < ? ORDER BY seq`,
  );
  const after = db.prepare<[number, number], Row>(
    `SELECT ${columns} FROM log WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const next = db.prepare<[number], { seq: number; day: string }>(
    'SELECT seq, day FROM log WHERE seq >= ? ORDER BY seq LIMIT 1',
  );
  const hashOf = db.prepare<[number], Uint8Array>('SELECT hash FROM log WHERE seq = ?').pluck();
  const first = db.prepare<[], number>('SELECT min(seq) FROM log').pluck();
  const tail = db.prepare<[], Row>(`SELECT ${columns} FROM log ORDER BY seq DESC LIMIT 1`).get();
  const dayStart = db
    .prepare<[], number | null>(`SELECT max(seq) FROM log WHERE type = 'day-opened'`)
    .pluck();
  const startHash = db.prepare<[], Uint8Array>('SELECT start_hash FROM log_origin').pluck().get();
  if (!startHash) throw new Error('the log has no origin');
  const start: ChainHead = { seq: 0, hash: startHash };
  let head: ChainHead = tail ? { seq: tail.seq, hash: tail.hash } : start;
  let lastDay: BusinessDate | null = tail?.day ?? null;

  function write({ seq, day, at, type, actor, place, body, hash }: Row): void {
    insert.run(seq, day, at, type, actor, place, body, hash);
  }

  /** The first number whose record is of this day or later: days follow each other, so halving finds it. */
  function firstOf(day: BusinessDate, including: boolean): number {
    let low = 1;
    let high = head.seq + 1;
    while (low < high) {
      const middle = low + Math.floor((high - low) / 2);
      const found = next.get(middle);
      if (!found || found.day > day || (including && found.day === day)) high = middle;
      else low = found.seq + 1;
    }
    return low;
  }

  function check(place: ChainHead, limit: number): ChainCheck {
    let at = place;
    const lowest = place.seq === 0 ? first.get() : null;
    if (lowest != null && lowest < 1) {
      return { head: at, broken: { seq: lowest, problem: 'outside' }, done: true };
    }
    const rows = after.all(at.seq, limit);
    for (const row of rows) {
      const broken = problemOf(row, at);
      if (broken) return { head: at, broken, done: true };
      at = { seq: row.seq, hash: row.hash };
    }
    if (rows.length === limit) return { head: at, broken: null, done: false };
    return { head: at, broken: endProblem(at), done: true };
  }

  /** The log must end where this process knows that it ends. */
  function endProblem(at: ChainHead): BrokenRecord | null {
    if (at.seq < head.seq) return { seq: at.seq + 1, problem: 'missing' };
    if (at.seq > head.seq) return { seq: head.seq + 1, problem: 'outside' };
    return Buffer.compare(at.hash, head.hash) === 0 ? null : { seq: at.seq, problem: 'hash' };
  }

  return {
    append(events, frame) {
      if (lastDay !== null && frame.day < lastDay) throw new Error('a day of the log goes back');
      let { hash } = head;
      const rows = events.map((event, index): Row => {
        const record: ChainedRecord = {
          seq: head.seq + index + 1,
          day: frame.day,
          at: frame.at,
          type: event.type,
          actor: frame.actor,
          place: frame.place,
          body: JSON.stringify(event),
        };
        hash = chainHash(hash, record);
        return { ...record, hash };
      });
      const [only] = rows;
      if (!only) return [];
      if (rows.length === 1) {
        try {
          write(only);
        } catch (error) {
          throw asDataError(error, db.name);
        }
      } else {
        inTransaction(db, () => rows.forEach(write));
      }
      // Only now: a failed transaction must leave the chain where it was.
      head = { seq: head.seq + rows.length, hash };
      lastDay = frame.day;
      return events.map((event, index) => ({
        seq: head.seq - rows.length + index + 1,
        day: frame.day,
        at: frame.at,
        actor: frame.actor,
        place: frame.place,
        event,
      }));
    },

    together(work) {
      const before = { head, lastDay };
      try {
        return inTransaction(db, work);
      } catch (error) {
        ({ head, lastDay } = before);
        throw error;
      }
    },
    *read(fromSeq) {
      for (const row of from.iterate(fromSeq)) yield loggedEvent(row);
    },

    *readDay(day) {
      const begin = firstOf(day, true);
      for (const row of between.iterate(begin, firstOf(day, false))) yield loggedEvent(row);
    },

    some: (fromSeq, limit) => after.all(fromSeq - 1, limit).map(loggedEvent),
    firstOn: (day) => firstOf(day, true),
    latestDayStart: () => dayStart.get() ?? 1,
    lastSeq: () => head.seq,
    lastDay: () => lastDay,
    head: () => head,
    start: () => start,
    hashAt: (seq) => (seq === 0 ? start.hash : (hashOf.get(seq) ?? null)),
    check,

    verify() {
      for (let at = start; ;) {
        const { head: reached, broken, done } = check(at, verifiedAtOnce);
        if (broken || done) return broken;
        at = reached;
      }
    },
  };
}

function problemOf(row: Row, before: ChainHead): BrokenRecord | null {
  if (row.seq !== before.seq + 1) return { seq: before.seq + 1, problem: 'missing' };
  if (!chainHash(before.hash, row).equals(row.hash)) return { seq: row.seq, problem: 'hash' };
  return isJson(row.body) ? null : { seq: row.seq, problem: 'unreadable' };
}

/** @throws DataError damaged: somebody wrote into the file what no console writes */
function loggedEvent(row: Row): LoggedEvent {
  return {
    seq: row.seq,
    day: row.day,
    at: row.at,
    actor: row.actor,
    place: row.place,
    event: eventOf(row),
  };
}

/** The chain vouches that this is what was written; the writer had the type. */
function eventOf({ body, seq }: Row): FloorEvent {
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
