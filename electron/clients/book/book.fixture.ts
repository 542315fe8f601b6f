import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileKeyKeeper, openFolder, type Connection, type DataFolder } from '../../data/index.ts';
import { bookColumn, columnsOf } from '../csv/exchange-files.rules.ts';
import { runImport } from '../import/import-run.service.ts';
import { importFolder, type ImportRequest } from '../import/import.service.ts';
import {
  defaultImportSettings,
  type ImportedFile,
  type ImportJob,
  type ImportResult,
  type StaffRow,
} from '../import/import-types.ts';
import {
  clientsInBlock,
  readBlock,
  type MonthBlock,
  type MonthFigure,
  type MonthSection,
} from '../months/month-block.rules.ts';

/** A data folder in the system's temporary place, with helpers to land exchange files. */
export interface TestBook {
  readonly folder: DataFolder;
  /** Folder for input files; made anew for each call of `land`. */
  readonly root: string;
  readonly staff: StaffRow[];
  land(
    files: Readonly<Record<string, string | Buffer>>,
    more?: Partial<ImportRequest>,
  ): Promise<ImportResult>;
  landFolder(folder: string, more?: Partial<ImportRequest>): Promise<ImportResult>;
  close(): void;
}

/** Opens an empty book. */
export function openTestBook(): TestBook {
  const root = mkdtempSync(join(tmpdir(), 'vestibule-book-'));
  const folder = openFolder(join(root, 'data'), fileKeyKeeper({}));
  const staff: StaffRow[] = [];
  let inputs = 0;
  const landFolder = (input: string, more: Partial<ImportRequest> = {}): Promise<ImportResult> =>
    importFolder({
      access: folder.bookAccess,
      folder: input,
      at: 1_700_000_000_000,
      importStaff: (rows) => {
        staff.push(...rows);
        return { accepted: rows.length, replaced: 0 };
      },
      ...more,
    });
  return {
    folder,
    root,
    staff,
    landFolder,
    land(files, more) {
      inputs += 1;
      const input = join(root, `in-${inputs}`);
      mkdirSync(input);
      for (const [name, content] of Object.entries(files))
        writeFileSync(join(input, name), content);
      return landFolder(input, more);
    },
    close() {
      folder.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/**
 * Imports files in this thread, where a test decides at which point of the work it is stopped; whom a thread of its own
 * tells how far it is hears of it sooner or later.
 */
export function landHere(
  book: TestBook,
  files: Readonly<Record<string, string | Buffer>>,
  host: Partial<Pick<Parameters<typeof runImport>[1], 'report' | 'cancelled'>> = {},
  more: Partial<ImportJob> = {},
): Promise<ImportResult> {
  const folder = mkdtempSync(join(book.root, 'here-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return runImport(
    {
      access: book.folder.bookAccess,
      folder,
      at: 0,
      settings: defaultImportSettings,
      readAheadFrom: undefined,
      readAgain: false,
      ...more,
    },
    {
      report: () => undefined,
      cancelled: () => false,
      ask: () => Promise.reject(new Error('nobody lands staff here')),
      ...host,
    },
  );
}

/** Says no for some times, then yes: an import asks once for each batch of lines. */
export function afterAsking(times: number): () => boolean {
  let asked = 0;
  return () => (asked += 1) > times;
}

/** The result of one file. */
export function resultOf(result: ImportResult, file: string): ImportedFile {
  const found = result.files.find((one) => one.file === file);
  if (!found) throw new Error(`${file} was not imported`);
  return found;
}

/** Every row of the tables that an import writes, without the numbers that name sources. */
export function snapshot(book: TestBook): Record<string, unknown[]> {
  const rows = (sql: string): unknown[] => book.folder.book.prepare(sql).all();
  return {
    clients: rows(
      `SELECT client_id, ${columnsOf('clients.csv').map(bookColumn).join(', ')} FROM clients ORDER BY client_no`,
    ),
    cards: rows('SELECT card_no_reversed, client_id, product FROM cards ORDER BY 1'),
    balances: monthsIn(book, 'balances'),
    turnovers: monthsIn(book, 'turnovers'),
    holdings: rows(
      'SELECT client_id, product_name, matures_on, product, amount FROM holdings ORDER BY 1, 2, 3',
    ),
    postings: rows(
      'SELECT client_id, product, account_id, day, line, amount, kind FROM postings ORDER BY 1, 2, 3, 4, 5, 6',
    ),
  };
}

/** Everything that the book holds in months, without where it came from. */
export function monthsIn({ folder: { book } }: TestBook, section: MonthSection) {
  return figuresIn(book)
    .filter((figure) => figure.section === section)
    .map(({ clientId, key, month, amount, count }) => {
      return { client_id: clientId, key, month, amount, count };
    });
}

/** Every month of a book. */
export function figuresIn(book: Connection): (MonthFigure & { readonly clientId: number })[] {
  return book
    .prepare<[], MonthBlock & { readonly block: number }>(
      'SELECT * FROM months JOIN month_origins USING (block) ORDER BY block',
    )
    .all()
    .flatMap(({ block, ...months }) =>
      readBlock(months).map((one) => ({ ...one, clientId: block * clientsInBlock + one.slot })),
    );
}

/** Gzip, for files that lie compressed. */
export const gz = (text: string): Buffer => gzipSync(text);
