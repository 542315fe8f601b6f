import type { Connection } from '../data/index.ts';
import type { ClientKey, SortedKeys } from './client-keys.rules.ts';

/** Fills the search tables of an empty book with sorted keys, while its clients land. */
export interface ClientKeyFilling {
  /** Takes keys of clients that landed. */
  take(keys: SortedKeys): void;
  /** Takes a client's keys from its row: it landed out of order, or a later line changed it. What comes is out of date. */
  takeFromRow(clientId: number): void;
  /** Takes what is left to take. From now on triggers keep the tables again. */
  end(): void;
}

const tables = [
  ['name', 'clients_by_name', 'name'],
  ['phone', 'clients_by_phone', 'phone_reversed'],
  ['idNo', 'clients_by_id_no', 'id_no_reversed'],
] as const satisfies readonly (readonly [ClientKey, string, string])[];

/** Begins to fill, inside the transaction of the file. Changes of clients reach the tables by triggers as ever. */
export function fillClientKeys(db: Connection): ClientKeyFilling {
  const onAdding = db
    .prepare<[], string>(`SELECT sql FROM sqlite_master WHERE name = 'clients_added'`)
    .pluck()
    .get();
  if (onAdding === undefined) throw new Error('the book lost a trigger');
  db.exec(`DROP TRIGGER clients_added;
    CREATE TEMP TABLE IF NOT EXISTS clients_apart (client_id INTEGER PRIMARY KEY) STRICT;
    DELETE FROM temp.clients_apart`);
  const statements = (sql: (table: string, column: string) => string) =>
    tables.map(([, table, column]) => db.prepare(sql(table, column)));
  const all = statements((table) => `INSERT INTO ${table} SELECT key, value FROM json_each(?)`);
  const others = statements(
    (table) =>
      `INSERT INTO ${table} SELECT key, value FROM json_each(?)
       WHERE value NOT IN (SELECT client_id FROM temp.clients_apart)`,
  );
  const fromRows = statements(
    (table, column) =>
      `INSERT OR IGNORE INTO ${table} SELECT ${column}, client_id
       FROM temp.clients_apart JOIN clients_unpacked USING (client_id)
       WHERE ${column} IS NOT NULL ORDER BY 1, 2`,
  );
  const setApart = db.prepare<[number]>('INSERT OR IGNORE INTO temp.clients_apart VALUES (?)');
  let anyApart = false;

  return {
    take({ key, block }) {
      const at = tables.findIndex(([name]) => name === key);
      const bytes = Buffer.from(block.buffer, block.byteOffset, block.length);
      (anyApart ? others : all)[at]?.run(bytes);
    },
    takeFromRow(clientId) {
      setApart.run(clientId);
      anyApart = true;
    },
    end() {
      for (const statement of anyApart ? fromRows : []) statement.run();
      db.exec(onAdding);
    },
  };
}

/** Whether nobody is in the book. */
export function noClients(db: Connection): boolean {
  return db.prepare('SELECT 1 FROM clients LIMIT 1').get() === undefined;
}
