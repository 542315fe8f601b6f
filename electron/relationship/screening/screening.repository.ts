import { dateFromDayNumber, dayNumber, type BusinessDate } from '../../../shared/model/dates.ts';
import type { Connection } from '../../data/index.ts';

/** Reads of the client book for a screening, a slice of clients at a time. */
export function screeningRepository(db: Connection) {
  const last = db.prepare<[], number | null>('SELECT max(client_id) FROM clients').pluck();
  const clients = db
    .prepare<[number, number], [number, string]>(
      'SELECT client_id, client_no FROM clients WHERE client_id > ? AND client_id <= ?',
    )
    .raw();
  const moved = db
    .prepare<[number, number], [number, string | null]>(
      // The bare column belongs to the row of min(): a documented promise of SQLite.
      `SELECT client_id, from_level FROM (
         SELECT client_id, from_level, min(day) FROM moves WHERE scheme_no = ? AND day > ?
         GROUP BY client_id)`,
    )
    .raw();
  const cards = db
    .prepare<[number, number], [number, string | null]>(
      'SELECT client_id, product FROM cards WHERE client_id > ? AND client_id <= ?',
    )
    .raw();
  const posted = db
    .prepare<[number, number], [number, number]>(
      `SELECT client_id, max(day) FROM postings WHERE client_id > ? AND client_id <= ?
       GROUP BY client_id`,
    )
    .raw();
  return {
    lastId: (): number => last.get() ?? 0,
    clients: (after: number, upTo: number) => clients.all(after, upTo),
    /** The level that each client had before its first move after a day; null: it was not scored then. */
    levelsBefore: (schemeNo: number, day: BusinessDate): ReadonlyMap<number, string | null> =>
      new Map(moved.all(schemeNo, dayNumber(day))),
    cardProducts: (after: number, upTo: number) => cards.all(after, upTo),
    lastPostings: (after: number, upTo: number): ReadonlyMap<number, BusinessDate> =>
      new Map(posted.all(after, upTo).map(([id, day]) => [id, dateFromDayNumber(day)])),
  };
}
