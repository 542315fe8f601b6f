import { fenSum, type FenSum } from '../../../shared/model/money.ts';
import type {
  AverageBalanceMetric,
  Metric,
  Scheme,
  SchemeLevel,
  TurnoverMetric,
} from '../../../shared/model/schemes/scheme.ts';
import type { TestRows } from './scoring.fixture.ts';

/*
 * The definitions of the rulebook and the exchange formats day by day and row by row: slow, obvious, and sharing
 * nothing with the engine.
 */

type Ratio = readonly [numerator: bigint, denominator: bigint];

const dayMs = 86_400_000;
const later = (date: string): string =>
  new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);
const lastOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Every day of the window, in order. */
function daysOf(asOf: string, months: number): string[] {
  let year = Number(asOf.slice(0, 4));
  let month = Number(asOf.slice(5, 7)) - months;
  while (month < 1) {
    month += 12;
    year -= 1;
  }
  const day = Math.min(Number(asOf.slice(8)), lastOf(year, month));
  const two = (n: number): string => String(n).padStart(2, '0');
  const days: string[] = [];
  for (let date = later(`${year}-${two(month)}-${two(day)}`); date <= asOf; date = later(date)) {
    days.push(date);
  }
  return days;
}

/** The months that lie whole among the days; without one, the month before the last day's. */
function wholeMonths(days: readonly string[]): string[] {
  const inside = [...new Set(days.map((date) => date.slice(0, 7)))].filter(
    (month) =>
      days.filter((date) => date.startsWith(month)).length ===
      lastOf(Number(month.slice(0, 4)), Number(month.slice(5))),
  );
  const first = `${days.at(-1)?.slice(0, 7) ?? ''}-01`;
  const before = new Date(Date.parse(first) - dayMs).toISOString().slice(0, 7);
  return inside.length > 0 ? inside : [before];
}

function average(
  metric: AverageBalanceMetric,
  rows: TestRows,
  client: string,
  asOf: string,
): Ratio {
  const days = daysOf(asOf, metric.months);
  const months = wholeMonths(days);
  let total: Ratio = [0n, 1n];
  for (const product of metric.products) {
    const postings = (rows.postings ?? []).filter(
      (row) => row.client === client && row.product === product && row.on <= asOf,
    );
    const balances = (rows.balances ?? []).filter(
      (row) => row.client === client && row.key === product,
    );
    const monthly = (month: string): bigint =>
      BigInt(balances.find((row) => row.month === month)?.amount ?? 0);
    const first = postings.map(({ on }) => on).sort()[0];
    let sum = 0n;
    let divisor = days.length;
    if (first === undefined) {
      divisor = 0;
      for (const month of months) {
        const length = lastOf(Number(month.slice(0, 4)), Number(month.slice(5)));
        sum += monthly(month) * BigInt(length);
        divisor += length;
      }
    } else {
      for (const date of days) {
        const month = date.slice(0, 7);
        if (date >= first) {
          for (const { on, amount } of postings) if (on <= date) sum += BigInt(amount);
        } else if (
          months.includes(month) &&
          // The month that stands in where none is whole stands beside no postings.
          days.includes(`${month}-01`) &&
          `${month}-31` < first
        ) {
          sum += monthly(month);
        }
      }
    }
    total = plus(total, [sum, BigInt(divisor)]);
  }
  return total;
}

function turned(metric: TurnoverMetric, rows: TestRows, client: string, asOf: string): Ratio {
  const days = daysOf(asOf, metric.months);
  let sum = 0n;
  for (const kind of metric.kinds) {
    const postings = (rows.postings ?? []).filter(
      (row) => row.client === client && row.kind === kind && row.on <= asOf,
    );
    const first = postings.map(({ on }) => on).sort()[0];
    for (const { on, amount } of postings) {
      if (days.includes(on)) sum += BigInt(amount < 0 ? -amount : amount);
    }
    for (const row of rows.turnovers ?? []) {
      const own = row.client === client && row.key === kind;
      const inside = days.includes(`${row.month}-01`);
      const before = first === undefined || (inside && `${row.month}-31` < first);
      if (own && before && wholeMonths(days).includes(row.month)) sum += BigInt(row.amount);
    }
  }
  return [sum, 1n];
}

/** The value of a client: fen, or hundredths of a point. */
export function plainValue(metric: Metric, rows: TestRows, client: string, asOf: string): FenSum {
  const amount = (of: AverageBalanceMetric | TurnoverMetric): Ratio =>
    of.kind === 'turnover' ? turned(of, rows, client, asOf) : average(of, rows, client, asOf);
  if (metric.kind !== 'points') {
    const [n, d] = amount(metric);
    const half = ((n < 0n ? -n : n) * 2n + d) / (2n * d);
    return fenSum(n < 0n ? -half : half);
  }
  let sum: Ratio = [0n, 1n];
  for (const { of, pointsPerWan, cap } of metric.terms) {
    const [n, d] = amount(of);
    // Fen × (rate × 10^4) over fen a 万 × 10^4, in points.
    let points: Ratio = [n * BigInt(Math.round(pointsPerWan * 10_000)), d * 10_000_000_000n];
    if (cap !== undefined) {
      const most: Ratio = [BigInt(Math.round(cap * 100)), 100n];
      if (points[0] * most[1] > most[0] * points[1]) points = most;
    }
    sum = plus(sum, points);
  }
  const hundredths = (sum[0] * 100n) / sum[1];
  const cutUp = sum[0] < 0n && (sum[0] * 100n) % sum[1] !== 0n;
  return fenSum(cutUp ? hundredths - 1n : hundredths);
}

/** The highest level whose threshold is known and reached. */
export function plainLevel(scheme: Scheme, value: FenSum): SchemeLevel {
  const reached = scheme.levels.filter(
    ({ low, unconfirmed }, i) => i === 0 || (!unconfirmed && low !== null && value >= low),
  );
  return reached.at(-1) ?? scheme.levels[0]!;
}

function plus([a, b]: Ratio, [c, d]: Ratio): Ratio {
  return [a * d + c * b, b * d];
}
