import type { Connection } from '../data/index.ts';
import { clientIds } from './client-ids.repository.ts';
import type { Value } from './exchange-values.rules.ts';
import type { Landing } from './landing.ts';
import { touchedClients } from './touched.repository.ts';

const numbers = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

/** Where a file of monthly figures keeps its parts, and which table takes them. */
export interface MonthTable {
  readonly table: 'balances' | 'turnovers';
  /** Column of the second part of the key. */
  readonly keyColumn: 'product' | 'kind';
  /** Letters of the column groups: one of twelve columns for each value after the key. */
  readonly letters: readonly string[];
  /** Positions in the line. */
  readonly clientNo: number;
  readonly month: number;
  readonly key: number;
  readonly values: readonly number[];
}

/** balances.csv → balances. */
export const balanceTable: MonthTable = {
  table: 'balances',
  keyColumn: 'product',
  letters: ['m'],
  clientNo: 0,
  month: 1,
  key: 2,
  values: [3],
};

/** transactions.csv → turnovers. */
export const turnoverTable: MonthTable = {
  table: 'turnovers',
  keyColumn: 'kind',
  letters: ['m', 'n'],
  clientNo: 0,
  month: 1,
  key: 2,
  values: [3, 4],
};

/**
 * Lands monthly figures, twelve months in one row. Lines of one client, product and year that follow each other are
 * written together; in a file sorted by client that is a twelfth of the writes.
 */
export function landMonths(db: Connection, fileId: number, layout: MonthTable): Landing {
  const clientId = clientIds(db);
  const columns = layout.letters.flatMap((letter) => numbers.map((number) => letter + number));
  const where = `client_id = ? AND ${layout.keyColumn} = ? AND year = ?`;
  const select = db
    .prepare<[number, number, number], (number | null)[]>(
      `SELECT file_id, written, ${columns.join(', ')} FROM ${layout.table} WHERE ${where}`,
    )
    .raw();
  const write = db.prepare(
    `INSERT OR REPLACE INTO ${layout.table} (client_id, ${layout.keyColumn}, year, file_id, written, ${columns.join(', ')})
     VALUES (?, ?, ?, ?, ?, ${columns.map(() => '?').join(', ')})`,
  );

  let client = -1;
  let key = -1;
  let year = -1;
  let held = false;
  let written = 0;
  let replaced = 0;
  const row: Value[] = new Array<Value>(columns.length).fill(null);

  const touch = touchedClients(db, fileId);
  let changed = false;
  const flush = (): void => {
    if (held) write.run(client, key, year, fileId, written, ...row);
    if (changed) touch(client);
    held = false;
    changed = false;
  };
  const begin = (nextClient: number, nextKey: number, nextYear: number): void => {
    flush();
    client = nextClient;
    key = nextKey;
    year = nextYear;
    const known = select.get(client, key, year);
    for (let i = 0; i < columns.length; i += 1) row[i] = known?.[i + 2] ?? null;
    written = known && known[0] === fileId ? (known[1] ?? 0) : 0;
    held = true;
  };

  return {
    accept(values) {
      const nextClient = clientId(values[layout.clientNo] ?? null);
      if (nextClient === null) return { column: 'client_no', reason: 'unknown-client' };
      const month = String(values[layout.month]);
      const nextYear = Number(month.slice(0, 4));
      const nextKey = Number(values[layout.key]);
      if (!held || nextClient !== client || nextKey !== key || nextYear !== year) {
        begin(nextClient, nextKey, nextYear);
      }
      const index = Number(month.slice(5)) - 1;
      const bit = 1 << index;
      if ((written & bit) !== 0) replaced += 1;
      written |= bit;
      layout.values.forEach((position, group) => {
        const value = values[position] ?? null;
        // The first group is what scores are made of; counts are not.
        if (group === 0 && row[index] !== value) changed = true;
        row[group * 12 + index] = value;
      });
      return null;
    },
    finish() {
      flush();
      return replaced;
    },
  };
}
