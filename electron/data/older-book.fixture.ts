import Database from 'better-sqlite3';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openFolder } from './folder.ts';
import { fileKeyKeeper } from './key.ts';
import { migrate } from './migrate.ts';
import { bookMigrations } from './migrations/book.ts';

/** The last step before months and scores lay packed. */
export const unpacked = 5;

/** Makes a data folder whose book is one of a console of long ago, filled with clients, months and scores. */
export function makeOlderFolder(dir: string, clients: number): void {
  openFolder(dir, fileKeyKeeper({})).close();
  const key = fileKeyKeeper({}).keyFor(dir, true);
  const file = join(dir, 'book.db');
  rmSync(file);
  const draft = `${file}.new`;
  const db = new Database(draft);
  db.pragma(`cipher='aegis'`);
  db.pragma(`key='raw:${key}'`);
  migrate(db, bookMigrations.slice(0, unpacked), draft);
  db.exec(`
    BEGIN;
    CREATE TEMP TABLE n AS WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ${clients})
      SELECT i FROM c;
    INSERT INTO clients (client_id, client_no, name, phone_reversed, id_no_reversed)
      SELECT i, 'C' || i, '王' || char(19968 + i % 900) || char(20000 + i % 1700), 100000000 + i * 7919 % 99999999,
        CASE WHEN i % 3 THEN 'X' || i END FROM n;
    INSERT INTO balances
      SELECT i, p, 2025, ${Array.from({ length: 12 }, (_, m) => `i * 1000 + p * ${m}`).join(', ')}, 1, 4095
      FROM n, (SELECT 1 AS p UNION ALL SELECT 4) ORDER BY 1, 2;
    INSERT INTO turnovers
      SELECT i, 2, 2025, ${Array.from({ length: 12 }, (_, m) => `i + ${m}`).join(', ')},
        ${Array.from({ length: 12 }, () => '1').join(', ')}, 1, 4095 FROM n;
    INSERT INTO scored_schemes (scheme_no, scheme, as_of, definition) VALUES (1, 's', '2025-12-31', '{}');
    INSERT INTO scores SELECT 1, i, i * 100, i % 4, i % 4 FROM n;
    DROP TABLE n;
    COMMIT;
  `);
  db.pragma('journal_mode = WAL');
  db.close();
  renameSync(draft, file);
}
