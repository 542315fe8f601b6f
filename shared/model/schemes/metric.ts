import type { Product, TransactionKind } from '../clients/products.ts';

/** Average end-of-day balance over whole calendar days (exchange formats, "Average daily balance"). Valued in fen. */
export interface AverageBalanceMetric {
  readonly kind: 'average-balance';
  /** Length of the window that ends on the as-of date. */
  readonly months: number;
  readonly products: readonly Product[];
  /** Counts a negative end-of-day balance of an account, or a negative monthly average, as zero. */
  readonly floorAtZero: boolean;
}

/**
 * Turnover of a window: the sum of the sizes of all postings of these kinds, whatever their sign, and monthly sums for
 * months without postings. In fen.
 */
export interface TurnoverMetric {
  readonly kind: 'turnover';
  readonly months: number;
  readonly kinds: readonly TransactionKind[];
}

/** One term of a points scheme: a metric in units of 10,000 yuan times a rate. */
export interface PointsTerm {
  readonly id: string;
  /** Its name; only for a branch's own schemes. The screens have words for built-in ones. */
  readonly name?: string;
  readonly of: AverageBalanceMetric | TurnoverMetric;
  /** Points per 10,000 yuan, at most four decimals. */
  readonly pointsPerWan: number;
  /** The most points that this term may give, at most two decimals. */
  readonly cap?: number;
}

/** Points added over terms. Valued in hundredths of a point, never rounded up across a threshold. */
export interface PointsMetric {
  readonly kind: 'points';
  readonly terms: readonly PointsTerm[];
}

/** The kinds of {@link Metric}. */
export const metricKinds = [
  'average-balance',
  'turnover',
  'points',
] as const satisfies readonly Metric['kind'][];

/** What a scheme measures. */
export type Metric = AverageBalanceMetric | TurnoverMetric | PointsMetric;

/** Months of a metric's window; of a points metric, of the longest one of its terms. */
export function windowMonths(metric: Metric): number {
  if (metric.kind !== 'points') return metric.months;
  return Math.max(1, ...metric.terms.map(({ of }) => of.months));
}
