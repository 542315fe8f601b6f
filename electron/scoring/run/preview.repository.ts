import type { Connection } from '../../data/index.ts';

/** The client numbers of some of the book's numbers, in that order; those that are gone are left out. */
export function clientNosOf(db: Connection, ids: readonly number[]): string[] {
  const one = db
    .prepare<[number], string>('SELECT client_no FROM clients WHERE client_id = ?')
    .pluck();
  return ids.flatMap((id) => one.get(id) ?? []);
}
