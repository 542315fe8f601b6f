import type { Product } from '../../shared/model/products.ts';
import { productCode, productOfCode } from '../clients/index.ts';
import type { Connection } from '../data/index.ts';
import type { Window, WindowMonth } from './window.rules.ts';
import type { StoredMonth, StoredPosting, StoredProduct } from './stored-rows.rules.ts';

/** What sums a client's rows in a window: one expression for a year's columns, one sum for each group of keys. */
interface Grouped {
  readonly key: 'product' | 'kind';
  readonly groups: readonly (readonly number[])[];
  readonly amount: string;
}

/**
 * Sums of one client, one for each group, as high × 2^24 + low: SQLite's integers pass 2^53, a JavaScript number does
 * not.
 */
export type ClientSums = [clientId: number, ...highAndLow: number[]];

/** 2^24, the unit of {@link ClientSums}' high parts. */
export const sumUnit = 16_777_216;

/** The weighted sum of a year's columns, 0 for years without a month in the window. */
export function yearExpression(window: Window, weigh: (month: WindowMonth) => number): string {
  const years = Map.groupBy(window.months, ({ month }) => month.slice(0, 4));
  const cases = [...years].map(([year, months]) => {
    const terms = months.map((month) => `coalesce(m${month.month.slice(5)}, 0) * ${weigh(month)}`);
    return `WHEN ${Number(year)} THEN ${terms.join(' + ')}`;
  });
  return cases.length === 0 ? '0' : `CASE year ${cases.join(' ')} ELSE 0 END`;
}

/** The condition that leaves only rows of a window's years. */
export function yearsOf(window: Window): string {
  const years = window.months.map(({ month }) => Number(month.slice(0, 4)));
  return `+year BETWEEN ${Math.min(...years, 9999)} AND ${Math.max(...years, 0)}`;
}

/** Reads sums of the clients from one number to another, in order, computed where the rows lie. */
export function groupedSums(
  db: Connection,
  table: 'balances' | 'postings' | 'turnovers',
  { key, groups, amount }: Grouped,
  condition: string,
): (from: number, to: number) => ClientSums[] {
  const sums = groups.map((codes) =>
    groups.length === 1 ? 'sum(amount)' : `sum(iif(key IN (${codes.join(', ')}), amount, 0))`,
  );
  const split = sums.map((sum) => `${sum} / ${sumUnit}, ${sum} % ${sumUnit}`).join(', ');
  const statement = db
    .prepare<[number, number], ClientSums>(
      `SELECT client_id, ${split} FROM
         (SELECT client_id, ${key} AS key, ${amount} AS amount FROM ${table}
          WHERE client_id BETWEEN ? AND ? AND +${key} IN (${groups.flat().join(', ')}) AND ${condition})
       GROUP BY client_id ORDER BY client_id`,
    )
    .raw();
  return (from, to) => statement.all(from, to);
}

/**
 * Sums Σ balance × days of groups of products. They are exact for clients whose products each come from one source;
 * the others are in `mixedClients` and are summed row by row.
 */
export function balanceSums(
  db: Connection,
  products: readonly (readonly Product[])[],
  window: Window,
) {
  const groups = products.map((group) => group.map((product) => productCode[product]));
  const key = 'product';
  const mixed = db
    .prepare<[], number>(
      `SELECT DISTINCT client_id FROM account_holders AS h
       WHERE EXISTS (SELECT 1 FROM balances AS b WHERE b.client_id = h.client_id AND b.product = h.product)`,
    )
    .pluck();
  const monthly = yearExpression(window, ({ days }) => days);
  const posted = `amount * min(${window.days}, ${window.lastDay} - day + 1)`;
  return {
    monthly: groupedSums(db, 'balances', { key, groups, amount: monthly }, yearsOf(window)),
    posted: groupedSums(
      db,
      'postings',
      { key, groups, amount: posted },
      `+day <= ${window.lastDay}`,
    ),
    mixedClients: (): Set<number> => new Set(mixed.all()),
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
