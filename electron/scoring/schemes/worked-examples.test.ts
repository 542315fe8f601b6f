import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assetProducts,
  liabilityProducts,
  type Product,
  type TransactionKind,
} from '../../../shared/model/clients/products.ts';
import {
  abcVip,
  cmb,
  icbcAssets,
  icbcStar,
  type Scheme,
} from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, type TestBook } from '../../clients/book/book.fixture.ts';
import { fillBook, scoreHere, type TestMonth } from '../run/scoring.fixture.ts';

/*
 * The rulebook's figures, written out here once more: every component on both sides of every threshold. Amounts are
 * yuan; one fen less is on the other side.
 */

const asOf = '2026-06-30';
/** Half a year that ends on the as-of date; the windows of twelve months are filled before it. */
const months = Array.from({ length: 12 }, (_, i) => {
  const month = i < 6 ? `2025-${String(i + 7).padStart(2, '0')}` : `2026-0${i - 5}`;
  return month;
});

let book: TestBook;
beforeAll(() => {
  book = openTestBook();
});
afterAll(() => book.close());

interface Example {
  readonly name: string;
  readonly holds?: readonly [Product, fen: number];
  readonly moves?: readonly [TransactionKind, fen: number];
  readonly level: string;
  readonly tier: string;
}

function check(scheme: Scheme, examples: readonly Example[]): void {
  const balances = examples.flatMap(({ name, holds }): TestMonth<Product>[] =>
    holds ? months.map((month) => ({ client: name, key: holds[0], month, amount: holds[1] })) : [],
  );
  const turnovers = examples.flatMap(({ name, moves }): TestMonth<TransactionKind>[] =>
    // All of it in one month of the half year.
    moves ? [{ client: name, key: moves[0], month: '2026-01', amount: moves[1] }] : [],
  );
  fillBook(book, { clients: examples.map(({ name }) => name), balances, turnovers });
  const { lines } = scoreHere(book, scheme, asOf);
  const got = examples.map(({ name }) => {
    const line = lines.get(name);
    return [name, line?.level, line?.tier];
  });
  expect(got).toEqual(examples.map(({ name, level, tier }) => [name, level, tier]));
}

/** Both sides of a threshold: the level at it, and the one below it one fen earlier. */
function sides(
  what: string,
  yuan: number,
  amount: (fen: number) => Pick<Example, 'holds' | 'moves'>,
  at: readonly [level: string, tier: string],
  below: readonly [level: string, tier: string],
): Example[] {
  const fen = Math.ceil(yuan * 100 - 1e-6);
  return [
    { name: `${what} ${at[0]}`, ...amount(fen), level: at[0], tier: at[1] },
    { name: `${what} below ${at[0]}`, ...amount(fen - 1), level: below[0], tier: below[1] },
  ];
}

const balanceSides = (
  products: readonly Product[],
  steps: readonly (readonly [yuan: number, level: string, tier: string])[],
  lowest: readonly [string, string],
): Example[] =>
  products.flatMap((product) =>
    steps.flatMap(([yuan, level, tier], i) => {
      const [, belowLevel, belowTier] = steps[i - 1] ?? [0, ...lowest];
      return sides(
        product,
        yuan,
        (fen) => ({ holds: [product, fen] }),
        [level, tier],
        [belowLevel, belowTier],
      );
    }),
  );

describe('abc-vip', () => {
  it('counts every financial asset: 10万 gold, 100万 platinum, 500万 diamond', () => {
    const steps = [
      [100_000, 'gold', 'gold'],
      [1_000_000, 'platinum', 'platinum'],
      [5_000_000, 'diamond', 'diamond'],
    ] as const;
    check(abcVip, balanceSides(assetProducts, steps, ['regular', 'regular']));
  });
  it('counts no liability', () => {
    check(
      abcVip,
      liabilityProducts.map((product) => ({
        name: product,
        holds: [product, 900_000_000_00],
        level: 'regular',
        tier: 'regular',
      })),
    );
  });
});

describe('cmb and icbc-assets', () => {
  it('金葵花 at 50万 and private bank at 1,000万; unconfirmed levels are never reached', () => {
    const steps = [
      [500_000, 'sunflower', 'platinum'],
      [10_000_000, 'private-bank', 'diamond'],
    ] as const;
    check(cmb, balanceSides(assetProducts, steps, ['ordinary', 'regular']));
  });
  it('private bank at 800万, nothing else', () => {
    const steps = [[8_000_000, 'private-bank', 'diamond']] as const;
    check(icbcAssets, balanceSides(assetProducts, steps, ['below', 'regular']));
  });
});

describe('icbc-star', () => {
  const levels = [
    [0.01, 'pre-star', 'regular'],
    [50, 'three-star', 'regular'],
    [500, 'four-star', 'regular'],
    [2000, 'five-star', 'gold'],
    [10_000, 'six-star', 'platinum'],
    [80_000, 'seven-star', 'diamond'],
  ] as const;
  const lowest = ['unrated', 'regular'] as const;
  /** The yuan that give so many points at a rate a 万. */
  const steps = (rate: number) =>
    levels.map(([points, level, tier]) => [(points / rate) * 10_000, level, tier] as const);

  it.each([
    [135, ['demand_deposit', 'third_party_custody', 'open_wealth', 'money_fund']],
    [100, ['time_deposit', 'provident_fund', 'wealth', 'fund', 'bond', 'insurance', 'gold']],
    [100, ['mortgage']],
    [200, ['personal_loan']],
    [200, ['card_overdraft']],
  ] as const)('%i points a 万 of %j, on both sides of every star', (rate, products) => {
    check(icbcStar, balanceSides(products, steps(rate), lowest));
  });

  it.each([
    [200, 'investment'],
    [400, 'card_spend'],
    [200, 'settlement'],
  ] as const)('%i points a 万 of %s in half a year, on both sides of every star', (rate, kind) => {
    const examples = steps(rate).flatMap(([yuan, level, tier], i, all) => {
      const [, belowLevel, belowTier] = all[i - 1] ?? [0, ...lowest];
      return sides(
        kind,
        yuan,
        (fen) => ({ moves: [kind, fen] }),
        [level, tier],
        [belowLevel, belowTier],
      );
    });
    check(icbcStar, examples);
  });

  it('counts nothing of other business', () => {
    check(icbcStar, [
      { name: 'other', moves: ['other', 900_000_000_00], level: 'unrated', tier: 'regular' },
    ]);
  });
});
