import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { FloorEvent, LoggedEvent } from '../../shared/model/floor-event.ts';
import { asDataError, inTransaction, type Connection } from '../data/index.ts';
import { ChainBroken, chainHash, hex, type BrokenRecord, type ChainHead } from './chain.ts';
import { asCorrected, type KnownCorrection } from './corrections.rules.ts';
import {
  chainProblem,
  eventOfRow,
  hashedRow,
  loggedEvent as writtenEvent,
  logRow,
  problemOf,
  type EventRow,
  type HashedRow,
  type LogRow,
} from './log-rows.ts';

/** Who, where and when: common to all events of one act. */
export interface ActFrame {
  readonly day: BusinessDate;
  readonly at: Instant;
  readonly actor: string;
  readonly place: string;
}

/** The result of checking some records. */
export interface ChainCheck {
  /** The last place at which the chain is valid. */
  readonly head: ChainHead;
  readonly broken: BrokenRecord | null;
  /** Whether the end of the log was reached. */
  readonly done: boolean;
}

/** The append-only log of a branch. There is no way to change or remove a record. */
export interface BranchLog {
  /**
   * Durable when it returns: one transaction, synced.
   * @param frame its day is not before the last record's, because days follow each other in the log
   * @throws DataError; then nothing was appended.
   */
  append(events: readonly FloorEvent[], frame: ActFrame): LogRow[];
  /**
   * Takes over records that another workstation wrote, or this one on the server, into this copy, in one transaction.
   * @throws ChainBroken they do not follow this log's head; DataError; then nothing is taken over
   */
  adopt(rows: readonly LogRow[]): void;
  /** Sets the start of the chain of an empty log; one with records stays as it is. */
  begin(origin: Uint8Array): void;
  /** Up to `limit` stored records after a number, as they lie in the file. */
  rowsAfter(seq: number, limit: number): LogRow[];
  /** A stored record as it is read: with the right times where a clock was corrected. */
  eventOf(row: LogRow): LoggedEvent;
  /**
   * Runs `work` in one transaction: what it appends is durable when this returns, and nothing of it if it throws. Only
   * for acts that are not confirmed to anybody meanwhile, such as the invented past of the demo.
   */
  inTransaction<T>(work: () => T): T;
  /** The number of the last correction of the clock; 0: none. */
  corrected(): number;
  /** Records from `fromSeq` on, in order. */
  read(fromSeq: number): IterableIterator<LoggedEvent>;
  /** Records of one day, in order. Other days are not read. */
  readDay(day: BusinessDate): IterableIterator<LoggedEvent>;
  /** Up to `limit` records from `fromSeq` on, to read a long log in pieces. */
  some(fromSeq: number, limit: number): LoggedEvent[];
  /** Records of relationship work from `fromSeq` on, in order. Others are not read. */
  relationshipFacts(fromSeq: number): IterableIterator<LoggedEvent>;
  /** The number of the first record of a day or of a later day; if there is none, one past the last. */
  firstOn(day: BusinessDate): number;
  /** The number of the first record after this record's day; if there is none, one past the last. */
  afterDayOf(seq: number): number;
  /**
   * Records of the day that was opened last, in order, to rebuild the state; all records in a log without days. Their
   * chain is recomputed on the way; {@link broken} has what is wrong.
   */
  latestDay(): IterableIterator<LoggedEvent>;
  /** The first broken record that {@link latestDay} has read; null: none. */
  broken(): BrokenRecord | null;
  /** Sequence number of the last record; 0 when empty. */
  lastSeq(): number;
  /** Business date of the last record; null when empty. */
  lastDay(): BusinessDate | null;
  /** When the last record was written; null when empty. */
  lastAt(): Instant | null;
  /** The last record's place in the chain. */
  head(): ChainHead;
  /** The start of the chain: the branch's own. */
  start(): ChainHead;
  /** The stored hash of a record; null if there is no such record. */
  hashAt(seq: number): Uint8Array | null;
  /** Recomputes the chain of up to `limit` records after a place at which it is valid. */
  check(from: ChainHead, limit: number): ChainCheck;
  /** Recomputes the whole chain. @returns the first bad record, or null. */
  verify(): BrokenRecord | null;
}

const readAtOnce = 1000;
const noEnd = Number.MAX_SAFE_INTEGER;

/** Opens the log in `branch.db`. @param onDurable called when what was appended is on the disk */
export function createBranchLog(
  db: Connection,
  onDurable: () => void = () => undefined,
): BranchLog {
  // Bound by position and without an explicit transaction, which would cost an act more statements.
  const insert = db.prepare<
    [number, string, number, string, string, string, string, string | null, string]
  >(
    `INSERT INTO log (seq, day, at, type, actor, place, body, sealed, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, unhex(?))`,
  );
  const between = db
    .prepare<[number, number, number], EventRow>(
      `SELECT seq, day, at, actor, place, body FROM log WHERE seq >= ? AND seq < ?
       ORDER BY seq LIMIT ?`,
    )
    .raw();
  const facts = db
    .prepare<[number, number], EventRow>(
      `SELECT seq, day, at, actor, place, body FROM log WHERE type = 'relationship' AND seq >= ?
       ORDER BY seq LIMIT ?`,
    )
    .raw();
  const hashed = db
    .prepare<[number, number], HashedRow>(
      `SELECT seq, day, at, actor, place, body, type, lower(hex(hash)), sealed FROM log
       WHERE seq > ? ORDER BY seq LIMIT ?`,
    )
    .raw();
  const next = db
    .prepare<[number], EventRow>(
      'SELECT seq, day, at, actor, place, body FROM log WHERE seq >= ? ORDER BY seq LIMIT 1',
    )
    .raw();
  const corrections: KnownCorrection[] = db
    .prepare<[], { seq: number; body: string }>(
      `SELECT seq, body FROM log WHERE type = 'clock-corrected' ORDER BY seq`,
    )
    .all()
    .map(({ seq, body }) => ({ ...(JSON.parse(body) as KnownCorrection), seq }));
  const loggedEvent = (row: EventRow | HashedRow): LoggedEvent => {
    const written = writtenEvent(row);
    return corrections.length === 0 ? written : asCorrected(written, corrections);
  };
  const hashOf = db.prepare<[number], Uint8Array>('SELECT hash FROM log WHERE seq = ?').pluck();
  const first = db.prepare<[], number>('SELECT min(seq) FROM log').pluck();
  const tail = db
    .prepare<[], ChainHead & { readonly day: string; readonly at: number }>(
      'SELECT seq, day, at, hash FROM log ORDER BY seq DESC LIMIT 1',
    )
    .get();
  const openedBefore = db
    .prepare<[number], number | null>(
      `SELECT max(seq) FROM log WHERE type = 'day-opened' AND seq < ?`,
    )
    .pluck();
  const isUndone = (seq: number) => corrections.some(({ undone }) => undone.includes(seq));
  /** The number of the record that opened the latest day; null in a log without days. */
  function dayStart(): number | null {
    let seq = openedBefore.get(noEnd) ?? null;
    while (seq !== null && isUndone(seq)) seq = openedBefore.get(seq) ?? null;
    return seq;
  }
  const startHash = db.prepare<[], Uint8Array>('SELECT start_hash FROM log_origin').pluck().get();
  if (!startHash) throw new Error('the log has no origin');
  let start: ChainHead = { seq: 0, hash: startHash };
  let last = tail ? { seq: tail.seq, hash: hex(tail.hash) } : { seq: 0, hash: hex(startHash) };
  const lastRow = tail ? next.get(tail.seq) : undefined;
  let lastDay: BusinessDate | null = lastRow ? loggedEvent(lastRow).day : null;
  let lastAt: Instant | null = tail?.at ?? null;

  let brokenDay: BrokenRecord | null = null;

  function write(row: LogRow): void {
    const { seq, day, at, type, actor, place, body, sealed, hash } = row;
    insert.run(seq, day, at, type, actor, place, body, sealed, hash);
  }

  /** Continues from the last of these rows. Called after their transaction, which may fail: then the chain stays. */
  function continueFrom(rows: readonly LogRow[]): void {
    const end = rows.at(-1);
    if (!end) return;
    last = { seq: end.seq, hash: end.hash };
    ({ day: lastDay, at: lastAt } = end);
    for (const { seq, type, body } of rows) {
      if (type !== 'clock-corrected') continue;
      corrections.push({ ...(JSON.parse(body) as KnownCorrection), seq });
    }
    if (!db.inTransaction) onDurable();
  }

  const hashAt = (seq: number) => (seq === 0 ? start.hash : (hashOf.get(seq) ?? null));

  const readRange = (begin: number, end: number) =>
    inPieces(begin, (at) => between.all(at, end, readAtOnce));

  /** Reads in pieces, so that no statement stays open while the caller works. */
  function* inPieces(
    begin: number,
    piece: (from: number) => EventRow[],
  ): IterableIterator<LoggedEvent> {
    for (let at = begin; ;) {
      const rows = piece(at);
      for (const row of rows) yield loggedEvent(row);
      const [seq] = rows.at(-1) ?? [];
      if (seq === undefined || rows.length < readAtOnce) return;
      at = seq + 1;
    }
  }

  function* latestDay(): IterableIterator<LoggedEvent> {
    let seq = (dayStart() ?? 1) - 1;
    let hash = hex(hashAt(seq) ?? new Uint8Array());
    brokenDay = null;
    for (let read = readAtOnce; read === readAtOnce;) {
      const rows = hashed.all(seq, readAtOnce);
      for (const row of rows) {
        brokenDay ??= chainProblem(row, seq, hash);
        yield loggedEvent(row);
        [seq, , , , , , , hash] = row;
      }
      read = rows.length;
    }
  }

  /** Finds the first record of this day or later by binary search: days follow each other in the log. */
  function firstOf(day: BusinessDate, including: boolean): number {
    let low = 1;
    let high = last.seq + 1;
    while (low < high) {
      const middle = low + Math.floor((high - low) / 2);
      const row = next.get(middle);
      const found = row && loggedEvent(row);
      if (!found || found.day > day || (including && found.day === day)) high = middle;
      else low = found.seq + 1;
    }
    return low;
  }

  function check(place: ChainHead, limit: number): ChainCheck {
    let { seq } = place;
    let hash = hex(place.hash);
    const reached = (): ChainHead => ({ seq, hash: Buffer.from(hash, 'hex') });
    const lowest = place.seq === 0 ? first.get() : null;
    if (lowest != null && lowest < 1) {
      return { head: place, broken: { seq: lowest, problem: 'outside' }, done: true };
    }
    const rows = hashed.all(seq, limit);
    for (const row of rows) {
      const problem = problemOf(row, seq, hash);
      if (problem) return { head: reached(), broken: problem, done: true };
      [seq, , , , , , , hash] = row;
    }
    const at = reached();
    if (rows.length === limit) return { head: at, broken: null, done: false };
    return { head: at, broken: endProblem(at), done: true };
  }

  /** Checks that the stored log ends where this process ended it. */
  function endProblem(at: ChainHead): BrokenRecord | null {
    if (at.seq < last.seq) return { seq: at.seq + 1, problem: 'missing' };
    if (at.seq > last.seq) return { seq: last.seq + 1, problem: 'outside' };
    return hex(at.hash) === last.hash ? null : { seq: at.seq, problem: 'hash' };
  }

  return {
    append(events, frame) {
      const [{ type } = { type: '' }] = events;
      // Only the correction of a clock that was ahead may go back to an earlier day.
      if (lastDay !== null && frame.day < lastDay && type !== 'clock-corrected') {
        throw new Error('a day of the log goes back');
      }
      let { seq, hash } = last;
      const rows: LogRow[] = [];
      const add = (event: FloorEvent) => {
        seq += 1;
        const record = { seq, ...frame, type: event.type, body: JSON.stringify(event) };
        hash = chainHash(hash, record);
        const row = { ...record, sealed: null, hash };
        write(row);
        rows.push(row);
      };
      const [only] = events;
      if (!only) return rows;
      if (events.length === 1) {
        try {
          add(only);
        } catch (error) {
          throw asDataError(error, db.name);
        }
      } else {
        inTransaction(db, () => events.forEach(add));
      }
      continueFrom(rows);
      return rows;
    },

    adopt(rows) {
      inTransaction(db, () => {
        let { seq, hash } = last;
        for (const row of rows) {
          const problem = chainProblem(hashedRow(row), seq, hash);
          if (problem) throw new ChainBroken(`record ${problem.seq}`);
          write(row);
          ({ seq, hash } = row);
        }
      });
      continueFrom(rows);
    },

    begin(origin) {
      if (last.seq > 0 || hex(origin) === hex(start.hash)) return;
      db.prepare('UPDATE log_origin SET start_hash = ?').run(origin);
      start = { seq: 0, hash: origin };
      last = { seq: 0, hash: hex(origin) };
      onDurable();
    },

    rowsAfter: (seq, limit) => hashed.all(seq, limit).map(logRow),

    eventOf(row) {
      const written = eventOfRow(row);
      return corrections.length === 0 ? written : asCorrected(written, corrections);
    },

    inTransaction(work) {
      const before = { last, lastDay, lastAt, corrections: corrections.length };
      let result;
      try {
        result = inTransaction(db, work);
      } catch (error) {
        ({ last, lastDay, lastAt } = before);
        corrections.length = before.corrections;
        throw error;
      }
      onDurable();
      return result;
    },

    corrected: () => corrections.at(-1)?.seq ?? 0,
    read: (fromSeq) => readRange(fromSeq, noEnd),
    readDay: (day) => readRange(firstOf(day, true), firstOf(day, false)),
    relationshipFacts: (fromSeq) => inPieces(fromSeq, (at) => facts.all(at, readAtOnce)),
    some: (fromSeq, limit) => between.all(fromSeq, noEnd, limit).map(loggedEvent),
    firstOn: (day) => firstOf(day, true),
    afterDayOf: (seq) => firstOf(next.get(seq)?.[1] ?? lastDay ?? '', false),
    latestDay,
    broken: () => brokenDay,
    lastSeq: () => last.seq,
    lastDay: () => lastDay,
    lastAt: () => lastAt,
    head: () => ({ seq: last.seq, hash: Buffer.from(last.hash, 'hex') }),
    start: () => start,
    hashAt,
    check,

    verify() {
      for (let at = start; ;) {
        const { head: reached, broken, done } = check(at, readAtOnce);
        if (broken || done) return broken;
        at = reached;
      }
    },
  };
}
