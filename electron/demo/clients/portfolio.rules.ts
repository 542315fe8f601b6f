import type { BusinessDate, Month } from '../../../shared/model/dates.ts';
import { addDays, monthOf } from '../../../shared/model/dates.ts';
import type { Fen } from '../../../shared/model/money.ts';
import type { Product } from '../../../shared/model/clients/products.ts';
import { isAsset } from '../../../shared/model/clients/products.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import type { ClientPlan } from './plan.rules.ts';
import { tierOfAverage } from './plan.rules.ts';
import type { Random } from './random.rules.ts';
import { wholeMonths, weightedAverage } from './window.rules.ts';

/** A client's monthly averages: product by product, month by month. */
export type Portfolio = ReadonlyMap<Product, ReadonlyMap<Month, Fen>>;

/** How likely each tier holds a product beside the demand deposit that everyone has. */
const holds: Readonly<Record<Tier, Partial<Readonly<Record<Product, number>>>>> = {
  diamond: {
    time_deposit: 0.85,
    wealth: 0.9,
    fund: 0.6,
    insurance: 0.5,
    third_party_custody: 0.45,
    open_wealth: 0.4,
    bond: 0.35,
    gold: 0.25,
  },
  platinum: {
    time_deposit: 0.8,
    wealth: 0.75,
    fund: 0.45,
    insurance: 0.3,
    third_party_custody: 0.3,
    money_fund: 0.3,
    bond: 0.25,
    gold: 0.12,
  },
  gold: {
    time_deposit: 0.7,
    wealth: 0.45,
    fund: 0.25,
    money_fund: 0.3,
    bond: 0.12,
    insurance: 0.12,
  },
  regular: { time_deposit: 0.3, money_fund: 0.2, open_wealth: 0.06, provident_fund: 0.08 },
};

const weight: Partial<Readonly<Record<Product, number>>> = {
  demand_deposit: 0.6,
  time_deposit: 1.6,
  wealth: 1.4,
  gold: 0.25,
  insurance: 0.5,
};

/** The assets of a client, month by month, so that the 12-month average is the planned one. */
export function planAssets(
  random: Random,
  plan: ClientPlan,
  months: readonly Month[],
  today: BusinessDate,
): Portfolio {
  if (plan.average === 0) return new Map();
  if (plan.exact) return level(new Map([['time_deposit', 1]]), plan.average, months);
  const shares = chooseShares(random, plan);
  const slope = random.normal() * (plan.tier === 'regular' ? 0.3 : 0.15);
  const path = months.map((_, i) => {
    const drift = slope * (i / (months.length - 1) - 0.5);
    return Math.max(0.3, 1 + drift + random.normal() * 0.03);
  });
  const raw = new Map(
    [...shares].map(([product, share]) => [
      product,
      new Map(months.map((month, i) => [month, share * (path[i] ?? 1)])),
    ]),
  );
  const lastYear = months.slice(-12);
  const scale = plan.average / weightedAverage(total(raw), lastYear);
  const scaled = mapAmounts(raw, (amount) => Math.round(amount * scale));
  const sums = total(scaled);
  const monthEnd = addDays(`${monthOf(today)}-01`, -1);
  const inTier = [today, monthEnd].every(
    (asOf) => tierOfAverage(weightedAverage(sums, wholeMonths(asOf, months))) === plan.tier,
  );
  // A steep path may be in another tier as of today than at the month's end; the pyramid must hold for both.
  return inTier ? scaled : level(shares, plan.average, months);
}

/** What some clients owe, to show that liabilities are not assets. */
export function planLiabilities(
  random: Random,
  plan: ClientPlan,
  age: number,
  months: readonly Month[],
): Portfolio {
  const owed = new Map<Product, Map<Month, Fen>>();
  const add = (product: Product, probability: number, median: number, step: number): void => {
    if (!random.chance(probability)) return;
    const start = Math.round(random.logNormal(median, 0.5)) * 100;
    owed.set(
      product,
      new Map(months.map((month, i) => [month, Math.round(start * (1 - step * i))])),
    );
  };
  if (plan.kind === 'personal' && age >= 26 && age <= 58) {
    add('mortgage', 0.14, 620_000, 0.004);
    add('personal_loan', 0.05, 80_000, 0.03);
    add('card_overdraft', 0.04, 6_000, 0.01);
  }
  return owed;
}

/** The sum of the assets, month by month. */
export function total(
  portfolio: ReadonlyMap<Product, ReadonlyMap<Month, number>>,
): Map<Month, number> {
  const sums = new Map<Month, number>();
  for (const [product, amounts] of portfolio) {
    if (!isAsset(product)) continue;
    for (const [month, amount] of amounts) sums.set(month, (sums.get(month) ?? 0) + amount);
  }
  return sums;
}

function chooseShares(random: Random, plan: ClientPlan): ReadonlyMap<Product, number> {
  const others = plan.kind === 'corporate' ? {} : holds[plan.tier];
  const chosen: Product[] = ['demand_deposit'];
  for (const [product, probability] of Object.entries(others)) {
    if (random.chance(probability)) chosen.push(product as Product);
  }
  return new Map(
    chosen.map((product) => [product, (weight[product] ?? 1) * random.logNormal(1, 0.5)]),
  );
}

function level(
  shares: ReadonlyMap<Product, number>,
  average: Fen,
  months: readonly Month[],
): Portfolio {
  const whole = [...shares.values()].reduce((sum, share) => sum + share, 0);
  let rest = average;
  const entries = [...shares].map(([product, share], i): [Product, Map<Month, Fen>] => {
    const amount = i === shares.size - 1 ? rest : Math.round((average * share) / whole);
    rest -= amount;
    return [product, new Map(months.map((month) => [month, amount]))];
  });
  return new Map(entries);
}

function mapAmounts(
  raw: ReadonlyMap<Product, ReadonlyMap<Month, number>>,
  change: (amount: number) => Fen,
): Portfolio {
  return new Map(
    [...raw].map(([product, amounts]) => [
      product,
      new Map([...amounts].map(([month, amount]) => [month, change(amount)])),
    ]),
  );
}
