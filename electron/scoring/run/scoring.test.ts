import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addMonthsToMonth, dateFromDayNumber, dayNumber } from '../../../shared/model/dates.ts';
import { formatYuan } from '../../../shared/model/money.ts';
import {
  assetProducts,
  liabilityProducts,
  type Product,
} from '../../../shared/model/clients/products.ts';
import { abcVip, type Scheme } from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { averageOf, sumProduct } from '../metric/average-balance.rules.ts';
import { windowOf } from '../metric/window.rules.ts';
import { explain } from '../explain/explain.service.ts';
import { createScoreCache } from '../scores/score-cache.service.ts';
import { runScoring } from './scoring-run.service.ts';
import { scoreBook, type ScoringRequest } from './scoring.service.ts';

// Each import and scoring starts a thread; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const today = '2026-11-22';
const score = (more: Partial<ScoringRequest> = {}) =>
  scoreBook({ access: book.folder.bookAccess, scheme: abcVip, today, ...more });

const cache = () => createScoreCache(book.folder.book, { schemeId: () => abcVip.id });

const balances = (rows: readonly string[]): string =>
  `client_no,month,product,average_balance\n${rows.join('\n')}\n`;
const postings = (rows: readonly string[]): string =>
  `account_no,client_no,posted_on,product,amount\n${rows.join('\n')}\n`;
/** Twelve months of one average that end with the given month. */
const year = (client: string, last: string, yuan: string, product = 'time_deposit'): string[] =>
  Array.from(
    { length: 12 },
    (_, i) => `${client},${addMonthsToMonth(last, -i)},${product},${yuan}`,
  );

describe('scoring a book', () => {
  it('puts clients on both sides of every threshold', async () => {
    const yuan = ['99999.99', '100000', '999999.99', '1000000', '4999999.99', '5000000', '-3'];
    await book.land({
      'clients.csv': `client_no,name\n${yuan.map((_, i) => `C${i},n`).join('\n')}\nNONE,n\n`,
      'balances.csv': balances(yuan.flatMap((amount, i) => year(`C${i}`, '2026-10', amount))),
    });
    const out = join(book.root, 'scores.csv');
    expect(await score({ out })).toMatchObject({
      scheme: 'abc-vip',
      // A book of monthly balances only: the end of its last month.
      asOf: '2026-10-31',
      clients: 8,
      levels: { regular: 3, gold: 2, platinum: 2, diamond: 1 },
      changed: 5,
      cached: true,
    });
    expect(readFileSync(out, 'utf8')).toBe(`client_no,scheme,as_of,value,level,tier,effective_tier
C0,abc-vip,2026-10-31,99999.99,regular,regular,regular
C1,abc-vip,2026-10-31,100000.00,gold,gold,gold
C2,abc-vip,2026-10-31,999999.99,gold,gold,gold
C3,abc-vip,2026-10-31,1000000.00,platinum,platinum,platinum
C4,abc-vip,2026-10-31,4999999.99,platinum,platinum,platinum
C5,abc-vip,2026-10-31,5000000.00,diamond,diamond,diamond
C6,abc-vip,2026-10-31,-3.00,regular,regular,regular
NONE,abc-vip,2026-10-31,0.00,regular,regular,regular
`);

    expect(cache().get('C1')).toEqual({
      scheme: 'abc-vip',
      asOf: '2026-10-31',
      kind: 'average-balance',
      months: 12,
      unit: 'fen',
      value: 10_000_000,
      valueText: '100000.00',
      level: 'gold',
      tier: 'gold',
      effectiveLevel: 'gold',
      effectiveTier: 'gold',
      threshold: 10_000_000,
      next: { level: 'platinum', low: 100_000_000, by: 90_000_000 },
      admission: null,
    });
    expect(cache().get('nobody')).toBeNull();
    expect(await score()).toMatchObject({ changed: 0 });
  });

  it('leaves liabilities out and adds products and accounts up', async () => {
    await book.land({
      'clients.csv': 'client_no,name\nC1,n\n',
      'balances.csv': balances([
        ...year('C1', '2026-10', '60000', 'fund'),
        ...year('C1', '2026-10', '900000', 'mortgage'),
      ]),
      'postings.csv': postings([
        'A,C1,2020-01-01,gold,30000',
        'B,C1,2020-01-01,gold,10000',
        'L,C1,2020-01-01,personal_loan,5000000',
      ]),
    });
    await score({ asOf: '2026-10-31' });
    expect(cache().get('C1')).toMatchObject({
      value: 10_000_000,
      level: 'gold',
    });
  });

  it('takes today for a book with postings, or an empty one', async () => {
    await book.land({ 'clients.csv': 'client_no,name\nC1,n\n' });
    expect(await score()).toMatchObject({ asOf: today });
    await book.land({
      'balances.csv': balances(year('C1', '2026-05', '1')),
      'postings.csv': postings(['A,C1,2020-01-01,gold,1']),
    });
    expect(await score()).toMatchObject({ asOf: today });
  });

  it('gives what the rules give, client by client, for any book and date', async () => {
    const all: readonly Product[] = [
      ...assetProducts.slice(0, 3),
      ...liabilityProducts.slice(0, 1),
    ];
    const names = ['P', 'Q', 'R', 'S', 'T'];
    const first = dayNumber('2023-12-20');
    const posting = fc.record({
      client: fc.constantFrom(...names),
      account: fc.constantFrom('1', '2'),
      product: fc.constantFrom(...all),
      day: fc.integer({ min: first, max: first + 600 }),
      amount: fc.integer({ min: -2_000_000_00, max: 900_000_000_000_00 }),
    });
    const month = fc.record({
      client: fc.constantFrom(...names),
      product: fc.constantFrom(...all),
      month: fc.integer({ min: 0, max: 18 }).map((n) => addMonthsToMonth('2024-01', n)),
      amount: fc.integer({ min: -2_000_000_00, max: 900_000_000_000_00 }),
    });
    const inputs = fc.sample(
      fc.tuple(
        fc.array(posting, { maxLength: 30 }),
        fc.uniqueArray(month, {
          maxLength: 30,
          selector: (m) => `${m.client}/${m.product}/${m.month}`,
        }),
        fc.array(fc.integer({ min: first + 300, max: first + 620 }).map(dateFromDayNumber), {
          minLength: 2,
          maxLength: 3,
        }),
        fc.boolean(),
      ),
      { numRuns: 6, seed: 20_261_122 },
    );
    for (const [posted, monthly, dates, floorAtZero] of inputs) {
      const other = openTestBook();
      try {
        await other.land({
          'clients.csv': `client_no,name\n${names.map((name) => `${name},n`).join('\n')}\n`,
          'postings.csv': postings(
            posted.map(
              (p) =>
                `${p.client}${p.account}${p.product},${p.client},${dateFromDayNumber(p.day)},${p.product},${formatYuan(p.amount)}`,
            ),
          ),
          'balances.csv': balances(
            monthly.map((m) => `${m.client},${m.month},${m.product},${formatYuan(m.amount)}`),
          ),
        });
        const scheme: Scheme = {
          ...abcVip,
          metric: { kind: 'average-balance', months: 12, products: assetProducts, floorAtZero },
        };
        for (const asOf of dates) {
          const out = join(other.root, `${asOf}.csv`);
          await scoreBook({ access: other.folder.bookAccess, scheme, today, asOf, out });
          const got = new Map(
            readFileSync(out, 'utf8')
              .trim()
              .split('\n')
              .slice(1)
              .map((line) => line.split(','))
              .map((cells) => [cells[0], cells[3]]),
          );
          for (const name of names) {
            const sums = assetProducts.map((product) =>
              sumProduct(
                {
                  product,
                  postings: posted
                    .filter((p) => p.client === name && p.product === product)
                    .map((p) => ({ account: p.account, day: p.day, amount: p.amount })),
                  months: monthly
                    .filter((m) => m.client === name && m.product === product)
                    .map((m) => ({ month: m.month, average: m.amount })),
                },
                windowOf(asOf, 12),
                floorAtZero,
              ),
            );
            expect([name, asOf, got.get(name)]).toEqual([name, asOf, formatYuan(averageOf(sums))]);
            expect(explain(other.folder.book, { clientNo: name, scheme, asOf }).valueFen).toBe(
              averageOf(sums),
            );
          }
        }
      } finally {
        other.close();
      }
    }
  });
});

describe('moving', () => {
  const land = (month: string, yuan: string) =>
    book.land({ 'balances.csv': balances([`C1,${month},fund,${yuan}`]) });
  const effective = async (asOf: string) => {
    await score({ asOf });
    const { level, effectiveLevel } = cache().get('C1') ?? {};
    return [level, effectiveLevel];
  };

  it('is up at once, and down after three scored months in a row below', async () => {
    await book.land({
      'clients.csv': 'client_no,name\nC1,n\n',
      'balances.csv': balances(year('C1', '2026-01', '100000')),
    });
    expect(await effective('2026-01-31')).toEqual(['gold', 'gold']);
    await land('2026-02', '0');
    expect(await effective('2026-02-28')).toEqual(['regular', 'gold']);
    // Again on the same day: the same.
    expect(await effective('2026-02-28')).toEqual(['regular', 'gold']);
    expect(await effective('2026-03-15')).toEqual(['regular', 'gold']);
    const why = explain(book.folder.book, { clientNo: 'C1', scheme: abcVip, asOf: '2026-03-15' });
    expect(why).toMatchObject({
      level: 'regular',
      effectiveLevel: 'gold',
      effectiveTier: 'gold',
      difference: {
        cause: 'falling-waits',
        monthsNeeded: 3,
        months: [
          { month: '2026-02', level: 'regular' },
          { month: '2026-01', level: 'gold' },
        ],
      },
    });
    expect(await effective('2026-04-15')).toEqual(['regular', 'regular']);
    // The day before is answered as it was.
    expect(
      explain(book.folder.book, { clientNo: 'C1', scheme: abcVip, asOf: '2026-03-15' })
        .effectiveLevel,
    ).toBe('gold');
    await land('2026-05', '9000000');
    expect(await effective('2026-05-31')).toEqual(['gold', 'gold']);
    const moves = book.folder.book
      .prepare('SELECT from_level, to_level FROM moves ORDER BY day')
      .raw()
      .all();
    expect(moves).toEqual([
      [null, 'gold'],
      ['gold', 'regular'],
      ['regular', 'gold'],
    ]);
  });

  it('takes a corrected book at its word when the same day is scored again', async () => {
    await book.land({
      'clients.csv': 'client_no,name\nC1,n\n',
      'balances.csv': balances(year('C1', '2026-01', '100000')),
    });
    expect(await effective('2026-01-31')).toEqual(['gold', 'gold']);
    await book.land({ 'balances.csv': balances(year('C1', '2026-01', '5')) });
    expect(await effective('2026-01-31')).toEqual(['regular', 'regular']);
  });

  it('never puts an older date into the cache', async () => {
    await book.land({
      'clients.csv': 'client_no,name\nC1,n\n',
      'balances.csv': balances(year('C1', '2026-01', '100000')),
    });
    await score({ asOf: '2026-01-31' });
    const out = join(book.root, 'old.csv');
    expect(await score({ asOf: '2025-06-30', out })).toMatchObject({
      cached: false,
      asOf: '2025-06-30',
    });
    expect(readFileSync(out, 'utf8')).toContain('C1,abc-vip,2025-06-30,');
    expect(cache().asOf()).toBe('2026-01-31');
  });
});

describe('refusals', () => {
  beforeEach(() =>
    book.land({
      'clients.csv': `client_no,name\n${Array.from({ length: 30_000 }, (_, i) => `C${i},n`).join('\n')}\n`,
    }),
  );

  it('leaves cache and file alone when cancelled', () => {
    const out = join(book.root, 'x.csv');
    let told = 0;
    // In this thread, where the moment of the stop is certain: the first clients are scored, the others are not.
    const scoring = (): unknown =>
      runScoring(
        {
          access: book.folder.bookAccess,
          scheme: abcVip,
          asOf: today,
          today,
          admissions: [],
          out,
          scope: 'everybody',
        },
        {
          report: ({ done, total }) => {
            expect([done > 0, done < total]).toEqual([true, true]);
            told += 1;
          },
          cancelled: () => told > 0,
          ask: () => Promise.reject(new Error('asks')),
        },
      );
    expect(scoring).toThrow(expect.objectContaining({ name: 'ScoringError', code: 'cancelled' }));
    expect(told).toBe(1);
    expect(cache().asOf()).toBeNull();
    expect(readdirSync(book.root).filter((name) => name.startsWith('x.csv'))).toEqual([]);
  });

  it('stops before it begins when the signal is already given', async () => {
    await expect(score({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('names a date, a scheme, a client and a place that it cannot take', async () => {
    await expect(score({ asOf: '2026-02-30' })).rejects.toMatchObject({
      code: 'bad-date',
      subject: '2026-02-30',
    });
    const points: Scheme = { ...abcVip, id: 'p', metric: { kind: 'points', terms: [] } };
    await expect(score({ scheme: points })).rejects.toMatchObject({
      code: 'unsupported-scheme',
      subject: 'p',
    });
    await expect(score({ out: book.root })).rejects.toMatchObject({ name: 'ScoringError' });
    expect(existsSync(`${book.root}.part`)).toBe(false);
    expect(() => explain(book.folder.book, { clientNo: 'X', scheme: abcVip, asOf: today })).toThrow(
      'unknown-client',
    );
  });
});
