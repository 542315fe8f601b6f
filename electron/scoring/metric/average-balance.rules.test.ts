import fc from 'fast-check';
import type { FenSum } from '../../../shared/model/money.ts';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonthsToMonth,
  dateFromDayNumber,
  dayNumber,
  daysInMonth,
} from '../../../shared/model/dates.ts';
import {
  averageOf,
  sumProduct,
  type BalancePosting,
  type ProductRows,
} from './average-balance.rules.ts';
import { windowOf } from './window.rules.ts';

const rows = (
  postings: readonly BalancePosting[],
  months: ProductRows['months'] = [],
): ProductRows => ({
  product: 'demand_deposit',
  postings,
  months,
});
const average = (of: ProductRows, asOf: string, months = 12, floor = false): FenSum =>
  averageOf([sumProduct(of, windowOf(asOf, months), floor)]);

/** The definition, day by day: slow and obvious. */
function plainAverage(of: ProductRows, asOf: string, months: number, floor: boolean): number {
  const window = windowOf(asOf, months);
  const first = Math.min(...of.postings.map(({ day }) => day));
  const lastDay = dayNumber(asOf);
  let sum = 0n;
  if (first > lastDay) {
    for (const { month, days } of window.months) {
      const value = of.months.find((one) => one.month === month)?.average ?? 0;
      sum += BigInt(floor ? Math.max(0, value) : value) * BigInt(days);
    }
    return halfUp(sum, BigInt(window.monthlyDays));
  }
  for (let day = window.firstDay; day <= lastDay; day += 1) {
    if (day >= first) {
      const balances = new Map<string, number>();
      for (const posting of of.postings) {
        if (posting.day <= day)
          balances.set(posting.account, (balances.get(posting.account) ?? 0) + posting.amount);
      }
      for (const balance of balances.values())
        sum += BigInt(floor ? Math.max(0, balance) : balance);
    } else {
      const month = window.months.find((one) => one.firstDay <= day && day <= one.lastDay);
      // Whole months inside the window only: one that stands in for a window without any is not.
      if (!month || month.firstDay < window.firstDay || month.lastDay >= first) continue;
      const value = of.months.find((one) => one.month === month.month)?.average ?? 0;
      sum += BigInt(floor ? Math.max(0, value) : value);
    }
  }
  return halfUp(sum, BigInt(window.days));
}

function halfUp(sum: bigint, by: bigint): number {
  const sign = sum < 0n ? -1n : 1n;
  const result = Number(sign * ((sum * sign * 2n + by) / (2n * by)));
  return result === 0 ? 0 : result;
}

const base = dayNumber('2023-01-01');
const posting = fc.record({
  account: fc.constantFrom('A', 'B', 'C'),
  day: fc.integer({ min: base, max: base + 800 }),
  amount: fc.integer({ min: -5_000_000, max: 9_000_000 }),
});
const postings = fc.array(posting, { maxLength: 12 });
const monthly = fc.uniqueArray(
  fc.record({
    month: fc.integer({ min: 0, max: 26 }).map((n) => addMonthsToMonth('2023-01', n)),
    average: fc.integer({ min: -9_000_000, max: 9_000_000 }),
  }),
  { selector: ({ month }) => month, maxLength: 20 },
);
const asOf = fc.integer({ min: base + 200, max: base + 900 }).map(dateFromDayNumber);
const span = fc.constantFrom(1, 3, 6, 12);

describe('window', () => {
  it.each([
    ['1994-03-30', 12, '1993-03-31', 365],
    ['2024-02-29', 12, '2023-03-01', 366],
    ['2025-02-28', 12, '2024-02-29', 366],
    ['2024-12-31', 6, '2024-07-01', 184],
    ['2024-08-31', 6, '2024-03-01', 184],
    ['2024-03-31', 1, '2024-03-01', 31],
    ['2024-03-30', 1, '2024-03-01', 30],
    ['2024-05-31', 3, '2024-03-01', 92],
  ])('as of %s over %d months begins on %s and has %d days', (to, months, from, days) => {
    expect(windowOf(to, months)).toMatchObject({ from, to, days });
  });

  it('holds its whole months only', () => {
    expect(windowOf('2024-03-30', 3).months.map(({ month }) => month)).toEqual([
      '2024-01',
      '2024-02',
    ]);
    expect(windowOf('2024-03-31', 3).months.map(({ month }) => month)).toEqual([
      '2024-01',
      '2024-02',
      '2024-03',
    ]);
    // One month as of a day inside a month holds none: the last whole one before stands in.
    expect(windowOf('2024-03-15', 1)).toMatchObject({
      months: [{ month: '2024-02' }],
      monthlyDays: 29,
    });
  });
});

describe('average daily balance', () => {
  it('equals the sum over days, from postings, monthly averages or both', () => {
    fc.assert(
      fc.property(postings, monthly, asOf, span, fc.boolean(), (some, months, to, n, floor) => {
        const of = rows(some, months);
        expect(average(of, to, n, floor)).toBe(plainAverage(of, to, n, floor));
      }),
      { numRuns: 300 },
    );
  });

  it('does not change when a posting is split or the lines are shuffled', () => {
    fc.assert(
      fc.property(
        postings,
        posting,
        fc.integer(),
        asOf,
        fc.boolean(),
        (some, one, part, to, floor) => {
          const whole = average(rows([...some, one]), to, 12, floor);
          const split = [
            { ...one, amount: part },
            ...some.toReversed(),
            { ...one, amount: one.amount - part },
          ];
          expect(average(rows(split), to, 12, floor)).toBe(whole);
        },
      ),
    );
  });

  it('never falls when money is added', () => {
    fc.assert(
      fc.property(postings, posting, asOf, span, (some, one, to, n) => {
        const more = { ...one, amount: Math.abs(one.amount) };
        expect(average(rows([...some, more]), to, n)).toBeGreaterThanOrEqual(
          average(rows(some), to, n),
        );
      }),
    );
  });

  it('is the balance itself where nothing moves', () => {
    expect(
      average(rows([{ account: 'A', day: dayNumber('2020-01-01'), amount: 123 }]), '2024-02-29'),
    ).toBe(123);
    const months = Array.from({ length: 12 }, (_, i) => ({
      month: addMonthsToMonth('2023-03', i),
      average: -77,
    }));
    expect(average(rows([], months), '2024-02-29')).toBe(-77);
  });

  it('weighs months by their days, a missing one counting as zero', () => {
    const months = [
      { month: '2024-01', average: 3100 },
      { month: '2024-02', average: 2900 },
    ];
    expect(average(rows([], months), '2024-03-31', 3)).toBe(
      Math.round((3100 * 31 + 2900 * 29) / 91),
    );
    // As of the 30th the whole months are January and February: 60 days.
    expect(average(rows([], months), '2024-03-30', 3)).toBe(
      Math.round((3100 * 31 + 2900 * 29) / 60),
    );
  });

  it('counts postings from the first one on and whole months before it', () => {
    const months = Array.from({ length: 12 }, (_, i) => ({
      month: addMonthsToMonth('2024-01', i),
      average: 1000,
    }));
    const one = { account: 'A', day: dayNumber('2024-11-16'), amount: 4000 };
    // January to October by month (305 days), 1 to 15 November nothing, then 46 days of the posting.
    expect(average(rows([one], months), '2024-12-31')).toBe(
      Math.round((305 * 1000 + 46 * 4000) / 366),
    );
    // A posting after the as-of date does not count yet.
    expect(average(rows([{ ...one, day: dayNumber('2025-01-01') }], months), '2024-12-31')).toBe(
      1000,
    );
  });

  it('takes the last whole month where one month holds none, for monthly averages alone', () => {
    const months = [
      { month: '2024-01', average: 9 },
      { month: '2024-02', average: 1000 },
    ];
    expect(average(rows([], months), '2024-03-15', 1)).toBe(1000);
    const one = { account: 'A', day: dayNumber('2024-03-10'), amount: 290 };
    // 16 February to 15 March: six of its 29 days have the posting; February does not lie inside.
    expect(average(rows([one], months), '2024-03-15', 1)).toBe(60);
  });

  it('rounds once, half-up, over all products', () => {
    const window = windowOf('2024-06-30', 1);
    const half = { ...sumProduct(rows([]), window, false), fenDays: 15n, divisor: 30 };
    expect(averageOf([half])).toBe(1);
    expect(averageOf([{ ...half, fenDays: 14n }])).toBe(0);
    // Two products of a third and a sixth of a fen each make the half.
    expect(
      averageOf([
        { fenDays: 10n, divisor: 30 },
        { fenDays: 5n, divisor: 30 },
      ]),
    ).toBe(1);
    expect(
      averageOf([
        { fenDays: 1n, divisor: 3 },
        { fenDays: 1n, divisor: 6 },
      ]),
    ).toBe(1);
  });

  it('stays exact where fen times days pass 2^53', () => {
    const huge = 900_000_000_000_001;
    expect(
      average(rows([{ account: 'A', day: dayNumber('2020-01-01'), amount: huge }]), '2024-12-31'),
    ).toBe(huge);
  });

  it('knows 29 February', () => {
    expect(daysInMonth('2024-02')).toBe(29);
    const one = { account: 'A', day: dayNumber('2024-02-29'), amount: 366 };
    expect(average(rows([one]), '2024-02-29')).toBe(1);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  });
});
