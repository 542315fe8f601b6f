import type { Connection } from '../../data/index.ts';
import { clientIds } from '../book/client-ids.repository.ts';
import type { Loader } from './loader.ts';

/** Loads cards.csv: a card belongs to the client of its last line. */
export function cardLoader(db: Connection, fileId: number): Loader {
  const clientId = clientIds(db);
  const fileOf = db
    .prepare<[string], number>('SELECT file_id FROM cards WHERE card_no_reversed = ?')
    .pluck();
  const upsert = db.prepare(
    `INSERT INTO cards (card_no_reversed, client_id, product, file_id) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET client_id = excluded.client_id, product = excluded.product, file_id = excluded.file_id`,
  );
  let replaced = 0;
  return {
    accept(values) {
      const client = clientId(values[1] ?? null);
      if (client === null) return { column: 'client_no', reason: 'unknown-client' };
      const key = String(values[0]);
      if (fileOf.get(key) === fileId) replaced += 1;
      upsert.run(key, client, values[2] ?? null, fileId);
      return null;
    },
    finish: () => replaced,
  };
}
