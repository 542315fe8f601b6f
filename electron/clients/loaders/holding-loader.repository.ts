import type { Connection } from '../../data/index.ts';
import { clientIds } from '../book/client-ids.repository.ts';
import type { Loader } from './loader.ts';

/** Loads holdings.csv. */
export function holdingLoader(db: Connection, fileId: number): Loader {
  const clientId = clientIds(db);
  const fileOf = db
    .prepare<[number, string, string], number>(
      'SELECT file_id FROM holdings WHERE client_id = ? AND product_name = ? AND matures_on = ?',
    )
    .pluck();
  const write = db.prepare(
    `INSERT OR REPLACE INTO holdings (client_id, product_name, matures_on, product, amount, file_id)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  let replaced = 0;
  return {
    accept(values) {
      const client = clientId(values[0] ?? null);
      if (client === null) return { column: 'client_no', reason: 'unknown-client' };
      const name = String(values[1]);
      const maturesOn = String(values[4] ?? '');
      if (fileOf.get(client, name, maturesOn) === fileId) replaced += 1;
      write.run(client, name, maturesOn, values[2] ?? null, values[3] ?? null, fileId);
      return null;
    },
    finish: () => replaced,
  };
}
