import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  blockOf,
  clientsInBlock,
  createBlockEditor,
  kindCode,
  monthBlockWriter,
  noteBalanceMonth,
  placeOf,
  productCode,
  type BlockEditor,
} from '../../electron/clients/index.ts';
import {
  fileKeyKeeper,
  openFolder,
  type Connection,
  type DataFolder,
} from '../../electron/data/index.ts';
import { otherBranchCode, ownBranchCode } from '../../electron/demo/index.ts';
import { icbcStar, type Scheme } from '../../shared/model/schemes/scheme.ts';

/*
 * A city's book, made by arithmetic from each client's number, so that a peer can make the very same rows in its own
 * file. Twelve months of two products and six of three kinds for every client. It is loaded with plain statements and
 * packed months into the tables that the import fills; the import itself has a bench of its own, and the readings of
 * names are left out.
 */

/** Bump when the rows change: old books are then made anew. */
const edition = 7;

/** The last day of the city's figures. */
export const cityDate = '2026-06-30';

export const cityProducts = ['demand_deposit', 'fund'] as const;
export const cityKinds = ['investment', 'card_spend', 'settlement'] as const;

/** The years that the balances lie in, with their months. */
const balanceYears: readonly (readonly [year: number, months: readonly number[]])[] = [
  [2025, [7, 8, 9, 10, 11, 12]],
  [2026, [1, 2, 3, 4, 5, 6]],
];

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

/** What a client holds in a typical month, in fen: most little, few much. */
const wealth = `CASE WHEN id * 7919 % 1000 < 700 THEN 100000 + id * 31 % 2000000
  WHEN id * 7919 % 1000 < 930 THEN 5000000 + id * 37 % 15000000
  WHEN id * 7919 % 1000 < 985 THEN 20000000 + id * 41 % 80000000
  ELSE 100000000 + id * 43 % 900000000 END`;

function wealthOf(id: number): number {
  const place = (id * 7919) % 1000;
  if (place < 700) return 100_000 + ((id * 31) % 2_000_000);
  if (place < 930) return 5_000_000 + ((id * 37) % 15_000_000);
  if (place < 985) return 20_000_000 + ((id * 41) % 80_000_000);
  return 100_000_000 + ((id * 43) % 900_000_000);
}

/** The average balance of a month, as DuckDB makes it. @param month SQL: number of the month + 5 × product */
export function balanceSql(month: string): string {
  return `(${wealth}) * (50 + (id * 13 + (${month}) * 29) % 100) // 100`;
}

/** The same. @param month number of the month + 5 × product */
export function balanceOf(id: number, month: number): number {
  return Math.floor((wealthOf(id) * (50 + ((id * 13 + month * 29) % 100))) / 100);
}

/** The turnover of a month, as DuckDB makes it. @param month SQL: number of the month + 5 × kind */
export function turnoverSql(month: string): string {
  return `(${wealth}) * ((id * 7 + (${month}) * 23) % 12) // 100`;
}

/** The same. @param month number of the month + 5 × kind */
function turnoverOf(id: number, month: number): number {
  return Math.floor((wealthOf(id) * ((id * 7 + month * 23) % 12)) / 100);
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
    mkdirSync(part, { recursive: true, mode: 0o700 });
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
  const kept = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
       AND tbl_name IN ('clients', 'cards')`,
    )
    .all();
  for (const { name } of kept) db.exec(`DROP INDEX ${name}`);
  const step = 100_000;
  for (let from = 1; from <= clients; from += step) {
    const to = Math.min(clients, from + step - 1);
    db.exec(`BEGIN; ${fillRange(from, to)} COMMIT`);
  }
  db.exec('BEGIN');
  fillMonths(db, clients);
  noteBalanceMonth(db, cityDate.slice(0, 7));
  db.exec('COMMIT');
  for (const { sql } of kept) db.exec(sql);
  db.exec(`INSERT INTO imports (at, folder) VALUES (0, 'city');
    INSERT INTO import_files (import_id, file, rows, accepted, replaced, rejected, seconds)
    VALUES (1, 'city', ${clients}, ${clients}, 0, 0, 0)`);
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function fillRange(from: number, to: number): string {
  const ids = `WITH RECURSIVE ids (id) AS
    (SELECT ${from} UNION ALL SELECT id + 1 FROM ids WHERE id < ${to})`;
  return `INSERT INTO clients (client_id, client_no, name, gender, birth_date, id_type, id_no_reversed, phone_reversed,
      home_branch, manager_no, kind, risk_grade, risk_assessed_on, file_id)
    ${ids} SELECT id, printf('C%08d', id),
      substr('赵钱孙李周吴郑王冯陈', 1 + id % 10, 1) || substr('伟芳娜敏静丽强磊军洋', 1 + id / 10 % 10, 1),
      iif(id % 2 = 0, 'F', 'M'), printf('19%02d-%02d-%02d', 40 + id % 60, 1 + id % 12, 1 + id % 28), 'resident_id',
      printf('%018d', id * 7), printf('%011d', id * 13), iif(id % 5 = 0, '${otherBranchCode}', '${ownBranchCode}'),
      printf('10%02d', id % 20), 'personal', 1 + id % 5,
      printf('2026-%02d-%02d', 1 + id % 6, 1 + id % 28), 1 FROM ids;
    INSERT INTO cards (card_no_reversed, client_id, product, file_id)
    ${ids} SELECT printf('%016d', id * 11), id, 'debit', 1 FROM ids;`;
}

function fillMonths(db: Connection, clients: number): void {
  const write = monthBlockWriter(db);
  const editor = createBlockEditor();
  for (let block = 0; block <= blockOf(clients); block += 1) {
    editor.open(null);
    for (let id = Math.max(1, block * clientsInBlock); id < (block + 1) * clientsInBlock; id += 1) {
      if (id <= clients) fillClient(editor, id);
    }
    write(block, editor.take());
  }
}

const monthOf = (year: number, month: number): string =>
  `${year}-${String(month).padStart(2, '0')}`;

function fillClient(editor: BlockEditor, id: number): void {
  for (const key of cityProducts.map((product) => productCode[product])) {
    for (const [year, months] of balanceYears) {
      for (const month of months) {
        const place = placeOf('balances', id, key, monthOf(year, month));
        editor.set(place, balanceOf(id, month + key * 5), null, 1);
      }
    }
  }
  for (const key of cityKinds.map((kind) => kindCode[kind])) {
    for (let month = 1; month <= 6; month += 1) {
      const place = placeOf('turnovers', id, key, monthOf(2026, month));
      editor.set(place, turnoverOf(id, month + key * 5), 3, 1);
    }
  }
}
