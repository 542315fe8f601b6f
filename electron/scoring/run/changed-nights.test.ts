import fc from 'fast-check';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addDays } from '../../../shared/model/dates.ts';
import { abcVip, cmb, icbcStar, type Scheme } from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { kindCode, productCode } from '../../clients/index.ts';
import { landLines } from '../../clients/loaders/loader.fixture.ts';
import { openBook, type Connection } from '../../data/index.ts';
import { runScoring } from './scoring-run.service.ts';
import { scoredTables, scoreInto } from './scoring.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

let whole: TestBook;
let part: TestBook;
beforeEach(() => {
  whole = openTestBook();
  part = openTestBook();
});
afterEach(() => {
  whole.close();
  part.close();
});

const clients = 1000;
const schemes: readonly Scheme[] = [
  abcVip,
  icbcStar,
  cmb,
  { ...abcVip, id: 'days', falling: { kind: 'on-days', days: ['06-15', '12-31'] } },
];
const firstNight = '2026-06-11';

/** What an import of a night changes: so many clients from one on, with the same steps between them. */
const file = fc.record({
  name: fc.constantFrom<'balances' | 'turnovers' | 'postings'>('balances', 'balances', 'turnovers'),
  first: fc.nat(clients - 1),
  step: fc.constantFrom(1, 3, 7, 8),
  count: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 150, max: 450 })),
  month: fc.constantFrom('2025-09', '2026-02', '2026-05'),
  amount: fc.integer({ min: -100_000_00, max: 9_000_000_00 }),
});
const posted = file.map((one) => ({ ...one, name: 'postings' as const, count: 3 }));
const night = fc.record({
  files: fc.array(fc.oneof({ weight: 6, arbitrary: file }, { weight: 1, arbitrary: posted }), {
    minLength: 1,
    maxLength: 2,
  }),
  pause: fc.constantFrom(0, 1, 1, 2),
  scored: fc.subarray(schemes.map(({ id }) => id)),
  cutOff: fc.boolean(),
});

interface MoneyFile {
  readonly name: 'balances' | 'turnovers' | 'postings';
  readonly first: number;
  readonly step: number;
  readonly count: number;
  readonly month: string;
  readonly amount: number;
}

/** A file; amounts differ by client. */
function land(db: Connection, { name, first, step, count, month, amount }: MoneyFile): void {
  const key = name === 'balances' ? productCode.demand_deposit : kindCode.investment;
  const lines = Array.from({ length: count }, (_, i) => {
    const no = `C${(first + i * step) % clients}`;
    const fen = amount + i * 1_000_003;
    return name === 'postings'
      ? [`A${no}`, no, `${month}-03`, productCode.fund, fen, null]
      : [no, month, key, fen, null];
  });
  landLines(db, name, lines);
}

function begin(book: TestBook): void {
  const db = book.folder.book;
  const tables = [
    'clients',
    'accounts',
    'account_holders',
    'postings',
    'months',
    'month_origins',
    'changed_clients',
  ];
  const ofScores = ['scores', 'scored_schemes', 'import_files', 'imports'];
  for (const table of [...tables, ...ofScores, ...['standings', 'moves', 'buffers', 'scorings']]) {
    db.exec(`DELETE FROM ${table}`);
  }
  db.exec("INSERT INTO imports (import_id, at, folder) VALUES (1, 0, '')");
  const insert = db.prepare('INSERT INTO clients (client_no, name, file_id) VALUES (?, ?, 1)');
  for (let i = 0; i < clients; i += 1) insert.run(`C${i}`, `C${i}`);
  const month = '2025-12';
  land(db, { name: 'balances', first: 0, step: 1, count: clients, month, amount: 5_000_00 });
  for (const scheme of schemes) scoreInto(book, scheme, firstNight);
}

/** A scoring that ends before its transaction does. */
function cutOffScoring(book: TestBook, scheme: Scheme, asOf: string, atEnd: () => void): void {
  const job = {
    access: book.folder.bookAccess,
    scheme,
    asOf,
    today: asOf,
    admissions: [],
    out: null,
    scope: 'changed' as const,
  };
  const cut = new Error('cut off');
  const report = (): never => {
    atEnd();
    throw cut;
  };
  const ask = () => Promise.reject(cut);
  expect(() => runScoring(job, { cancelled: () => false, report, ask })).toThrow(cut);
}

/** A comparison of texts takes a fraction of that of thousands of rows. */
const textOf = (book: TestBook): string => JSON.stringify(scoredTables(book));

it('nights of imports leave the same scores whether everybody is scored or who has changed', () => {
  const seen = { passedOver: 0, cutOff: 0 };
  fc.assert(
    fc.property(fc.array(night, { minLength: 1, maxLength: 3 }), (nights) => {
      let asOf = firstNight;
      for (const book of [whole, part]) begin(book);
      for (const { files, pause, scored, cutOff } of nights) {
        asOf = addDays(asOf, pause);
        for (const one of files) for (const { folder } of [whole, part]) land(folder.book, one);
        for (const scheme of schemes.filter(({ id }) => scored.includes(id))) {
          if (cutOff) {
            const tables = textOf(part);
            cutOffScoring(part, scheme, asOf, () => (seen.cutOff += 1));
            expect(textOf(part)).toBe(tables);
          }
          const all = scoreInto(whole, scheme, asOf);
          const {
            scored: some,
            seconds: _,
            ...result
          } = scoreInto(part, scheme, asOf, {
            scope: 'changed',
          });
          expect(all).toMatchObject(result);
          seen.passedOver += all.scored - some;
        }
        expect(textOf(part)).toBe(textOf(whole));
      }
    }),
    { numRuns: 4 },
  );
  expect(seen.passedOver).toBeGreaterThan(clients);
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
});

it('a scoring whose power fails leaves the scores before it, and who has to be scored', () => {
  begin(part);
  begin(whole);
  const month = '2026-05';
  for (const { folder } of [whole, part]) {
    land(folder.book, {
      name: 'balances',
      first: 5,
      step: 3,
      count: 300,
      month,
      amount: 700_000_00,
    });
  }
  const before = scoredTables(part);
  const { file, key } = part.folder.bookAccess;
  const copy = join(part.root, 'copy');
  mkdirSync(copy);
  cutOffScoring(part, icbcStar, firstNight, () => {
    for (const ending of ['', '-wal']) copyFileSync(file + ending, join(copy, `book.db${ending}`));
  });
  const db = openBook({ file: join(copy, 'book.db'), key });
  const copied = {
    ...part,
    folder: { ...part.folder, book: db, bookAccess: { file: db.name, key } },
  };
  expect(scoredTables(copied)).toEqual(before);
  const { scored } = scoreInto(copied, icbcStar, firstNight, { scope: 'changed' });
  expect(scored).toBe(300);
  scoreInto(whole, icbcStar, firstNight);
  expect(scoredTables(copied)).toEqual(scoredTables(whole));
  db.close();
});
