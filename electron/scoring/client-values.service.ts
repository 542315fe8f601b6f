import type { Fen } from '../../shared/model/money.ts';
import type { AverageBalanceMetric, Metric } from '../../shared/model/scheme.ts';
import type { Connection } from '../data/index.ts';
import { averageOf, type Fraction } from './average-balance.rules.ts';
import { balanceRows, balanceSums, sumUnit, type ClientSums } from './balance-sums.repository.ts';
import { amountOf, partsOf, valueOf, type Part } from './metric.rules.ts';
import { partSums } from './part-sums.service.ts';
import { cursor, sumAt } from './sum-cursor.ts';
import { turnoverRows } from './turnover-sums.repository.ts';

/** Gives the values of a range of clients, to be asked for in ascending order. */
export type ValuesOfRange = (from: number, to: number) => (clientId: number) => number;

/**
 * Values of a metric for the clients of a book. Sums come from the database; clients with both sources of one product
 * or kind (and every client where negative balances count as zero) are computed row by row.
 */
export function clientValues(db: Connection, metric: Metric, asOf: string): ValuesOfRange {
  const parts = partsOf(metric, asOf);
  const exact = rowByRow(db, parts);
  const floored = parts.some(({ of }) => of.kind === 'average-balance' && of.floorAtZero);
  if (floored) return () => exact;
  if (metric.kind === 'average-balance') return averages(db, metric, parts, exact);
  const sums = partSums(db, parts);
  return (from, to) => {
    const range = sums(from, to);
    return (clientId) => {
      const amounts = range(clientId);
      if (amounts === 'mixed') return exact(clientId);
      return amounts === null ? 0 : valueOf(parts, amounts);
    };
  };
}

/** The one metric that a whole city has every night: in plain numbers where they are exact. */
function averages(
  db: Connection,
  metric: AverageBalanceMetric,
  [part]: readonly Part[],
  exact: (clientId: number) => Fen,
): ValuesOfRange {
  if (!part) throw new Error('a metric has a part');
  const { window } = part;
  const sums = balanceSums(db, [metric.products], window);
  const mixed = sums.mixedClients();
  return (from, to) => {
    const monthly = cursor(sums.monthly(from, to));
    const posted = cursor(sums.posted(from, to));
    return (clientId) => {
      const fromMonths = monthly(clientId);
      const fromPostings = posted(clientId);
      if (mixed.size > 0 && mixed.has(clientId)) return exact(clientId);
      if (!fromPostings) return fromMonths ? divide(fromMonths, window.monthlyDays) : 0;
      if (!fromMonths) return divide(fromPostings, window.days);
      return averageOf([
        { fenDays: sumAt(fromMonths, 0), divisor: window.monthlyDays },
        { fenDays: sumAt(fromPostings, 0), divisor: window.days },
      ]);
    };
  };
}

/** Divides a sum and rounds half-up, in plain numbers where they are exact. */
function divide(sums: ClientSums, divisor: number): Fen {
  const [, high = 0, low = 0] = sums;
  if (Math.abs(high) >= 2 ** 27) return averageOf([{ fenDays: sumAt(sums, 0), divisor }]);
  const sum = high * sumUnit + low;
  const magnitude = Math.abs(sum);
  const rest = magnitude % divisor;
  const quotient = (magnitude - rest) / divisor + (rest * 2 >= divisor ? 1 : 0);
  return sum < 0 && quotient !== 0 ? -quotient : quotient;
}

function rowByRow(db: Connection, parts: readonly Part[]): (clientId: number) => number {
  const products = balanceRows(db);
  const kinds = turnoverRows(db);
  // Every window ends on the as-of date.
  const lastDay = parts[0]?.window.lastDay ?? 0;
  const balances = parts.some(({ of }) => of.kind === 'average-balance');
  const turnovers = parts.some(({ of }) => of.kind === 'turnover');
  return (clientId) => {
    const rows = {
      products: balances ? products(clientId, lastDay) : [],
      kinds: turnovers ? kinds(clientId, lastDay) : [],
    };
    const amounts = parts.map((part): Fraction => amountOf(part, rows));
    return valueOf(parts, amounts);
  };
}
