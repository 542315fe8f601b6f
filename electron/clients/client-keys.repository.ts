import type { Connection } from '../data/index.ts';
import type { ClientKey, SortedKeys } from './client-keys.rules.ts';
import type { Value } from './exchange-values.rules.ts';

/** Fills the search tables of an empty book with sorted keys, while its clients land. */
export interface ClientKeyFilling {
  /** Takes keys of clients that landed. */
  take(keys: SortedKeys): void;
  /** Takes the keys of a client that landed out of order from the row, at the end: the sorted ones are without them. */
  takeFromRow(clientId: number): void;
  /** The same of a client whom a later line gave other keys. @param before what the sorted ones have instead */
  replace(clientId: number, before: KeysOfClient): void;
  /** Takes what is left to take. From now on triggers keep the tables again. */
  end(): void;
}

/** The keys of a client as the book keeps them. */
export type KeysOfClient = Readonly<Record<ClientKey, Value>>;

const tables = [
  ['name', 'clients_by_name', 'name'],
  ['phone', 'clients_by_phone', 'phone_reversed'],
  ['idNo', 'clients_by_id_no', 'id_no_reversed'],
] as const satisfies readonly (readonly [ClientKey, string, string])[];

/** Begins to fill, inside the transaction of the file. Until the end, changes of clients do not reach the tables. */
export function fillClientKeys(db: Connection): ClientKeyFilling {
  const triggers = db
    .prepare<[], [string, string]>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'clients'",
    )
    .raw()
    .all();
  for (const [name] of triggers) db.exec(`DROP TRIGGER ${name}`);
  // In the book, which is encrypted and need not fit into memory: every client may be here, with keys out of date.
  db.exec(`CREATE TABLE clients_apart (
    client_id INTEGER PRIMARY KEY,
    ${tables.map(([, , column]) => `${column} TEXT`).join(', ')}
  ) STRICT`);
  const statements = (sql: (table: string, column: string) => string) =>
    tables.map(([, table, column]) => db.prepare(sql(table, column)));
  const fill = statements((table) => `INSERT INTO ${table} SELECT key, value FROM json_each(?)`);
  const removeOld = statements(
    (table, column) =>
      `DELETE FROM ${table} WHERE (${column}, client_id) IN
       (SELECT ${column}, client_id FROM clients_apart WHERE ${column} IS NOT NULL)`,
  );
  const fromRows = statements(
    (table, column) =>
      `INSERT INTO ${table} SELECT c.${column}, c.client_id
       FROM clients_apart CROSS JOIN clients_unpacked AS c USING (client_id)
       WHERE c.${column} IS NOT NULL ORDER BY 1, 2`,
  );
  const setApart = db.prepare<[number, Value, Value, Value]>(
    'INSERT OR IGNORE INTO clients_apart VALUES (?, ?, ?, ?)',
  );

  return {
    take({ key, block }) {
      const at = tables.findIndex(([name]) => name === key);
      fill[at]?.run(Buffer.from(block.buffer, block.byteOffset, block.length));
    },
    takeFromRow: (clientId) => void setApart.run(clientId, null, null, null),
    replace: (clientId, { name, phone, idNo }) => void setApart.run(clientId, name, phone, idNo),
    end() {
      for (const statement of removeOld) statement.run();
      for (const statement of fromRows) statement.run();
      db.exec('DROP TABLE clients_apart');
      for (const [, sql] of triggers) db.exec(sql);
    },
  };
}

/** Whether nobody is in the book. */
export function noClients(db: Connection): boolean {
  return db.prepare('SELECT 1 FROM clients LIMIT 1').get() === undefined;
}
