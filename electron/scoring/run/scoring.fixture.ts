import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import { dayNumber } from '../../../shared/model/dates.ts';
import type { Product, TransactionKind } from '../../../shared/model/clients/products.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { TestBook } from '../../clients/book/book.fixture.ts';
import {
  blockOf,
  createBlockEditor,
  kindCode,
  monthBlockWriter,
  noteBalanceMonth,
  placeOf,
  productCode,
  type BlockEditor,
  type MonthSection,
} from '../../clients/index.ts';
import { everyScore } from '../scores/score-block.repository.ts';
import { lastClient } from '../scores/score-block.rules.ts';
import { runScoring } from './scoring-run.service.ts';
import type { ScoringJob, ScoringResult } from './scoring-types.ts';

/** A posting as a test writes it: amounts in fen. */
export interface TestPosting {
  readonly client: string;
  readonly account: string;
  readonly product: Product;
  readonly on: string;
  readonly amount: number;
  readonly kind?: TransactionKind | undefined;
}

/** A monthly average, or a month's sum. */
export interface TestMonth<Key> {
  readonly client: string;
  readonly key: Key;
  readonly month: string;
  readonly amount: number;
}

/** What a book holds. */
export interface TestRows {
  readonly clients: readonly string[];
  readonly postings?: readonly TestPosting[];
  readonly balances?: readonly TestMonth<Product>[];
  readonly turnovers?: readonly TestMonth<TransactionKind>[];
}

/** Puts rows straight into the book's tables, in place of what was there: imports have tests of their own. */
export function fillBook({ folder: { book } }: TestBook, rows: TestRows): void {
  const tables = [
    'clients',
    'accounts',
    'account_holders',
    'postings',
    'months',
    'month_origins',
    'meta',
  ];
  book.transaction(() => {
    for (const table of tables) book.prepare(`DELETE FROM ${table}`).run();
    const client = book.prepare('INSERT INTO clients (client_no, name, file_id) VALUES (?, ?, 1)');
    const ids = new Map<string, number>();
    for (const no of rows.clients) ids.set(no, Number(client.run(no, no).lastInsertRowid));
    const account = book.prepare('INSERT OR IGNORE INTO accounts (account_no) VALUES (?)');
    const accountId = book.prepare('SELECT account_id FROM accounts WHERE account_no = ?').pluck();
    const holder = book.prepare('INSERT OR IGNORE INTO account_holders VALUES (?, ?, ?)');
    const posting = book.prepare('INSERT INTO postings VALUES (?, ?, ?, ?, 1, ?, ?, ?)');
    rows.postings?.forEach((row, line) => {
      const id = ids.get(row.client);
      account.run(row.account);
      const number = accountId.get(row.account);
      const product = productCode[row.product];
      holder.run(number, id, product);
      const kind = row.kind === undefined ? null : kindCode[row.kind];
      posting.run(id, product, number, dayNumber(row.on), line + 2, row.amount, kind);
    });
    const editors = new Map<number, BlockEditor>();
    const month = (section: MonthSection, row: TestMonth<string>, code: number): void => {
      const id = ids.get(row.client) ?? 0;
      const editor = editors.get(blockOf(id)) ?? createBlockEditor();
      editors.set(blockOf(id), editor);
      editor.set(placeOf(section, id, code, row.month), row.amount, null, 1);
    };
    for (const row of rows.balances ?? []) {
      month('balances', row, productCode[row.key]);
      noteBalanceMonth(book, row.month);
    }
    for (const row of rows.turnovers ?? []) month('turnovers', row, kindCode[row.key]);
    const write = monthBlockWriter(book);
    for (const [number, editor] of editors) write(number, editor.take());
  })();
}

/** A line of a scoring's CSV. */
export interface ScoredLine {
  readonly value: string;
  readonly level: string;
  readonly tier: string;
  readonly effectiveTier: string;
}

/** Scores a book in this thread. */
export function scoreHere(
  book: TestBook,
  scheme: Scheme,
  asOf: string,
  admissions: readonly AdmissionGrant[] = [],
): { readonly result: ScoringResult; readonly lines: ReadonlyMap<string, ScoredLine> } {
  const out = join(book.root, 'scored.csv');
  const result = runScoring(
    {
      access: book.folder.bookAccess,
      scheme,
      asOf,
      today: asOf,
      admissions,
      out,
      scope: 'everybody',
    },
    { cancelled: () => false, report: () => undefined, ask: () => never() },
  );
  const lines = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([no = '', , , value = '', level = '', tier = '', effectiveTier = '']) => {
      return [no, { value, level, tier, effectiveTier }] as const;
    });
  return { result, lines: new Map(lines) };
}

/** Scores a book in this thread into the cache only, everybody or those who can have changed. */
export function scoreInto(
  book: TestBook,
  scheme: Scheme,
  asOf: string,
  more: Partial<ScoringJob> = {},
): ScoringResult {
  const job: ScoringJob = {
    access: book.folder.bookAccess,
    scheme,
    asOf,
    today: asOf,
    admissions: [],
    out: null,
    scope: 'everybody',
    ...more,
  };
  return runScoring(job, { cancelled: () => false, report: () => undefined, ask: () => never() });
}

/** Everything that scorings wrote. */
export function scoredTables({ folder: { book } }: TestBook): Record<string, unknown[]> {
  const tables = ['standings', 'moves', 'buffers', 'scorings'];
  const schemes = book.prepare<[], number>('SELECT scheme_no FROM scored_schemes').pluck().all();
  const scores = schemes.map((one) => [one, ...everyScore(book)(one, 0, lastClient)]);
  return Object.fromEntries([
    ...tables.map((table) => [table, book.prepare(`SELECT * FROM ${table}`).all()] as const),
    ['scores', scores],
    ['schemes', book.prepare('SELECT scheme, as_of, level_counts FROM scored_schemes').all()],
  ]);
}

function never(): never {
  throw new Error('a scoring asks nothing');
}
