import type { Connection } from '../data/index.ts';

/** A search table that does not say what the clients say. */
export interface SearchTableFinding {
  readonly table: string;
  /** missing: clients who cannot be found by it; stale: entries that no client has. */
  readonly problem: 'missing' | 'stale';
  readonly entries: number;
  /** Number of the first such client; null for an entry whose client is not in the book. */
  readonly first: string | null;
}

const searched = [
  ['clients_by_name', 'name'],
  ['clients_by_phone', 'phone_reversed'],
  ['clients_by_id_no', 'id_no_reversed'],
] as const;

interface Found {
  readonly entries: number;
  readonly first: string | null;
}

/**
 * Compares the tables that clients are found by with the clients; empty where they agree. A client has one name, phone
 * and identity number, and a table each entry once: so if each entry is its client's and there are as many as clients
 * with a key, none is missing, and most often one walk through each table is enough.
 */
export function searchTableFindings(db: Connection): SearchTableFinding[] {
  return searched.flatMap(([table, key]) => {
    const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
    const find = (sql: string): Found =>
      db.prepare<[], Found>(sql).get() ?? { entries: 0, first: null };
    const stale = find(`SELECT count(*) AS entries, min(client_no) AS first
      FROM ${table} AS t LEFT JOIN clients_unpacked AS c ON c.client_id = t.client_id
      WHERE c.${key} IS NOT t.${key}`);
    const held = count(`SELECT count(*) FROM ${table}`);
    const wanted = count(`SELECT count(*) FROM clients_unpacked WHERE ${key} IS NOT NULL`);
    const missing =
      held - stale.entries === wanted
        ? { entries: 0, first: null }
        : find(`SELECT count(*) AS entries, min(client_no) AS first FROM clients_unpacked AS c
            WHERE ${key} IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM ${table} AS t WHERE t.${key} = c.${key} AND t.client_id = c.client_id)`);
    return [
      { table, problem: 'missing' as const, ...missing },
      { table, problem: 'stale' as const, ...stale },
    ].filter(({ entries }) => entries > 0);
  });
}
