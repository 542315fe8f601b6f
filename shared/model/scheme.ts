import type { AverageBalanceMetric, Metric, PointsTerm } from './metric.ts';
import { fenPerWan } from './money.ts';
import { assetProducts, type Product, type TransactionKind } from './products.ts';
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
  /** The service tier that clients of this level are received in. */
  readonly tier: Tier;
  /** The threshold is not known from any source: `low` is ignored and the level is never reached. */
  readonly unconfirmed?: true;
  /**
   * Months that this level is kept after the falling day that first found the client below it; only for schemes that
   * fall on given days.
   */
  readonly bufferMonths?: number;
  /** What people call it; only for own schemes, the screens have words for built-in ones. */
  readonly name?: string;
}

/** When a client falls to a lower level. Rising is at once in every scheme (rulebook §1, "Moving"). */
export type FallingRule = (
  | { readonly kind: 'at-once' }
  /** Below in this many scored months in a row. */
  | { readonly kind: 'after-months'; readonly months: number }
  /** Only on these days of the year, "MM-DD", and by the buffers of the levels. */
  | { readonly kind: 'on-days'; readonly days: readonly string[] }
) & {
  /** No source says how clients of this scheme fall; the rule is this console's choice. */
  readonly unconfirmed?: true;
};

/** A way to tier clients, as data. */
export interface Scheme {
  readonly id: string;
  readonly version: number;
  /** First business date that this version applies to. */
  readonly effectiveFrom: string;
  /** What people call it; only for own schemes. */
  readonly name?: string;
  readonly metric: Metric;
  /** Lowest first; the first has no lower bound. */
  readonly levels: readonly SchemeLevel[];
  readonly falling: FallingRule;
}

/** What a scheme's values and thresholds count. */
export const schemeUnits = ['fen', 'point-hundredths'] as const;
export type SchemeUnit = (typeof schemeUnits)[number];

/** The unit of a scheme's values and thresholds. */
export function unitOf({ metric }: Pick<Scheme, 'metric'>): SchemeUnit {
  return metric.kind === 'points' ? 'point-hundredths' : 'fen';
}

/** Ids of the levels whose thresholds no source confirms: they are never reached. */
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
 * ICBC's stars until May 2021 (rulebook §1; rates also in source S0, whose card line is corrected there). Levels up to
 * four stars are received as regular: at the asset rate of 100 points, five stars begin at 20万, six at 100万, seven at
 * 800万, beside 10万, 100万 and 500万 of the default scheme; the bank's own buffers begin at five stars too
 * (docs/decisions, "Schemes as data").
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
    // "> 0": points have two decimals, so the first that counts is 0.01.
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
 * ICBC from May 2021 (rulebook §1): only the private bank's threshold is confirmed, so the stars below it are empty.
 * Whether the buffers of the earlier scheme go on is unknown: none is given.
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
 * China Merchants Bank (rulebook §1). 金葵花 has a personal manager and rooms of its own, which on the floor is
 * platinum; gold card (5万) and diamond (500万) are unconfirmed and so empty. How it falls is unconfirmed too.
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
