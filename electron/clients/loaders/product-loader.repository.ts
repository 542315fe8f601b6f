import type { Connection } from '../../data/index.ts';
import type { Loader } from './loader.ts';

/** Loads products.csv: the products that the bank sells, with their risk grades. The file is the whole list. */
export function productLoader(db: Connection, fileId: number): Loader {
  const write = db.prepare(
    'INSERT OR REPLACE INTO products (product_name, risk_grade, family, file_id) VALUES (?, ?, ?, ?)',
  );
  const drop = db.prepare<[number]>('DELETE FROM products WHERE file_id <> ?');
  const count = db.prepare<[], number>('SELECT count(*) FROM products').pluck();
  let lines = 0;
  return {
    accept(values) {
      write.run(values[0], values[1] ?? null, values[2] ?? null, fileId);
      lines += 1;
      return null;
    },
    finish() {
      drop.run(fileId);
      return lines - (count.get() ?? 0);
    },
  };
}
