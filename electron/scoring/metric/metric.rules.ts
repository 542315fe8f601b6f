import { divideHalfUp, fenSum, type FenSum } from '../../../shared/model/money.ts';
import type {
  AverageBalanceMetric,
  Metric,
  PointsTerm,
  TurnoverMetric,
} from '../../../shared/model/schemes/scheme.ts';
import {
  fractionOf,
  sumProduct,
  type Fraction,
  type ProductRows,
} from './average-balance.rules.ts';
import { windowOf, type Window } from './window.rules.ts';
import { sumKind, type KindRows } from './turnover.rules.ts';

/** One thing that a metric measures: the metric itself, or a term of points. */
export interface Part {
  readonly term: PointsTerm | null;
  readonly of: AverageBalanceMetric | TurnoverMetric;
  readonly window: Window;
}

/** Everything that the book holds of a client. */
export interface ClientRows {
  readonly products: readonly ProductRows[];
  readonly kinds: readonly KindRows[];
}

/** The parts of a metric on a date, in its order. */
export function partsOf(metric: Metric, asOf: string): readonly Part[] {
  if (metric.kind !== 'points') {
    return [{ term: null, of: metric, window: windowOf(asOf, metric.months) }];
  }
  return metric.terms.map((term) => ({
    term,
    of: term.of,
    window: windowOf(asOf, term.of.months),
  }));
}

/** A part's exact amount in fen, from a client's rows. */
export function amountOf({ of, window }: Part, rows: ClientRows): Fraction {
  if (of.kind === 'average-balance') {
    const wanted = new Set<string>(of.products);
    return fractionOf(
      rows.products
        .filter(({ product }) => wanted.has(product))
        .map((product) => sumProduct(product, window, of.floorAtZero)),
    );
  }
  const wanted = new Set<string>(of.kinds);
  const numerator = rows.kinds
    .filter(({ kind }) => wanted.has(kind))
    .reduce((sum, kind) => sum + sumKind(kind, window).fen, 0n);
  return { numerator, denominator: 1n };
}

/** Rates have at most four decimals: in units of 1/10,000 they are whole. */
const rateUnit = 10_000;
/** Hundredths of a point from fen × whole rate: ÷ fen a 万 (10^6) ÷ rate unit (10^4) × 100. */
const hundredthsPer = 100_000_000n;

/** Exact hundredths of a point that a term gives for an amount, its cap applied. */
export function termPoints(term: PointsTerm, amount: Fraction): Fraction {
  const rate = BigInt(Math.round(term.pointsPerWan * rateUnit));
  const numerator = amount.numerator * rate;
  const denominator = amount.denominator * hundredthsPer;
  if (term.cap === undefined) return { numerator, denominator };
  const cap = BigInt(Math.round(term.cap * 100));
  return numerator > cap * denominator
    ? { numerator: cap, denominator: 1n }
    : { numerator, denominator };
}

/**
 * Hundredths of a point, the decimals after the second cut off and never rounded up (rulebook §1): 1,999.999 points are
 * below 2,000. A negative sum is cut downwards too.
 */
export function cutPoints({ numerator, denominator }: Fraction): FenSum {
  const quotient = numerator / denominator;
  return fenSum(numerator % denominator < 0n ? quotient - 1n : quotient);
}

/** Adds exact fractions. */
export function addFractions(fractions: readonly Fraction[]): Fraction {
  // Terms share few denominators; adding those first keeps the numbers small.
  const byDenominator = new Map<bigint, bigint>();
  for (const { numerator, denominator } of fractions) {
    byDenominator.set(denominator, (byDenominator.get(denominator) ?? 0n) + numerator);
  }
  let sum: Fraction = { numerator: 0n, denominator: 1n };
  for (const [denominator, numerator] of byDenominator) {
    sum = {
      numerator: sum.numerator * denominator + numerator * sum.denominator,
      denominator: sum.denominator * denominator,
    };
  }
  return sum;
}

/**
 * The least that one term's amount must grow by for the points to reach a threshold, in whole fen; null where the term's
 * cap is in the way.
 * @param total exact hundredths of a point of all terms, below the threshold
 */
export function fenToReach(
  term: PointsTerm,
  amount: Fraction,
  total: Fraction,
  threshold: number,
): FenSum | null {
  const missing = addFractions([
    { numerator: BigInt(threshold), denominator: 1n },
    { numerator: -total.numerator, denominator: total.denominator },
  ]);
  const { cap, ...uncapped } = term;
  // A term above its cap, or one that would pass it on the way, cannot bring what is missing.
  const reached = addFractions([termPoints(uncapped, amount), missing]);
  if (
    cap !== undefined &&
    reached.numerator > BigInt(Math.round(cap * 100)) * reached.denominator
  ) {
    return null;
  }
  const rate = BigInt(Math.round(term.pointsPerWan * rateUnit));
  const divisor = missing.denominator * rate;
  return fenSum((missing.numerator * hundredthsPer + divisor - 1n) / divisor);
}

/**
 * The metric's value from the amounts of its parts, rounded once at the very end: money half-up to the fen, points cut
 * to hundredths.
 */
export function valueOf(parts: readonly Part[], amounts: readonly Fraction[]): FenSum {
  const terms: Fraction[] = [];
  for (const [i, { term }] of parts.entries()) {
    const amount = amounts[i];
    if (!amount) continue;
    if (!term) return fenSum(divideHalfUp(amount.numerator, amount.denominator));
    if (amount.numerator !== 0n) terms.push(termPoints(term, amount));
  }
  return cutPoints(addFractions(terms));
}
