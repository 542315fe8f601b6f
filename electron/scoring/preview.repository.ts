import type { Connection } from '../data/index.ts';

/** A client with what the cache holds of one scheme. */
export type ClientNow = [clientId: number, value: number | null, effectiveLevel: number | null];

/** Reads clients in order with their score of a scheme, a range at a time. @param schemeNo -1: of none */
export function clientsNow(db: Connection, schemeNo: number) {
  const range = db
    .prepare<[number, number, number], ClientNow>(
      `SELECT c.client_id, s.value, s.effective_level FROM clients AS c
       LEFT JOIN scores AS s ON s.scheme_no = ? AND s.client_id = c.client_id
       WHERE c.client_id BETWEEN ? AND ? ORDER BY c.client_id`,
    )
    .raw();
  const extent = db
    .prepare<[], [number, number | null]>('SELECT count(*), max(client_id) FROM clients')
    .raw()
    .get();
  return {
    count: extent?.[0] ?? 0,
    lastId: extent?.[1] ?? 0,
    clients: (from: number, to: number): ClientNow[] => range.all(schemeNo, from, to),
  };
}

/** The client numbers of some of the book's numbers, in that order; those that are gone are left out. */
export function clientNosOf(db: Connection, ids: readonly number[]): string[] {
  const one = db
    .prepare<[number], string>('SELECT client_no FROM clients WHERE client_id = ?')
    .pluck();
  return ids.flatMap((id) => one.get(id) ?? []);
}
