import type { Fen } from '../../shared/model/money.ts';
import type { AverageBalanceMetric } from '../../shared/model/scheme.ts';
import { productCode, productOfCode } from '../clients/index.ts';
import type { Connection } from '../data/index.ts';
import type { BalanceMonth, ProductRows, Window } from './average-balance.rules.ts';

/** Σ balance × days of one client, as high × 2^24 + low: SQLite's integers pass 2^53, a JavaScript number does not. */
export type ClientSum = [clientId: number, high: number, low: number];

/** 2^24, the unit of {@link ClientSum}'s high part. */
export const sumUnit = 16_777_216;

const monthNumber = (month: string): string => month.slice(5);

/** The weighted sum of a year's columns, 0 for years without a month in the window. */
function yearExpression(window: Window): string {
  const years = Map.groupBy(window.months, ({ month }) => month.slice(0, 4));
  const cases = [...years].map(([year, months]) => {
    const terms = months.map(({ month, days }) => `coalesce(m${monthNumber(month)}, 0) * ${days}`);
    return `WHEN ${Number(year)} THEN ${terms.join(' + ')}`;
  });
  return cases.length === 0 ? '0' : `CASE year ${cases.join(' ')} ELSE 0 END`;
}

/**
 * Sums in the order of clients, computed where the rows lie. They are exact for clients whose
 * products each come from one source; the others are in `mixedClients` and are summed row by row.
 */
export function balanceSums(db: Connection, metric: AverageBalanceMetric, window: Window) {
  const codes = metric.products.map((product) => productCode[product]).join(', ');
  const split = `sum(fen_days) / ${sumUnit}, sum(fen_days) % ${sumUnit}`;
  const years = window.months.map(({ month }) => Number(month.slice(0, 4)));
  const fromYear = Math.min(...years, 9999);
  const toYear = Math.max(...years, 0);
  const monthly = db
    .prepare<[number, number], ClientSum>(
      `SELECT client_id, ${split} FROM
         (SELECT client_id, ${yearExpression(window)} AS fen_days FROM balances
          WHERE client_id BETWEEN ? AND ? AND +product IN (${codes}) AND +year BETWEEN ${fromYear} AND ${toYear})
       GROUP BY client_id ORDER BY client_id`,
    )
    .raw();
  const posted = db
    .prepare<[number, number], ClientSum>(
      `SELECT client_id, ${split} FROM
         (SELECT client_id, amount * min(${window.days}, ${window.lastDay} - day + 1) AS fen_days FROM postings
          WHERE client_id BETWEEN ? AND ? AND +product IN (${codes}) AND +day <= ${window.lastDay})
       GROUP BY client_id ORDER BY client_id`,
    )
    .raw();
  const mixed = db
    .prepare<[], number>(
      `SELECT DISTINCT client_id FROM account_holders AS h
       WHERE EXISTS (SELECT 1 FROM balances AS b WHERE b.client_id = h.client_id AND b.product = h.product)`,
    )
    .pluck();
  return {
    /** Sums of the clients from one number to another, in order. */
    monthly: (from: number, to: number): ClientSum[] => monthly.all(from, to),
    posted: (from: number, to: number): ClientSum[] => posted.all(from, to),
    mixedClients: (): Set<number> => new Set(mixed.all()),
  };
}

/** A posting with its source. */
export interface StoredPosting {
  readonly account: string;
  readonly day: number;
  readonly amount: Fen;
  readonly file: string | null;
  readonly line: number;
}

/** A monthly average with its source. */
export interface StoredMonth extends BalanceMonth {
  readonly file: string | null;
}

/** Everything that the book holds of one product of a client. */
export interface StoredProduct extends ProductRows {
  readonly postings: readonly StoredPosting[];
  readonly months: readonly StoredMonth[];
}

const monthColumns = Array.from({ length: 12 }, (_, i) => `m${String(i + 1).padStart(2, '0')}`);

/** The rows of single clients, for explanations and for clients that need summing row by row. */
export function balanceRows(db: Connection) {
  const files = db
    .prepare<[number], string>('SELECT file FROM import_files WHERE file_id = ?')
    .pluck();
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
  const fileNames = new Map<number, string | null>();
  const fileOf = (id: number): string | null => {
    let name = fileNames.get(id);
    if (name === undefined) fileNames.set(id, (name = files.get(id) ?? null));
    return name;
  };

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
