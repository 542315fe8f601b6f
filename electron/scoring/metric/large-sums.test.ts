import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays } from '../../../shared/model/dates.ts';
import { divideHalfUp, fenSum, formatYuan } from '../../../shared/model/money.ts';
import { abcVip, cmb, icbcStar, type Scheme } from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { explain } from '../explain/explain.service.ts';
import { seriesOf } from '../levels/history.service.ts';
import { plainLevel, plainValue } from '../run/plain-scoring.fixture.ts';
import { runPreview } from '../run/preview-run.service.ts';
import { createScoreCache } from '../scores/score-cache.service.ts';
import {
  fillBook,
  scoredTables,
  scoreHere,
  scoreInto,
  type TestRows,
} from '../run/scoring.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

/** The largest amount that a file may have: 9,999,999,999,999.99. */
const largest = 999_999_999_999_999;
const asOf = '2026-06-30';
const products = ['demand_deposit', 'fund'] as const;
const kinds = ['investment', 'settlement'] as const;
const floored: Scheme = {
  ...abcVip,
  id: 'floored',
  metric: { kind: 'average-balance', months: 6, products, floorAtZero: true },
};
const turned: Scheme = { ...abcVip, id: 'turned', metric: { kind: 'turnover', months: 3, kinds } };
const weighted: Scheme = {
  ...icbcStar,
  id: 'weighted',
  metric: {
    kind: 'points',
    terms: [
      {
        id: 'a',
        pointsPerWan: 100,
        of: { kind: 'average-balance', months: 12, products: ['fund'], floorAtZero: false },
      },
      {
        id: 'b',
        pointsPerWan: 0.1,
        of: { kind: 'average-balance', months: 12, products: ['gold'], floorAtZero: false },
      },
    ],
  },
};
const schemes = [abcVip, icbcStar, cmb, turned, weighted];

const many = (count: number, amount: number): TestRows => ({
  clients: ['BIG', 'SMALL'],
  postings: [
    ...Array.from({ length: count }, (_, i) => ({
      client: 'BIG',
      account: String(i % 3),
      product: 'fund' as const,
      on: '2025-01-01',
      amount,
      kind: 'investment' as const,
    })),
    { client: 'SMALL', account: 'S', product: 'fund', on: '2025-01-01', amount: 20_000_000 },
  ],
});

function expectExact(rows: TestRows, scheme: Scheme): void {
  const { lines } = scoreHere(book, scheme, asOf);
  const cache = createScoreCache(book.folder.book, { schemeId: () => scheme.id });
  for (const clientNo of rows.clients) {
    const value = plainValue(scheme.metric, rows, clientNo, asOf);
    const { id } = plainLevel(scheme, value);
    const text = formatYuan(value);
    expect([clientNo, lines.get(clientNo)]).toMatchObject([clientNo, { value: text, level: id }]);
    expect(cache.get(clientNo)).toMatchObject({ value, valueText: text, level: id });
    expect(explain(book.folder.book, { clientNo, scheme, asOf })).toMatchObject({
      value,
      valueText: text,
      level: id,
    });
    expect(seriesOf(book.folder.book, clientNo, scheme, asOf).points.at(-1)?.value ?? 0).toBe(
      value,
    );
  }
}

describe('F15 sums of the largest amounts', () => {
  it.each(schemes.map((scheme) => [scheme.id, scheme] as const))(
    'F15 26 postings of the largest amount leave everybody scored, to the fen: %s',
    (_, scheme) => {
      for (const [count, amount] of [
        [26, largest],
        [27, -largest],
        [9, largest],
        [10, largest - 1],
      ] as const) {
        const rows = many(count, amount);
        fillBook(book, rows);
        expectExact(rows, scheme);
      }
    },
  );

  it('F15 a balance that is counted as zero where it is negative is exact as well', () => {
    const day = (on: string, count: number, amount: number) =>
      many(count, amount).postings?.map((row) => ({ ...row, account: '1', on })) ?? [];
    const postings = [...day('2025-01-01', 10, largest), ...day('2026-06-16', 12, -largest)];
    fillBook(book, { clients: ['BIG'], postings: postings.filter((row) => row.client === 'BIG') });
    // 182 days from 31 December on, the last 15 of them overdrawn.
    const expected = divideHalfUp(10n * BigInt(largest) * 167n, 182n);
    expect(explain(book.folder.book, { clientNo: 'BIG', scheme: floored, asOf }).value).toBe(
      fenSum(expected),
    );
    expect(scoreHere(book, floored, asOf).lines.get('BIG')?.value).toBe(formatYuan(expected));
  });

  it('F15 even an average beyond what 64 bits hold is exact, and goes again', () => {
    const rows = many(10_001, largest);
    fillBook(book, rows);
    const { lines, result } = scoreHere(book, abcVip, asOf);
    expect(lines.get('BIG')?.value).toBe('100009999999999899.99');
    expect(lines.get('SMALL')?.value).toBe('200000.00');
    expect(result.levels).toMatchObject({ diamond: 1, gold: 1 });
    const large = () => book.folder.book.prepare('SELECT value FROM large_scores').pluck().all();
    expect(large()).toEqual(['10000999999999989999']);
    expect(scoreHere(book, abcVip, asOf).result.changed).toBe(0);
    fillBook(book, many(1, 5));
    expect(scoreHere(book, abcVip, asOf).lines.get('BIG')?.value).toBe('0.05');
    expect(large()).toEqual([]);
  });

  it('F15 amounts of both signs that nearly cancel each other are exact', () => {
    const amount = fc.oneof(
      fc.constantFrom(largest, -largest, largest - 1, 1 - largest, 1, -1),
      fc.integer({ min: -largest, max: largest }),
    );
    const on = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2024-08-01', n));
    const rows = fc.record({
      clients: fc.constant(['BIG', 'SMALL']),
      postings: fc.array(
        fc.record({
          client: fc.constantFrom('BIG', 'BIG', 'BIG', 'SMALL'),
          account: fc.constantFrom('1', '2'),
          product: fc.constantFrom(...products),
          on,
          amount,
          kind: fc.option(fc.constantFrom(...kinds), { nil: undefined }),
        }),
        { maxLength: 60 },
      ),
      balances: fc.array(
        fc.record({
          client: fc.constant('BIG'),
          key: fc.constantFrom(...products, 'gold' as const),
          month: on.map((day) => day.slice(0, 7)),
          amount: amount.map(Math.abs),
        }),
        { maxLength: 20 },
      ),
      turnovers: fc.array(
        fc.record({
          client: fc.constant('BIG'),
          key: fc.constantFrom(...kinds),
          month: on.map((day) => day.slice(0, 7)),
          amount,
        }),
        { maxLength: 10 },
      ),
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(...schemes), (found, scheme) => {
        const once = <Row extends { client: string; key: string; month: string }>(all: Row[]) => [
          ...new Map(all.map((row) => [`${row.client}${row.key}${row.month}`, row])).values(),
        ];
        const kept = {
          ...found,
          balances: once(found.balances),
          turnovers: once(found.turnovers),
        };
        fillBook(book, kept);
        expectExact(kept, scheme);
      }),
      { numRuns: 120 },
    );
  });

  it('F15 a preview and a scoring of who has changed take them as well', () => {
    fillBook(book, many(26, largest));
    const host = {
      cancelled: () => false,
      report: () => undefined,
      ask: () => Promise.reject(new Error('asks')),
    };
    const { folder } = book;
    const job = { access: folder.bookAccess, shown: abcVip.id, today: asOf, admissions: [] };
    const found = runPreview({ ...job, scheme: cmb }, host);
    expect(found.valueThen).toEqual([25_999_999_999_999_974n]);
    scoreInto(book, abcVip, asOf);
    const before = scoredTables(book);
    folder.book.exec('INSERT INTO changed_clients VALUES (1, 9), (2, 9)');
    expect(scoreInto(book, abcVip, asOf, { scope: 'changed' })).toMatchObject({
      scored: 2,
      changed: 0,
    });
    expect(scoredTables(book)).toEqual(before);
  });
});
