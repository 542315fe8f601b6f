import type { Product } from '../../shared/model/products.ts';
import { productCode, productOfCode } from '../clients/index.ts';
import type { Connection } from '../data/index.ts';
import {
  groupedSums,
  yearExpression,
  yearsOf,
  type Among,
  type Group,
} from './grouped-sums.repository.ts';
import type { Window } from './window.rules.ts';
import type { StoredMonth, StoredPosting, StoredProduct } from './stored-rows.rules.ts';

/** Sums Σ balance × days of groups of products; exact for clients whose products each come from one source. */
export function balanceSums(
  db: Connection,
  products: readonly Group<Product>[],
  window: Window,
  among: Among,
) {
  const groups = products.map((group) =>
    group.map(({ keys, weight }) => ({ keys: keys.map((one) => productCode[one]), weight })),
  );
  const key = 'product';
  const mixed = db.prepare<[number]>(
    `SELECT 1 FROM account_holders AS h WHERE h.client_id = ?
     AND EXISTS (SELECT 1 FROM balances AS b WHERE b.client_id = h.client_id AND b.product = h.product)`,
  );
  return {
    monthly: groupedSums(db, among, {
      table: 'balances',
      key,
      groups,
      amount: yearExpression(window, ({ days }) => days),
      condition: yearsOf(window),
    }),
    posted: groupedSums(db, among, {
      table: 'postings',
      key,
      groups,
      amount: `amount * min(${window.days}, ${window.lastDay} - day + 1)`,
      condition: `+day <= ${window.lastDay}`,
    }),
    isMixed: (clientId: number): boolean => mixed.get(clientId) !== undefined,
  };
}

export const monthColumns = Array.from(
  { length: 12 },
  (_, i) => `m${String(i + 1).padStart(2, '0')}`,
);

/** Names of imported files by their number. */
export function fileNames(db: Connection): (id: number) => string | null {
  const files = db
    .prepare<[number], string>('SELECT file FROM import_files WHERE file_id = ?')
    .pluck();
  const known = new Map<number, string | null>();
  return (id) => {
    let name = known.get(id);
    if (name === undefined) known.set(id, (name = files.get(id) ?? null));
    return name;
  };
}

/** The rows of single clients, for explanations and for clients that need summing row by row. */
export function balanceRows(db: Connection) {
  const postings = db
    .prepare<[number, number], [number, string, number, number, number, number]>(
      `SELECT p.product, a.account_no, p.day, p.amount, p.file_id, p.line
       FROM postings AS p JOIN accounts AS a USING (account_id)
       WHERE p.client_id = ? AND p.day <= ? ORDER BY p.product, p.account_id, p.day, p.file_id, p.line`,
    )
    .raw();
  const balances = db
    .prepare<[number], (number | null)[]>(
      `SELECT product, year, file_id, ${monthColumns.join(', ')} FROM balances WHERE client_id = ? ORDER BY product, year`,
    )
    .raw();
  const fileOf = fileNames(db);

  return (clientId: number, lastDay: number): StoredProduct[] => {
    const found = new Map<number, { postings: StoredPosting[]; months: StoredMonth[] }>();
    const at = (product: number) => {
      let one = found.get(product);
      if (!one) found.set(product, (one = { postings: [], months: [] }));
      return one;
    };
    for (const [product, account, day, amount, fileId, line] of postings.all(clientId, lastDay)) {
      at(product).postings.push({ account, day, amount, file: fileOf(fileId), line });
    }
    for (const [product, year, fileId, ...averages] of balances.all(clientId)) {
      averages.forEach((average, i) => {
        if (average === null) return;
        const month = `${String(year).padStart(4, '0')}-${String(i + 1).padStart(2, '0')}`;
        at(Number(product)).months.push({ month, average, file: fileOf(Number(fileId)) });
      });
    }
    return [...found]
      .sort(([a], [b]) => a - b)
      .map(([product, rows]) => ({ product: productOfCode(product), ...rows }));
  };
}
