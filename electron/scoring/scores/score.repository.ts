import {
  dateFromDayNumber,
  dayNumber,
  lastDayOf,
  type BusinessDate,
  type Month,
} from '../../../shared/model/dates.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import { lastBalanceMonth } from '../../clients/index.ts';
import type { Connection } from '../../data/index.ts';
import type { Among } from '../metric/grouped-sums.repository.ts';
import { scoreReader } from './score-block.repository.ts';
import type { CachedScore } from './score-block.rules.ts';

export type { CachedScore } from './score-block.rules.ts';

/** The last scoring of a scheme that the cache holds. */
export interface CachedScheme {
  readonly schemeNo: number;
  readonly asOf: BusinessDate;
  readonly scheme: Scheme;
  /** The last file that it has seen; null: not known. */
  readonly seenFile: number | null;
  /** Clients by computed level, in the scheme's order; null: not known. */
  readonly levelCounts: readonly number[] | null;
}

/** The cached scheme, or null when it was never scored. */
export function cachedScheme(db: Connection, schemeId: string): CachedScheme | null {
  const row = db
    .prepare<[string], SchemeRow>(
      `SELECT scheme_no, as_of, definition, seen_file, level_counts FROM scored_schemes
       WHERE scheme = ?`,
    )
    .get(schemeId);
  if (!row) return null;
  return {
    schemeNo: row.scheme_no,
    asOf: row.as_of,
    // Both were written by this console only, the scheme validated.
    scheme: JSON.parse(row.definition) as Scheme,
    seenFile: row.seen_file,
    levelCounts: row.level_counts === null ? null : (JSON.parse(row.level_counts) as number[]),
  };
}

interface SchemeRow {
  readonly scheme_no: number;
  readonly as_of: BusinessDate;
  readonly definition: string;
  readonly seen_file: number | null;
  readonly level_counts: string | null;
}

/**
 * The as-of date of a scoring that names none: today, or the end of the last month for a book that holds monthly
 * balances only (exchange formats).
 */
export function defaultAsOf(db: Connection, today: BusinessDate): BusinessDate {
  const posted = db.prepare('SELECT 1 FROM postings LIMIT 1').get() !== undefined;
  if (posted) return today;
  const month = lastBalanceMonth(db);
  return month === null ? today : lastDayOf(month);
}

/** Reads of single scores, for the lobby. */
export function scoreLookup(db: Connection) {
  const score = scoreReader(db);
  const idOf = db
    .prepare<[string], number>('SELECT client_id FROM clients WHERE client_no = ?')
    .pluck();
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  return {
    /** Changes whenever another connection has committed. */
    version: (): number => version.get() ?? 0,
    clientId: (clientNo: string): number | null => idOf.get(clientNo) ?? null,
    score: (clientId: number, schemeNo: number): CachedScore | null => score(schemeNo, clientId),
  };
}

/** The book's number of a client, or null. */
export function clientIdOf(db: Connection, clientNo: string): number | null {
  return (
    db
      .prepare<[string], number>('SELECT client_id FROM clients WHERE client_no = ?')
      .pluck()
      .get(clientNo) ?? null
  );
}

/** Days on which a scheme was scored, up to a date. */
export function scoredDays(db: Connection, schemeNo: number, upTo: BusinessDate): BusinessDate[] {
  return db
    .prepare<[number, number], number>(
      'SELECT day FROM scorings WHERE scheme_no = ? AND day <= ? ORDER BY day',
    )
    .pluck()
    .all(schemeNo, dayNumber(upTo))
    .map(dateFromDayNumber);
}

/** One client's standing in a month: the level, and the first scoring that saw it. */
export interface LevelOnDay {
  readonly clientId: number;
  readonly month: Month;
  readonly level: string;
}

/**
 * Who stood above the lowest level in some months, as scorings up to a date saw it. A scoring of that very date is left
 * out: it is being done again.
 */
export function standings(
  db: Connection,
  schemeNo: number,
  months: readonly Month[],
  before: BusinessDate,
  clientId?: number,
): IterableIterator<LevelOnDay> {
  const one = clientId === undefined ? '' : 'AND client_id = ?';
  const bound: unknown[] = [schemeNo, JSON.stringify(months), dayNumber(before)];
  if (clientId !== undefined) bound.push(clientId);
  return db
    .prepare<unknown[], LevelOnDay>(
      `SELECT client_id AS clientId, month, level FROM standings
       WHERE scheme_no = ? AND month IN (SELECT value FROM json_each(?)) AND since < ? ${one}`,
    )
    .iterate(...bound);
}

/** The standings of {@link standings}, a range of clients at a time. */
export function standingsReader(
  db: Connection,
  schemeNo: number,
  months: readonly Month[],
  before: BusinessDate,
  among: Among,
): (from: number, to: number) => [clientId: number, level: string][] {
  const source =
    among === 'due' ? 'temp.due AS d CROSS JOIN standings USING (client_id)' : 'standings';
  const statement = db
    .prepare<[number, number, number, number], [number, string]>(
      `SELECT client_id, level FROM ${source} WHERE scheme_no = ? AND client_id BETWEEN ? AND ?
       AND +month IN (${months.map((month) => `'${month}'`).join(', ')}) AND since < ?`,
    )
    .raw();
  return (from, to) => statement.all(schemeNo, from, to, dayNumber(before));
}

/** The clients of a book as a scoring walks through them. */
export function clientExtent(db: Connection) {
  const [count, lastId] = db
    .prepare<[], [number, number | null]>('SELECT count(*), max(client_id) FROM clients')
    .raw()
    .get() ?? [0, null];
  const range = db
    .prepare<[number, number], number>(
      'SELECT client_id FROM clients WHERE client_id BETWEEN ? AND ?',
    )
    .pluck();
  return {
    count,
    lastId: lastId ?? 0,
    /** The numbers of the clients of a range. Mostly none is missing, and the rows need not be read for that. */
    clients: (from: number, to: number): number[] => {
      if (count !== lastId) return range.all(from, to);
      const ids: number[] = [];
      for (let id = Math.max(1, from); id <= Math.min(to, count); id += 1) ids.push(id);
      return ids;
    },
  };
}

/** The numbers by which files name the clients of a range. */
export function clientNos(db: Connection): (from: number, to: number) => Map<number, string> {
  const statement = db
    .prepare<[number, number], [number, string]>(
      'SELECT client_id, client_no FROM clients WHERE client_id BETWEEN ? AND ?',
    )
    .raw();
  return (from, to) => new Map(statement.all(from, to));
}
