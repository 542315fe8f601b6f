import type { Product } from '../../../shared/model/clients/products.ts';
import { monthFigures, productCode, productOfCode, type MonthSum } from '../../clients/index.ts';
import type { Connection } from '../../data/index.ts';
import { groupedSums, type Among, type Group } from './grouped-sums.repository.ts';
import type { Window, WindowMonth } from './window.rules.ts';
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
  return {
    monthly: groups.map((group) => monthSum('balances', group, window, ({ days }) => days)),
    posted: groupedSums(db, among, {
      key: 'product',
      groups,
      amount: `1.0 * amount * min(${window.days}, ${window.lastDay} - day + 1)`,
      condition: `+day <= ${window.lastDay}`,
    }),
    /** The products of which a client has postings. */
    postedKeys: db
      .prepare<[number], number>('SELECT product FROM account_holders WHERE client_id = ?')
      .pluck(),
  };
}

/** What a group's monthly sum is made of. */
export function monthSum(
  section: MonthSum['section'],
  group: Group<number>,
  window: Window,
  weigh: (month: WindowMonth) => number,
): MonthSum {
  return {
    section,
    keys: group.flatMap(({ keys, weight }) => [...new Set(keys)].map((key) => ({ key, weight }))),
    months: window.months.map((one) => ({ month: one.month, weight: weigh(one) })),
  };
}

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
  const balances = monthFigures(db);
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
    for (const { key, month, amount, fileId } of balances(clientId, 'balances')) {
      at(key).months.push({ month, average: amount, file: fileOf(fileId) });
    }
    return [...found]
      .sort(([a], [b]) => a - b)
      .map(([product, rows]) => ({ product: productOfCode(product), ...rows }));
  };
}
