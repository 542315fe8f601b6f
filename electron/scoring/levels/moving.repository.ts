import { dateFromDayNumber, dayNumber, type BusinessDate } from '../../../shared/model/dates.ts';
import type { MoveCause } from '../../../shared/model/hall/standing.ts';
import type { Connection } from '../../data/index.ts';
import type { Among } from '../metric/grouped-sums.repository.ts';
import type { StoredMove } from './history.rules.ts';

/** The effective levels that scorings before a day left: clients that never moved are at the lowest and not named. */
export function levelsBefore(
  db: Connection,
  schemeNo: number,
  before: BusinessDate,
  clientId?: number,
): IterableIterator<{ readonly clientId: number; readonly level: string }> {
  const one = clientId === undefined ? '' : 'AND client_id = ?';
  const bound = [schemeNo, dayNumber(before), ...(clientId === undefined ? [] : [clientId])];
  // The bare column belongs to the row of max(): a documented promise of SQLite.
  return db
    .prepare<number[], { clientId: number; level: string; day: number }>(
      `SELECT client_id AS clientId, to_level AS level, max(day) AS day FROM moves
       WHERE scheme_no = ? AND day < ? ${one} GROUP BY client_id`,
    )
    .iterate(...bound);
}

/** A client's moves by the rules of a scheme, oldest first. */
export function storedMoves(db: Connection, schemeNo: number, clientId: number): StoredMove[] {
  return db
    .prepare<[number, number], { day: number; from: string | null; to: string; cause: MoveCause }>(
      `SELECT day, from_level AS "from", to_level AS "to", cause FROM moves
       WHERE scheme_no = ? AND client_id = ? ORDER BY day`,
    )
    .all(schemeNo, clientId)
    .map((row) => ({ ...row, day: dateFromDayNumber(row.day) }));
}

/** The buffers that ran when scorings before a day were done. */
export function* buffersBefore(
  db: Connection,
  schemeNo: number,
  before: BusinessDate,
  clientId?: number,
): Generator<{ readonly clientId: number; readonly since: BusinessDate }> {
  const one = clientId === undefined ? '' : 'AND client_id = ?';
  const day = dayNumber(before);
  const bound = [schemeNo, day, day, ...(clientId === undefined ? [] : [clientId])];
  const rows = db
    .prepare<number[], { clientId: number; since: number }>(
      `SELECT client_id AS clientId, since FROM buffers
       WHERE scheme_no = ? AND seen < ? AND (ended IS NULL OR ended >= ?) ${one}`,
    )
    .iterate(...bound);
  for (const row of rows) {
    yield { clientId: row.clientId, since: dateFromDayNumber(row.since) };
  }
}

/** The levels that the moves of one day began from; null for a client's first scoring. */
export function dayMoves(
  db: Connection,
  schemeNo: number,
  asOf: BusinessDate,
  among: Among,
): (from: number, to: number) => [clientId: number, level: string | null][] {
  const source = among === 'due' ? 'temp.due AS d CROSS JOIN moves USING (client_id)' : 'moves';
  const statement = db
    .prepare<[number, number, number, number], [number, string | null]>(
      `SELECT client_id, from_level FROM ${source}
       WHERE scheme_no = ? AND client_id BETWEEN ? AND ? AND day = ?`,
    )
    .raw();
  return (from, to) => statement.all(schemeNo, from, to, dayNumber(asOf));
}

/** Writes the buffers of one scoring; what an earlier scoring of the same day wrote is undone first. */
export function bufferWriter(db: Connection, schemeNo: number, asOf: BusinessDate, among: Among) {
  const day = dayNumber(asOf);
  const only = among === 'due' ? 'AND client_id IN (SELECT client_id FROM temp.due)' : '';
  db.prepare(`DELETE FROM buffers WHERE scheme_no = ? AND seen = ? ${only}`).run(schemeNo, day);
  db.prepare(`UPDATE buffers SET ended = NULL WHERE scheme_no = ? AND ended = ? ${only}`).run(
    schemeNo,
    day,
  );
  const begin = db.prepare(
    'INSERT INTO buffers (scheme_no, client_id, seen, since) VALUES (?, ?, ?, ?)',
  );
  const end = db.prepare(
    'UPDATE buffers SET ended = ? WHERE scheme_no = ? AND client_id = ? AND ended IS NULL',
  );
  return {
    begin: (clientId: number, since: BusinessDate): void => {
      begin.run(schemeNo, clientId, day, dayNumber(since));
    },
    end: (clientId: number): void => {
      end.run(day, schemeNo, clientId);
    },
  };
}
