import type { PointsTerm } from '../../../shared/model/schemes/scheme.ts';
import type { Part } from './metric.rules.ts';

/** A part as it is summed: alone, or several terms of points in one, each with its weight. */
export interface SummedPart extends Part {
  readonly of: Part['of'];
  readonly members: readonly { readonly of: Part['of']; readonly weight: number }[];
}

/** Larger weights would bring sums near 2^53 too soon. */
const mostWeight = 1000;
/** Rates have at most four decimals: in units of 1/10,000 they are whole. */
const rateUnit = 10_000;

/** What parts share when one pass over a table gives them all. */
export function sourceOf({ of }: Part): string {
  return `${of.kind}/${of.months}`;
}

/**
 * Terms of points without a cap are only ever added, so those of one table and window are summed as one: a rate that
 * divides theirs, and each amount times a whole number. 135 and 100 points a 万 are 27 and 20 times 5.
 */
export function summedParts(parts: readonly Part[]): SummedPart[] {
  const alone = (part: Part): SummedPart => ({ ...part, members: [{ of: part.of, weight: 1 }] });
  const free = Map.groupBy(
    parts.filter(({ term }) => term && term.cap === undefined),
    sourceOf,
  );
  const together = [...free.values()].flatMap((own) => joined(own) ?? own.map(alone));
  return [...together, ...parts.filter(({ term }) => !term || term.cap !== undefined).map(alone)];
}

function joined(parts: readonly Part[]): [SummedPart] | null {
  const [first] = parts;
  const keys = parts.flatMap(({ of }): readonly string[] =>
    of.kind === 'turnover' ? of.kinds : of.products,
  );
  // A product in two terms counts in both: one sum gives it one weight only.
  if (!first || new Set(keys).size < keys.length) return null;
  const rates = parts.map(({ term }) => Math.round((term as PointsTerm).pointsPerWan * rateUnit));
  const unit = rates.reduce(greatestDivisor);
  if (unit <= 0 || rates.some((rate) => rate / unit > mostWeight)) return null;
  const term = { ...(first.term as PointsTerm), pointsPerWan: unit / rateUnit };
  const members = parts.map(({ of }, i) => ({ of, weight: (rates[i] ?? 0) / unit }));
  return [{ ...first, term, members }];
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
