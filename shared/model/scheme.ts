import { fenPerWan } from './money.ts';
import { assetProducts, type Product, type TransactionKind } from './products.ts';
import type { Tier } from './tier.ts';

/** Average end-of-day balance over whole calendar days (exchange formats, "Average daily balance"). Valued in fen. */
export interface AverageBalanceMetric {
  readonly kind: 'average-balance';
  /** Length of the window that ends on the as-of date. */
  readonly months: number;
  readonly products: readonly Product[];
  /** Counts a negative end-of-day balance of an account, or a negative monthly average, as zero. */
  readonly floorAtZero: boolean;
}

/** Turnover of a window. Valued in fen. */
export interface TurnoverMetric {
  readonly kind: 'turnover';
  readonly months: number;
  readonly kinds: readonly TransactionKind[];
}

/** One term of a points scheme: a metric in units of 10,000 yuan times a rate. */
export interface PointsTerm {
  readonly id: string;
  readonly of: AverageBalanceMetric | TurnoverMetric;
  /** Points per 10,000 yuan. */
  readonly pointsPerWan: number;
  /** The most that this term may give. */
  readonly cap?: number;
}

/** Points added over terms. Valued in hundredths of a point, never rounded up across a threshold. */
export interface PointsMetric {
  readonly kind: 'points';
  readonly terms: readonly PointsTerm[];
}

/** What a scheme measures. */
export type Metric = AverageBalanceMetric | TurnoverMetric | PointsMetric;

/** A level is held from `low` (inclusive) up to the next level's `low` (exclusive). */
export interface SchemeLevel {
  readonly id: string;
  /** In the metric's unit (fen, or hundredths of a point); null for the lowest level, which has no lower bound. */
  readonly low: number | null;
  /** The service tier that clients of this level are received in. */
  readonly tier: Tier;
  /** The threshold is not known from any source: `low` is ignored and the level is never reached. */
  readonly unconfirmed?: true;
  /** Months that this level is kept after its buffer began; only for schemes that fall on given dates. */
  readonly bufferMonths?: number;
}

/** When a client falls to a lower level. Rising is at once in every scheme (rulebook §1, "Moving"). */
export type FallingRule =
  | { readonly kind: 'at-once' }
  /** Below in this many scored months in a row. */
  | { readonly kind: 'after-months'; readonly months: number }
  /** Only on these days of the year, "MM-DD". */
  | { readonly kind: 'on-days'; readonly days: readonly string[] };

/** A way to tier clients, as data. */
export interface Scheme {
  readonly id: string;
  readonly version: number;
  /** First business date that this version applies to. */
  readonly effectiveFrom: string;
  readonly metric: Metric;
  /** Lowest first; the first has no lower bound. */
  readonly levels: readonly SchemeLevel[];
  readonly falling: FallingRule;
}

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

/** Schemes that come with the console. */
export const builtInSchemes: readonly Scheme[] = [abcVip];

/** A built-in scheme by its id. */
export function builtInScheme(id: string): Scheme | undefined {
  return builtInSchemes.find((scheme) => scheme.id === id);
}
