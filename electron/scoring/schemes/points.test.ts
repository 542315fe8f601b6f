import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FenSum } from '../../../shared/model/money.ts';
import {
  abcVip,
  cmb,
  icbcAssets,
  icbcStar,
  type Scheme,
} from '../../../shared/model/schemes/scheme.ts';
import type { Product, TransactionKind } from '../../../shared/model/clients/products.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { explain } from '../explain/explain.service.ts';
import { plainLevel, plainValue } from '../run/plain-scoring.fixture.ts';
import { fillBook, scoreHere, type TestPosting, type TestRows } from '../run/scoring.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const clients = ['P', 'Q', 'R'];
const someProducts: readonly Product[] = ['demand_deposit', 'fund', 'mortgage', 'card_overdraft'];
const someKinds: readonly TransactionKind[] = ['investment', 'card_spend', 'other'];
const yuan = (most: number) => fc.integer({ min: -most * 10, max: most * 100 });
const day = (from: string, days: number) =>
  fc
    .integer({ min: 0, max: days })
    .map((n) => new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10));
const aMonth = fc
  .integer({ min: 0, max: 13 })
  .map((n) => `${2023 + Math.floor((n + 6) / 12)}-${String(((n + 6) % 12) + 1).padStart(2, '0')}`);
const client = fc.constantFrom(...clients);
const posting: fc.Arbitrary<TestPosting> = fc.record({
  client,
  account: fc.constantFrom('1', '2'),
  product: fc.constantFrom(...someProducts),
  on: day('2023-08-01', 420),
  amount: yuan(2_000_000),
  kind: fc.option(fc.constantFrom(...someKinds), { nil: undefined }),
});
const monthOf = <Key>(key: fc.Arbitrary<Key>) =>
  fc.uniqueArray(fc.record({ client, key, month: aMonth, amount: yuan(3_000_000) }), {
    maxLength: 14,
    selector: (row) => `${row.client}/${String(row.key)}/${row.month}`,
  });
const rowsOf: fc.Arbitrary<Required<TestRows>> = fc.record({
  clients: fc.constant(clients),
  postings: fc.array(posting, { maxLength: 14 }),
  balances: monthOf(fc.constantFrom(...someProducts)),
  turnovers: monthOf(fc.constantFrom(...someKinds)),
});
const asOfDay = day('2024-02-25', 200);

const turnover: Scheme = {
  ...abcVip,
  id: 'turned',
  metric: { kind: 'turnover', months: 3, kinds: ['investment', 'other'] },
  falling: { kind: 'at-once' },
};
const capped: Scheme = {
  ...icbcStar,
  id: 'capped',
  metric: {
    kind: 'points',
    terms: [
      {
        id: 'a',
        of: {
          kind: 'average-balance',
          months: 12,
          products: ['fund', 'mortgage'],
          floorAtZero: false,
        },
        pointsPerWan: 12.5,
        cap: 700.25,
      },
      {
        id: 'b',
        of: {
          kind: 'average-balance',
          months: 1,
          products: ['demand_deposit'],
          floorAtZero: false,
        },
        pointsPerWan: 0.0625,
      },
      {
        id: 'c',
        of: { kind: 'turnover', months: 3, kinds: ['investment', 'card_spend'] },
        pointsPerWan: 100,
        cap: 900,
      },
    ],
  },
};
const schemes = [icbcStar, capped, turnover, cmb, icbcAssets, abcVip];

describe('the engine', () => {
  it('gives the whole book, and explains, what a slow and obvious evaluation gives', () => {
    fc.assert(
      fc.property(rowsOf, asOfDay, fc.constantFrom(...schemes), (rows, asOf, scheme) => {
        fillBook(book, rows);
        book.folder.book.exec('DELETE FROM scored_schemes; DELETE FROM moves; DELETE FROM buffers');
        book.folder.book.exec('DELETE FROM scorings; DELETE FROM standings; DELETE FROM scores');
        const { lines } = scoreHere(book, scheme, asOf);
        for (const clientNo of clients) {
          const value = plainValue(scheme.metric, rows, clientNo, asOf);
          const level = plainLevel(scheme, value);
          const told = explain(book.folder.book, { clientNo, scheme, asOf });
          expect([clientNo, lines.get(clientNo)]).toEqual([
            clientNo,
            { value: told.valueText, level: level.id, tier: level.tier, effectiveTier: level.tier },
          ]);
          expect([clientNo, told.value, told.level]).toEqual([clientNo, value, level.id]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never lowers a level when money is added', () => {
    fc.assert(
      fc.property(
        rowsOf,
        posting,
        asOfDay,
        fc.constantFrom(...schemes),
        (rows, one, asOf, scheme) => {
          // Where a product or kind has no postings yet, its first one changes the source: that is no mere addition.
          const like = rows.postings.find(({ client: no }) => no === one.client);
          fc.pre(like !== undefined);
          const added = { ...like, account: '3', amount: Math.abs(one.amount) };
          const on = one.on < like.on ? like.on : one.on;
          const before = plainBook(rows, like.client, scheme, asOf);
          const more = { ...rows, postings: [...rows.postings, { ...added, on }] };
          expect(plainBook(more, like.client, scheme, asOf)).toBeGreaterThanOrEqual(before);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not see whether a posting was made in one or in parts', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        rowsOf,
        posting,
        part,
        asOfDay,
        fc.constantFrom(...schemes),
        (rows, one, share, asOf, scheme) => {
          const first = Math.trunc(one.amount * share);
          const whole = { ...rows, postings: [...rows.postings, one] };
          const halves = [
            { ...one, amount: one.amount - first },
            ...rows.postings.toReversed(),
            { ...one, amount: first },
          ];
          expect(plainBook({ ...rows, postings: halves }, one.client, scheme, asOf)).toBe(
            plainBook(whole, one.client, scheme, asOf),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  /** The engine's value of one client of a book. */
  function plainBook(rows: TestRows, clientNo: string, scheme: Scheme, asOf: string): FenSum {
    fillBook(book, rows);
    return explain(book.folder.book, { clientNo, scheme, asOf }).value;
  }
});

describe('explaining points', () => {
  it('names every term with its amount, rate, points, cap and rows', () => {
    fillBook(book, {
      clients,
      balances: ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'].map((month) => ({
        client: 'P',
        key: 'fund',
        month,
        amount: 80_000_000,
      })),
      turnovers: [{ client: 'P', key: 'card_spend', month: '2024-04', amount: 2_500_000 }],
      postings: [
        {
          client: 'P',
          account: 'A',
          product: 'demand_deposit',
          on: '2024-06-01',
          amount: -2_000_000,
          kind: 'investment',
        },
      ],
    });
    const told = explain(book.folder.book, {
      clientNo: 'P',
      scheme: capped,
      asOf: '2024-06-30',
    });
    expect(told).toMatchObject({ unit: 'point-hundredths', valueFen: null });
    expect(told.window).toEqual({ from: '2023-07-01', to: '2024-06-30', days: 366 });
    expect(told.terms).toMatchObject([
      // 80万 over 182 of 366 days is 39.78万, × 12.5 points.
      { term: 'a', amountFen: 39_781_421, pointsPerWan: 12.5, points: '497.26', capped: false },
      // The window of a month as of 30 June begins on 31 May.
      { term: 'b', amountFen: -1_935_484, points: '-0.13', cap: null },
      // 2万 invested and 2.5万 spent, × 100.
      { term: 'c', amountFen: 4_500_000, points: '450.00', cap: 900, capped: false },
    ]);
    // 497.2677… − 0.1209… + 450, cut.
    expect(told).toMatchObject({ valueText: '947.14', level: 'four-star', tier: 'regular' });
    expect(told.toNext).toMatchObject({ level: 'five-star', by: 200_000 - 94_714, oneMonth: null });
    // 1,052.8532… points are missing, at 0.0625 a 万; the caps of the first and the last term end before.
    expect(told.terms.map(({ toNextFen }) => toNextFen)).toEqual([null, 16_845_651_331, null]);
    expect(told.components.map(({ term, kind, source }) => [term, kind, source])).toEqual([
      ['a', 'balance', 'monthly'],
      ['b', 'balance', 'postings'],
      ['c', 'turnover', 'postings'],
      ['c', 'turnover', 'monthly'],
    ]);
    expect(told.components[2]?.rows).toMatchObject([
      { kind: 'movement', accountNo: 'A', date: '2024-06-01', amountFen: -2_000_000, line: 2 },
    ]);
    expect(told.components[3]?.rows).toMatchObject([
      { kind: 'month-sum', month: '2024-04', sumFen: 2_500_000 },
    ]);
  });
});
