import type { AverageBalanceMetric, Metric, PointsTerm } from './metric.ts';
import { fenPerWan } from '../money.ts';
import { assetProducts, type Product, type TransactionKind } from '../clients/products.ts';
import type { Tier } from './tier.ts';

export {
  metricKinds,
  windowMonths,
  type AverageBalanceMetric,
  type Metric,
  type PointsMetric,
  type PointsTerm,
  type TurnoverMetric,
} from './metric.ts';

/** A level is held from `low` (inclusive) up to the next level's `low` (exclusive). */
export interface SchemeLevel {
  readonly id: string;
  /** In the metric's unit (fen, or hundredths of a point); null for the lowest level, which has no lower bound. */
  readonly low: number | null;
  /** The tier of clients of this level. */
  readonly tier: Tier;
  /** No source confirms the threshold: `low` is ignored, and the level is never reached. */
  readonly unconfirmed?: true;
  /**
   * Grace period: months that this level is kept after the fixed day that first found the client below it. Only for
   * schemes with downgrades on fixed days.
   */
  readonly bufferMonths?: number;
  /** Its name; only for a branch's own schemes. The screens have words for built-in ones. */
  readonly name?: string;
}

/** When a client is downgraded. Upgrades take effect at once in every scheme (rulebook §1, "Moving"). */
export type FallingRule = (
  | { readonly kind: 'at-once' }
  /** After being below in so many scored months in a row. */
  | { readonly kind: 'after-months'; readonly months: number }
  /** Only on these days of the year, "MM-DD", after the level's grace period. */
  | { readonly kind: 'on-days'; readonly days: readonly string[] }
) & {
  /** No source confirms the downgrades of this scheme; the rule is this console's choice. */
  readonly unconfirmed?: true;
};

/** A scheme, as data: how clients get their levels and tiers. */
export interface Scheme {
  readonly id: string;
  readonly version: number;
  /** First business date that this version applies to. */
  readonly effectiveFrom: string;
  /** Its name; only for a branch's own schemes. */
  readonly name?: string;
  readonly metric: Metric;
  /** Lowest first; the first has no lower bound. */
  readonly levels: readonly SchemeLevel[];
  readonly falling: FallingRule;
}

/** Units of a scheme's values and thresholds. */
export const schemeUnits = ['fen', 'point-hundredths'] as const;
export type SchemeUnit = (typeof schemeUnits)[number];

/** The unit of a scheme's values and thresholds. */
export function unitOf({ metric }: Pick<Scheme, 'metric'>): SchemeUnit {
  return metric.kind === 'points' ? 'point-hundredths' : 'fen';
}

/** Ids of levels with unconfirmed thresholds, which are never reached. */
export function unconfirmedLevels({ levels }: Pick<Scheme, 'levels'>): readonly string[] {
  return levels.filter(({ unconfirmed }) => unconfirmed).map(({ id }) => id);
}

/** A threshold of star points, in hundredths. */
const points = (whole: number): number => whole * 100;

/** The default scheme (rulebook §1, source S1): 普通 < 10万 ≤ 金卡 < 100万 ≤ 白金 < 500万 ≤ 钻石. */
export const abcVip: Scheme = {
  id: 'abc-vip',
  version: 1,
  effectiveFrom: '1900-01-01',
  metric: { kind: 'average-balance', months: 12, products: assetProducts, floorAtZero: false },
  levels: [
    { id: 'regular', low: null, tier: 'regular' },
    { id: 'gold', low: 10 * fenPerWan, tier: 'gold' },
    { id: 'platinum', low: 100 * fenPerWan, tier: 'platinum' },
    { id: 'diamond', low: 500 * fenPerWan, tier: 'diamond' },
  ],
  falling: { kind: 'after-months', months: 3 },
};

/** A star term on a half-year average daily balance. */
const onBalance = (id: string, pointsPerWan: number, products: readonly Product[]): PointsTerm => ({
  id,
  of: { kind: 'average-balance', months: 6, products, floorAtZero: false },
  pointsPerWan,
});
/** A star term on a half-year sum. */
const onTurnover = (id: string, pointsPerWan: number, kind: TransactionKind): PointsTerm => ({
  id,
  of: { kind: 'turnover', months: 6, kinds: [kind] },
  pointsPerWan,
});

/**
 * ICBC's stars until May 2021 (rulebook §1; rates also in source S0, whose card line is corrected there). Up to four
 * stars are regular: at 100 points per 万, five stars begin at 20万, six at 100万 and seven at 800万, beside 10万, 100万 and
 * 500万 of the default scheme. The bank's own grace periods begin at five stars too (docs/decisions, "Schemes as
 * data").
 */
export const icbcStar: Scheme = {
  id: 'icbc-star',
  version: 1,
  effectiveFrom: '1900-01-01',
  metric: {
    kind: 'points',
    terms: [
      onBalance('short-term-assets', 135, [
        'demand_deposit',
        'third_party_custody',
        'open_wealth',
        'money_fund',
      ]),
      onBalance('long-term-assets', 100, [
        'time_deposit',
        'provident_fund',
        'wealth',
        'fund',
        'bond',
        'insurance',
        'gold',
      ]),
      onBalance('mortgage', 100, ['mortgage']),
      onBalance('personal-loans', 200, ['personal_loan']),
      onBalance('card-overdraft', 200, ['card_overdraft']),
      onTurnover('investment', 200, 'investment'),
      onTurnover('card-spend', 400, 'card_spend'),
      onTurnover('settlement', 200, 'settlement'),
    ],
  },
  levels: [
    { id: 'unrated', low: null, tier: 'regular' },
    // "> 0": points have two decimals, so the smallest value is 0.01.
    { id: 'pre-star', low: 1, tier: 'regular' },
    { id: 'three-star', low: points(50), tier: 'regular' },
    { id: 'four-star', low: points(500), tier: 'regular' },
    { id: 'five-star', low: points(2000), tier: 'gold', bufferMonths: 6 },
    { id: 'six-star', low: points(10_000), tier: 'platinum', bufferMonths: 12 },
    { id: 'seven-star', low: points(80_000), tier: 'diamond', bufferMonths: 24 },
  ],
  falling: { kind: 'on-days', days: ['06-30', '12-31'] },
};

/** "Monthly average" (rulebook §1): the average daily balance over one month. */
const monthlyAverage: AverageBalanceMetric = {
  kind: 'average-balance',
  months: 1,
  products: assetProducts,
  floorAtZero: false,
};

/**
 * ICBC from May 2021 (rulebook §1). Only the private bank's threshold is confirmed, so the levels below it are empty.
 * It is not known whether the earlier scheme's grace periods still apply: none is set.
 */
export const icbcAssets: Scheme = {
  id: 'icbc-assets',
  version: 1,
  effectiveFrom: '2021-05-01',
  metric: monthlyAverage,
  levels: [
    { id: 'below', low: null, tier: 'regular' },
    { id: 'five-star', low: null, tier: 'gold', unconfirmed: true },
    { id: 'six-star', low: null, tier: 'platinum', unconfirmed: true },
    { id: 'private-bank', low: 800 * fenPerWan, tier: 'diamond' },
  ],
  falling: { kind: 'on-days', days: ['06-30', '12-31'], unconfirmed: true },
};

/**
 * China Merchants Bank (rulebook §1). 金葵花 has a personal manager and rooms of its own, so its tier is platinum. Gold
 * card (5万) and diamond (500万) are unconfirmed and therefore empty. The downgrade rule is unconfirmed too.
 */
export const cmb: Scheme = {
  id: 'cmb',
  version: 1,
  effectiveFrom: '1900-01-01',
  metric: monthlyAverage,
  levels: [
    { id: 'ordinary', low: null, tier: 'regular' },
    { id: 'gold-card', low: null, tier: 'gold', unconfirmed: true },
    { id: 'sunflower', low: 50 * fenPerWan, tier: 'platinum' },
    { id: 'diamond-card', low: null, tier: 'diamond', unconfirmed: true },
    { id: 'private-bank', low: 1000 * fenPerWan, tier: 'diamond' },
  ],
  falling: { kind: 'at-once', unconfirmed: true },
};

/** Schemes that come with the console, the default first. */
export const builtInSchemes: readonly Scheme[] = [abcVip, icbcStar, icbcAssets, cmb];

/** A built-in scheme by its id. */
export function builtInScheme(id: string): Scheme | undefined {
  return builtInSchemes.find((scheme) => scheme.id === id);
}
