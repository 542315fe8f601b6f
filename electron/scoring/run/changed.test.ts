import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addDays } from '../../../shared/model/dates.ts';
import type { Product, TransactionKind } from '../../../shared/model/clients/products.ts';
import { abcVip, cmb, icbcStar, type Scheme } from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { changedClients } from '../../clients/loaders/loader.fixture.ts';
import { clientIdOf } from '../scores/score.repository.ts';
import {
  fillBook,
  scoredTables,
  scoreInto,
  type TestMonth,
  type TestPosting,
  type TestRows,
} from './scoring.fixture.ts';

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

const names = ['P', 'Q', 'R', 'S', 'T'];
const products: readonly Product[] = ['demand_deposit', 'fund'];
const kinds: readonly TransactionKind[] = ['investment', 'settlement'];
const turned: Scheme = {
  ...abcVip,
  id: 'turned',
  metric: { kind: 'turnover', months: 3, kinds },
};
const plainDays: Scheme = {
  ...abcVip,
  id: 'days',
  metric: { kind: 'average-balance', months: 6, products, floorAtZero: true },
  falling: { kind: 'on-days', days: ['06-30', '07-15', '12-31'] },
};
const schemes = [abcVip, icbcStar, cmb, turned, plainDays];

const client = fc.constantFrom(...names);
const day = (first: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((n) => addDays(first, n));
const amount = fc.integer({ min: -300_000_00, max: 9_000_000_00 });
const posting: fc.Arbitrary<TestPosting> = fc.record({
  client,
  account: fc.constantFrom('1', '2'),
  product: fc.constantFrom(...products),
  // Some lie ahead of the dates that are scored.
  on: day('2023-04-01', 560),
  amount,
  kind: fc.option(fc.constantFrom(...kinds), { nil: undefined }),
});
const month = <Key>(key: fc.Arbitrary<Key>): fc.Arbitrary<TestMonth<Key>> =>
  fc.record({ client, key, month: day('2023-06-01', 420).map((on) => on.slice(0, 7)), amount });
const change = fc.record({
  postings: fc.array(posting, { maxLength: 3 }),
  balances: fc.array(month(fc.constantFrom(...products)), { maxLength: 3 }),
  turnovers: fc.array(month(fc.constantFrom(...kinds)), { maxLength: 2 }),
});
/** Days until the next scoring; the same day, the next, and over the ends of months. */
const pause = fc.constantFrom(0, 0, 1, 1, 2, 9, 35);
const steps = fc.array(fc.record({ change, pause, without: client }), {
  minLength: 3,
  maxLength: 8,
});

const plus = (rows: Required<TestRows>, more: Omit<Required<TestRows>, 'clients'>) => ({
  ...rows,
  postings: [...rows.postings, ...more.postings],
  balances: [...rows.balances, ...more.balances],
  turnovers: [...rows.turnovers, ...more.turnovers],
});
const without = (rows: Required<TestRows>, name: string): Required<TestRows> => ({
  ...rows,
  postings: rows.postings.filter((row) => row.client !== name),
});
/** Without the rows of clients who are not in the book. */
const inBook = ({ clients, ...rows }: Required<TestRows>): Required<TestRows> => {
  const known = (row: { readonly client: string }): boolean => clients.includes(row.client);
  return {
    clients,
    postings: rows.postings.filter(known),
    balances: rows.balances.filter(known),
    turnovers: rows.turnovers.filter(known),
  };
};
const rowsOf = (rows: Required<TestRows>, name: string): string =>
  JSON.stringify(
    [rows.postings, rows.balances, rows.turnovers].map((all) =>
      (all as readonly { client: string }[]).filter((row) => row.client === name),
    ),
  );

/** As an import leaves it: the rows, and who has changed. */
function land(
  book: TestBook,
  rows: Required<TestRows>,
  before: Required<TestRows>,
  file: number,
): void {
  fillBook(book, rows);
  const db = book.folder.book;
  db.prepare("INSERT INTO imports (at, folder) VALUES (0, '')").run();
  db.prepare(
    `INSERT INTO import_files (file_id, import_id, file, rows, accepted, replaced, rejected, seconds)
     VALUES (?, 1, '', 0, 0, 0, 0, 0)`,
  ).run(file);
  const marks = changedClients(db, file);
  for (const name of rows.clients) {
    const known = before.clients.includes(name);
    if (known && rowsOf(rows, name) === rowsOf(before, name)) continue;
    marks.add(clientIdOf(db, name) ?? 0);
  }
  marks.finish();
}

it('scoring only who can have changed leaves what scoring everybody leaves', () => {
  let passedOver = 0;
  const start = day('2024-05-25', 40);
  fc.assert(
    fc.property(fc.constantFrom(...schemes), start, change, steps, (scheme, first, began, then) => {
      for (const book of [whole, part]) {
        for (const table of ['scored_schemes', 'import_files', 'imports', 'changed_clients']) {
          book.folder.book.exec(`DELETE FROM ${table}`);
        }
        for (const table of Object.keys(scoredTables(book)).filter((name) => name !== 'schemes')) {
          book.folder.book.exec(`DELETE FROM ${table}`);
        }
      }
      let rows = inBook({ clients: names.slice(0, 3), ...began });
      let asOf = first;
      for (const book of [whole, part]) {
        land(book, rows, { ...rows, clients: [] }, 1);
        scoreInto(book, scheme, asOf);
      }
      then.forEach((step, i) => {
        const changed = plus(without(rows, step.without), step.change);
        const landed = inBook({ ...changed, clients: names.slice(0, 3 + Math.min(2, i)) });
        asOf = addDays(asOf, step.pause);
        for (const book of [whole, part]) land(book, landed, rows, i + 2);
        const all = scoreInto(whole, scheme, asOf);
        const some = scoreInto(part, scheme, asOf, { scope: 'changed' });
        passedOver += all.scored - some.scored;
        const { scored: _a, seconds: _b, ...result } = some;
        expect(all).toMatchObject(result);
        expect(scoredTables(part)).toEqual(scoredTables(whole));
        rows = landed;
      });
    }),
    { numRuns: 40 },
  );
  // The test would prove nothing if everybody was always scored.
  expect(passedOver).toBeGreaterThan(100);
});

it('scores everybody where it is not known what the last scoring saw', () => {
  fillBook(part, { clients: names });
  const scored = (scheme: Scheme, asOf: string): number =>
    scoreInto(part, scheme, asOf, { scope: 'changed' }).scored;
  expect(scored(abcVip, '2024-05-10')).toBe(5);
  expect(scored(abcVip, '2024-05-10')).toBe(0);
  expect(scored(abcVip, '2024-05-30')).toBe(0);
  // The month is whole from its last day on, and another one begins after it.
  expect(scored(abcVip, '2024-05-31')).toBe(5);
  expect(scored(abcVip, '2024-06-01')).toBe(5);
  expect(scored({ ...abcVip, version: 2 }, '2024-06-01')).toBe(5);
  // A look back is counted for everybody and changes nothing.
  expect(scored(abcVip, '2024-05-31')).toBe(5);
  part.folder.book.exec('UPDATE scored_schemes SET seen_file = NULL');
  expect(scored({ ...abcVip, version: 2 }, '2024-06-01')).toBe(5);
});

it('lowers on a falling day whom nothing but the day changed', () => {
  const holding = (amount: number): Required<TestRows> => ({
    clients: names,
    postings: names.map((name) => ({
      client: name,
      account: name,
      product: 'fund',
      on: '2020-01-01',
      amount: name === 'P' ? amount : 20_000_000,
    })),
    balances: [],
    turnovers: [],
  });
  const [much, little] = [holding(200_000_000), holding(5)];
  land(part, much, { ...much, clients: [] }, 1);
  scoreInto(part, plainDays, '2024-07-02');
  land(part, little, much, 2);
  const scored = (asOf: string) => {
    const { scored: count, changed } = scoreInto(part, plainDays, asOf, { scope: 'changed' });
    return [count, changed];
  };
  expect(scored('2024-07-05')).toEqual([1, 0]);
  expect(scored('2024-07-14')).toEqual([0, 0]);
  expect(scored('2024-07-15')).toEqual([1, 1]);
  expect(scored('2024-07-16')).toEqual([0, 0]);
});
