import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kindCode, productCode } from '../electron/clients/index.ts';
import {
  fileKeyKeeper,
  openFolder,
  type Connection,
  type DataFolder,
} from '../electron/data/index.ts';
import { otherBranchCode, ownBranchCode } from '../electron/demo/index.ts';
import { icbcStar, type Scheme } from '../shared/model/scheme.ts';

/*
 * A city's book, made by arithmetic from each client's number, so that a peer can make the very same rows in its own
 * file. Twelve months of two products and six of three kinds for every client. It is loaded with plain statements into
 * the tables that the import fills; the import itself has a bench of its own, and the readings of names are left out.
 */

/** Bump when the rows change: old books are then made anew. */
const edition = 2;

/** The last day of the city's figures. */
export const cityDate = '2026-06-30';

export const cityProducts = ['demand_deposit', 'fund'] as const;
export const cityKinds = ['investment', 'card_spend', 'settlement'] as const;

/** The years that the figures lie in, with their months. */
const balanceMonths = { 2025: [7, 8, 9, 10, 11, 12], 2026: [1, 2, 3, 4, 5, 6] } as const;

/** Star points, on averages of the whole year so that every balance counts. */
export const cityScheme: Scheme = {
  ...icbcStar,
  id: 'city',
  metric: {
    kind: 'points',
    terms: [
      ...cityProducts.map((product, i) => ({
        id: product,
        of: {
          kind: 'average-balance' as const,
          months: 12,
          products: [product],
          floorAtZero: false,
        },
        pointsPerWan: [135, 100][i] ?? 0,
      })),
      ...cityKinds.map((kind, i) => ({
        id: kind,
        of: { kind: 'turnover' as const, months: 6, kinds: [kind] },
        pointsPerWan: [200, 400, 200][i] ?? 0,
      })),
    ],
  },
};

/** What a client holds in a typical month, in fen: most little, few much. SQL that both databases read alike. */
const wealth = `CASE WHEN id * 7919 % 1000 < 700 THEN 100000 + id * 31 % 2000000
  WHEN id * 7919 % 1000 < 930 THEN 5000000 + id * 37 % 15000000
  WHEN id * 7919 % 1000 < 985 THEN 20000000 + id * 41 % 80000000
  ELSE 100000000 + id * 43 % 900000000 END`;

/** The average balance of a month. @param div the database's integer division */
export function balanceSql(product: number, month: string, div: string): string {
  return `(${wealth}) * (50 + (id * 13 + ${product} * 17 + (${month}) * 29) % 100) ${div} 100`;
}

/** The turnover of a month. */
export function turnoverSql(kind: number, month: string, div: string): string {
  return `(${wealth}) * ((id * 7 + ${kind} * 11 + (${month}) * 23) % 12) ${div} 100`;
}

/** The folder that the benches keep their books in; made once, and shared. */
export const benchFolder = join(tmpdir(), `vestibule-bench-${edition}`);

/** Opens the city's book, making it when it is not there. */
export function openCity(clients: number): DataFolder {
  const dir = join(benchFolder, `city-${clients}`);
  const keeper = fileKeyKeeper({});
  if (!existsSync(dir)) {
    console.error(`making a book of ${clients} clients, once`);
    const part = `${dir}.part`;
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { recursive: true });
    const folder = openFolder(part, keeper);
    fill(folder.book, clients);
    folder.close();
    renameSync(part, dir);
  }
  return openFolder(dir, keeper);
}

function fill(db: Connection, clients: number): void {
  db.pragma('cache_size = -131072');
  db.pragma('wal_autocheckpoint = 10000');
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
       AND tbl_name IN ('clients', 'cards')`,
    )
    .all();
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  const step = 100_000;
  for (let from = 1; from <= clients; from += step) {
    const to = Math.min(clients, from + step - 1);
    db.exec(`BEGIN; ${fillRange(from, to)} COMMIT`);
  }
  for (const { sql } of indexes) db.exec(sql);
  db.exec(`INSERT INTO imports (at, folder) VALUES (0, 'city');
    INSERT INTO import_files (import_id, file, rows, accepted, replaced, rejected, seconds)
    VALUES (1, 'city', ${clients}, ${clients}, 0, 0, 0)`);
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function fillRange(from: number, to: number): string {
  const ids = `WITH RECURSIVE ids (id) AS
    (SELECT ${from} UNION ALL SELECT id + 1 FROM ids WHERE id < ${to})`;
  const column = (letter: string, month: number): string =>
    `${letter}${String(month).padStart(2, '0')}`;
  const columns = (letter: string, months: readonly number[]): string =>
    months.map((month) => column(letter, month)).join(', ');
  // One statement for each product and year, in key order per client by the merge of the table's own tree.
  const balances = `INSERT INTO balances (client_id, product, year, ${columns('m', balanceMonths[2025])}, ${columns('m', balanceMonths[2026])}, file_id, written)
    ${ids} SELECT id, product, year, ${[...balanceMonths[2025].map((m) => yearValue(2025, m)), ...balanceMonths[2026].map((m) => yearValue(2026, m))].join(', ')}, 1, 0
    FROM ids, (SELECT ${cityProducts.map((p) => `${productCode[p]} AS product`).join(' UNION ALL SELECT ')}),
      (SELECT 2025 AS year UNION ALL SELECT 2026);`;
  const turnovers = `INSERT INTO turnovers (client_id, kind, year, ${columns('m', balanceMonths[2026])}, ${columns('n', balanceMonths[2026])}, file_id, written)
    ${ids} SELECT id, kind, 2026, ${balanceMonths[2026].map((m) => turnoverOf(m)).join(', ')}, ${balanceMonths[2026].map(() => '3').join(', ')}, 1, 0
    FROM ids, (SELECT ${cityKinds.map((k) => `${kindCode[k]} AS kind`).join(' UNION ALL SELECT ')});`;
  return `INSERT INTO clients (client_id, client_no, name, gender, birth_date, id_type, id_no_reversed,
      phone_reversed, home_branch, manager_no, kind, risk_grade, risk_assessed_on)
    ${ids} SELECT id, printf('C%08d', id), substr('赵钱孙李周吴郑王冯陈', 1 + id % 10, 1) || substr('伟芳娜敏静丽强磊军洋', 1 + id / 10 % 10, 1),
      iif(id % 2 = 0, 'F', 'M'), printf('19%02d-%02d-%02d', 40 + id % 60, 1 + id % 12, 1 + id % 28), 'resident_id',
      printf('%018d', id * 7), printf('%011d', id * 13), iif(id % 5 = 0, '${otherBranchCode}', '${ownBranchCode}'), printf('10%02d', id % 20), 'personal', 1 + id % 5,
      printf('2026-%02d-%02d', 1 + id % 6, 1 + id % 28) FROM ids;
    INSERT INTO cards (card_no_reversed, client_id, product, file_id)
    ${ids} SELECT printf('%016d', id * 11), id, 'debit', 1 FROM ids;
    ${balances} ${turnovers}`;

  function yearValue(year: number, month: number): string {
    return `iif(year = ${year}, ${balanceSql(0, `${month} + product * 5`, '/')}, NULL)`;
  }
  function turnoverOf(month: number): string {
    return turnoverSql(0, `${month} + kind * 5`, '/');
  }
}
