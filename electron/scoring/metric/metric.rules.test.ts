import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FenSum } from '../../../shared/model/money.ts';
import { addMonthsToMonth } from '../../../shared/model/dates.ts';
import { fenPerWan } from '../../../shared/model/money.ts';
import {
  products,
  type Product,
  type TransactionKind,
} from '../../../shared/model/clients/products.ts';
import { icbcStar, type PointsTerm, type Scheme } from '../../../shared/model/schemes/scheme.ts';
import { levelAt, levelOf } from '../levels/levels.rules.ts';
import type { Fraction } from './average-balance.rules.ts';
import {
  addFractions,
  amountOf,
  cutPoints,
  fenToReach,
  partsOf,
  termPoints,
  valueOf,
  type ClientRows,
} from './metric.rules.ts';

const asOf = '2020-06-30';
const parts = partsOf(icbcStar.metric, asOf);
const value = (rows: Partial<ClientRows>, of = parts): FenSum =>
  valueOf(
    of,
    of.map((part) => amountOf(part, { products: [], kinds: [], ...rows })),
  );

/** A balance held throughout the half-year, in fen. */
const held = (product: Product, fen: number): ClientRows['products'][number] => ({
  product,
  postings: [],
  months: Array.from({ length: 6 }, (_, i) => ({
    month: addMonthsToMonth('2020-01', i),
    average: fen,
  })),
});
const turned = (kind: TransactionKind, fen: number): ClientRows['kinds'][number] => ({
  kind,
  postings: [],
  months: [{ month: '2020-03', amount: fen }],
});

describe('components of icbc-star, 1万 each', () => {
  it.each<[Product, number]>([
    ['demand_deposit', 135],
    ['third_party_custody', 135],
    ['open_wealth', 135],
    ['money_fund', 135],
    ['time_deposit', 100],
    ['provident_fund', 100],
    ['wealth', 100],
    ['fund', 100],
    ['bond', 100],
    ['insurance', 100],
    ['gold', 100],
    ['mortgage', 100],
    ['personal_loan', 200],
    ['card_overdraft', 200],
  ])('%s held for half a year gives %d points', (product, points) => {
    expect(value({ products: [held(product, fenPerWan)] })).toBe(points * 100);
  });

  it.each<[TransactionKind, number]>([
    ['investment', 200],
    ['card_spend', 400],
    ['settlement', 200],
    ['other', 0],
  ])('%s in the half-year gives %d points', (kind, points) => {
    expect(value({ kinds: [turned(kind, fenPerWan)] })).toBe(points * 100);
  });

  it('takes every product once and adds all components up', () => {
    const kinds = (['investment', 'card_spend', 'settlement'] as const).map((kind) =>
      turned(kind, 2 * fenPerWan),
    );
    const all = products.map((product) => held(product, fenPerWan));
    expect(value({ products: all, kinds })).toBe(
      (4 * 135 + 7 * 100 + 100 + 200 + 200 + 2 * (200 + 400 + 200)) * 100,
    );
  });

  it('weighs what lasts one of the six months by its days', () => {
    const january = {
      ...held('time_deposit', 0),
      months: [{ month: '2020-01', average: 182_000_000 }],
    };
    // 182万 fen-months: 31 of the 182 days, 100 points a 万: 31 万 × 100.
    expect(value({ products: [january] })).toBe(3100_00);
  });
});

describe('levels of icbc-star', () => {
  it.each([
    [-1, 'unrated', 'regular'],
    [0, 'unrated', 'regular'],
    [1, 'pre-star', 'regular'],
    [49_99, 'pre-star', 'regular'],
    [50_00, 'three-star', 'regular'],
    [499_99, 'three-star', 'regular'],
    [500_00, 'four-star', 'regular'],
    [1_999_99, 'four-star', 'regular'],
    [2_000_00, 'five-star', 'gold'],
    [9_999_99, 'five-star', 'gold'],
    [10_000_00, 'six-star', 'platinum'],
    [79_999_99, 'six-star', 'platinum'],
    [80_000_00, 'seven-star', 'diamond'],
  ])('%d hundredths are %s, received as %s', (hundredths, id, tier) => {
    expect(levelAt(icbcStar, levelOf(icbcStar, hundredths))).toMatchObject({ id, tier });
  });

  it('never rounds up across a threshold', () => {
    // 2,000 points at 100 a 万 are 200,000 yuan. A fen less is 1,999.9999 points.
    const time = (fen: number): FenSum => value({ products: [held('time_deposit', fen)] });
    expect(time(20_000_000)).toBe(2_000_00);
    expect(time(19_999_999)).toBe(1_999_99);
    // Two terms that each have a rest make the whole point together: cut at the end only.
    const fund = held('fund', 19_999_950);
    expect(value({ products: [fund], kinds: [turned('investment', 25)] })).toBe(2_000_00);
    expect(value({ products: [fund], kinds: [turned('investment', 24)] })).toBe(1_999_99);
    // A fen is worth less than a hundredth of a point: still unrated.
    expect(time(99)).toBe(0);
    expect(time(100)).toBe(1);
  });
});

describe('points', () => {
  const term: PointsTerm = {
    id: 't',
    of: { kind: 'turnover', months: 6, kinds: ['settlement'] },
    pointsPerWan: 1.2345,
  };
  const wan = (n: number): { numerator: bigint; denominator: bigint } => ({
    numerator: BigInt(n * fenPerWan),
    denominator: 1n,
  });

  it('have rates with four decimals and caps with two, exactly', () => {
    expect(cutPoints(termPoints(term, wan(1)))).toBe(123);
    expect(cutPoints(termPoints(term, wan(10_000)))).toBe(1_234_500);
    const capped = { ...term, cap: 9.99 };
    expect(cutPoints(termPoints(capped, wan(8)))).toBe(987);
    expect(cutPoints(termPoints(capped, wan(9)))).toBe(999);
    expect(cutPoints(termPoints({ ...term, cap: 0 }, wan(9)))).toBe(0);
  });

  it('cap each component by itself', () => {
    const spent: PointsTerm['of'] = { kind: 'turnover', months: 6, kinds: ['card_spend'] };
    const scheme: Scheme['metric'] = {
      kind: 'points',
      terms: [
        { ...term, pointsPerWan: 200, cap: 1000 },
        { id: 'u', of: spent, pointsPerWan: 400 },
      ],
    };
    const kinds = [turned('settlement', 50 * fenPerWan), turned('card_spend', fenPerWan)];
    expect(value({ kinds }, partsOf(scheme, asOf))).toBe(1400_00);
  });

  it('say what one term alone must grow by, to the fen', () => {
    const amounts = fc.integer({ min: -(10 ** 9), max: 10 ** 9 });
    const rates = fc.integer({ min: 1, max: 10 ** 6 }).map((rate) => rate / 10_000);
    const caps = fc.option(
      fc.integer({ min: 0, max: 10 ** 7 }).map((cap) => cap / 100),
      {
        nil: undefined,
      },
    );
    const bounds = fc.integer({ min: 1, max: 10 ** 6 });
    fc.assert(
      fc.property(
        amounts,
        amounts,
        fc.integer({ min: 1, max: 366 }),
        rates,
        caps,
        bounds,
        (fen, other, days, rate, cap, threshold) => {
          const one: PointsTerm = {
            ...term,
            pointsPerWan: rate,
            ...(cap === undefined ? {} : { cap }),
          };
          const [own, rest] = [fen, other].map((n) => ({
            numerator: BigInt(n),
            denominator: BigInt(days),
          })) as [Fraction, Fraction];
          const points = (more: bigint): Fraction => {
            const grown = { ...own, numerator: own.numerator + more * own.denominator };
            return addFractions([termPoints(one, grown), termPoints(term, rest)]);
          };
          fc.pre(cutPoints(points(0n)) < threshold);
          const needed = fenToReach(one, own, points(0n), threshold);
          if (needed === null) expect(cutPoints(points(10n ** 15n))).toBeLessThanOrEqual(threshold);
          else {
            expect(cutPoints(points(BigInt(needed)))).toBeGreaterThanOrEqual(threshold);
            expect(cutPoints(points(BigInt(needed) - 1n))).toBeLessThan(threshold);
          }
        },
      ),
    );
  });

  it('cut what is negative downwards', () => {
    expect(cutPoints({ numerator: -1n, denominator: 3n })).toBe(-1);
    expect(cutPoints({ numerator: -3n, denominator: 3n })).toBe(-1);
    expect(cutPoints({ numerator: 2n, denominator: 3n })).toBe(0);
  });
});
