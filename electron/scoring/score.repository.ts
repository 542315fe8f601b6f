import {
  dateFromDayNumber,
  dayNumber,
  lastDayOf,
  monthOf,
  type BusinessDate,
  type Month,
} from '../../shared/model/dates.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import type { MoveCause } from '../../shared/model/standing.ts';
import type { Connection } from '../data/index.ts';

/** The last scoring of a scheme that the cache holds. */
export interface CachedScheme {
  readonly schemeNo: number;
  readonly asOf: BusinessDate;
  readonly scheme: Scheme;
}

/** A client's cached score: levels are positions in the cached scheme. */
export interface CachedScore {
  readonly value: number;
  readonly level: number;
  readonly effectiveLevel: number;
}

/** The cached scheme, or null when it was never scored. */
export function cachedScheme(db: Connection, schemeId: string): CachedScheme | null {
  const row = db
    .prepare<[string], { scheme_no: number; as_of: string; definition: string }>(
      'SELECT scheme_no, as_of, definition FROM scored_schemes WHERE scheme = ?',
    )
    .get(schemeId);
  if (!row) return null;
  // Written by this console only, from a validated scheme.
  return { schemeNo: row.scheme_no, asOf: row.as_of, scheme: JSON.parse(row.definition) as Scheme };
}

/**
 * The as-of date of a scoring that names none: today, or the end of the last month for a book that holds monthly
 * balances only (exchange formats).
 */
export function defaultAsOf(db: Connection, today: BusinessDate): BusinessDate {
  const posted = db.prepare('SELECT 1 FROM postings LIMIT 1').get() !== undefined;
  if (posted) return today;
  const year =
    db.prepare<[], number | null>('SELECT max(year) FROM balances').pluck().get() ?? null;
  if (year === null) return today;
  for (let month = 12; month >= 1; month -= 1) {
    const column = `m${String(month).padStart(2, '0')}`;
    const held = db.prepare<[number]>(
      `SELECT 1 FROM balances WHERE year = ? AND ${column} IS NOT NULL LIMIT 1`,
    );
    if (held.get(year) !== undefined) {
      return lastDayOf(`${String(year).padStart(4, '0')}-${column.slice(1)}`);
    }
  }
  return today;
}

/** Reads of single scores, for the lobby. */
export function scoreLookup(db: Connection) {
  const score = db
    .prepare<[number, string], [number, number, number]>(
      `SELECT s.value, s.level, s.effective_level FROM clients AS c
       JOIN scores AS s ON s.scheme_no = ? AND s.client_id = c.client_id WHERE c.client_no = ?`,
    )
    .raw();
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  return {
    /** Changes whenever another connection has committed. */
    version: (): number => version.get() ?? 0,
    score: (clientNo: string, schemeNo: number): CachedScore | null => {
      const row = score.get(schemeNo, clientNo);
      return row ? { value: row[0], level: row[1], effectiveLevel: row[2] } : null;
    },
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
export interface Standing {
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
): IterableIterator<Standing> {
  const one = clientId === undefined ? '' : 'AND client_id = ?';
  const bound: unknown[] = [schemeNo, JSON.stringify(months), dayNumber(before)];
  if (clientId !== undefined) bound.push(clientId);
  return db
    .prepare<unknown[], Standing>(
      `SELECT client_id AS clientId, month, level FROM standings
       WHERE scheme_no = ? AND month IN (SELECT value FROM json_each(?)) AND since < ? ${one}`,
    )
    .iterate(...bound);
}

/** Writes one scoring into the cache; all of it inside the caller's transaction. */
export function scoreWriter(db: Connection, scheme: Scheme, asOf: BusinessDate) {
  db.prepare(
    `INSERT INTO scored_schemes (scheme, as_of, definition) VALUES (?, ?, ?)
     ON CONFLICT (scheme) DO UPDATE SET as_of = excluded.as_of, definition = excluded.definition`,
  ).run(scheme.id, asOf, JSON.stringify(scheme));
  const schemeNo = cachedScheme(db, scheme.id)?.schemeNo ?? 0;
  const day = dayNumber(asOf);
  const month = monthOf(asOf);
  db.prepare('INSERT OR IGNORE INTO scorings (scheme_no, day) VALUES (?, ?)').run(schemeNo, day);
  // What an earlier scoring of the same day saw may have been corrected since.
  db.prepare('DELETE FROM standings WHERE scheme_no = ? AND month = ? AND since = ?').run(
    schemeNo,
    month,
    day,
  );
  const score = db.prepare(
    'INSERT OR REPLACE INTO scores (scheme_no, client_id, value, level, effective_level) VALUES (?, ?, ?, ?, ?)',
  );
  const standing = db.prepare(
    'INSERT OR IGNORE INTO standings (scheme_no, client_id, month, level, since) VALUES (?, ?, ?, ?, ?)',
  );
  const move = db.prepare(
    `INSERT INTO moves (scheme_no, client_id, day, from_level, to_level, cause) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET to_level = excluded.to_level,
       cause = iif(from_level IS NULL, 'first-scored', excluded.cause)`,
  );
  // A correction of the same day that leaves everything as it was is no move.
  const unmove = db.prepare(
    `DELETE FROM moves WHERE scheme_no = ? AND client_id = ? AND day = ?
     AND to_level = coalesce(from_level, ?)`,
  );
  const lowest = scheme.levels[0]?.id ?? '';
  return {
    schemeNo,
    score: (clientId: number, { value, level, effectiveLevel }: CachedScore): void => {
      score.run(schemeNo, clientId, value, level, effectiveLevel);
    },
    /** Remembers a level above the lowest for falling rules. */
    standing: (clientId: number, level: string): void => {
      standing.run(schemeNo, clientId, month, level, day);
    },
    /** Records that the effective level became another one. `from` is null for a client never scored before. */
    move: (clientId: number, from: string | null, to: string, cause: MoveCause): void => {
      move.run(schemeNo, clientId, day, from, to, cause);
      unmove.run(schemeNo, clientId, day, lowest);
    },
  };
}

/** A client with what the cache held of it. */
export type ClientWithScore = [
  clientId: number,
  clientNo: string,
  value: number | null,
  level: number | null,
  effectiveLevel: number | null,
];

/** Reads the book's clients in order, a range at a time. */
export function clientRanges(db: Connection, schemeNo: number) {
  const range = db
    .prepare<[number, number, number], ClientWithScore>(
      `SELECT c.client_id, c.client_no, s.value, s.level, s.effective_level FROM clients AS c
       LEFT JOIN scores AS s ON s.scheme_no = ? AND s.client_id = c.client_id
       WHERE c.client_id BETWEEN ? AND ? ORDER BY c.client_id`,
    )
    .raw();
  return {
    lastId: db.prepare<[], number | null>('SELECT max(client_id) FROM clients').pluck().get() ?? 0,
    count: db.prepare<[], number>('SELECT count(*) FROM clients').pluck().get() ?? 0,
    clients: (from: number, to: number): ClientWithScore[] => range.all(schemeNo, from, to),
  };
}
