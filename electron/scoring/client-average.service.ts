import type { Fen } from '../../shared/model/money.ts';
import type { AverageBalanceMetric } from '../../shared/model/scheme.ts';
import type { Connection } from '../data/index.ts';
import { averageOf, sumProduct, windowOf, type Window } from './average-balance.rules.ts';
import { balanceRows, balanceSums, sumUnit, type ClientSum } from './balance-sums.repository.ts';

/** Adds a sum in two parts to a fraction and rounds half-up, in plain numbers where they are exact. */
function divide([, high, low]: ClientSum, divisor: number): Fen {
  if (divisor === 0) return 0;
  if (Math.abs(high) >= 2 ** 27) {
    return averageOf([{ fenDays: BigInt(high) * BigInt(sumUnit) + BigInt(low), divisor }]);
  }
  const sum = high * sumUnit + low;
  const magnitude = Math.abs(sum);
  const rest = magnitude % divisor;
  const quotient = (magnitude - rest) / divisor + (rest * 2 >= divisor ? 1 : 0);
  return sum < 0 && quotient !== 0 ? -quotient : quotient;
}

/** Steps through sums in client order and gives the one of a client, or null. */
function cursor(sums: readonly ClientSum[]): (clientId: number) => ClientSum | null {
  let at = 0;
  return (clientId) => {
    while ((sums[at]?.[0] ?? Infinity) < clientId) at += 1;
    const sum = sums[at];
    return sum?.[0] === clientId ? sum : null;
  };
}

/** Gives the averages of a range of clients, to be asked for in ascending order. */
export type AveragesOfRange = (from: number, to: number) => (clientId: number) => Fen;

/**
 * Averages of the clients of a book: sums come from the database, clients with both sources of one product (and every
 * client where negative balances count as zero) are summed row by row.
 */
export function clientAverages(
  db: Connection,
  metric: AverageBalanceMetric,
  asOf: string,
): AveragesOfRange {
  const window = windowOf(asOf, metric.months);
  const exact = rowByRow(db, metric, window);
  if (metric.floorAtZero) return () => exact;
  const sums = balanceSums(db, metric, window);
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
        { fenDays: whole(fromMonths), divisor: window.monthlyDays },
        { fenDays: whole(fromPostings), divisor: window.days },
      ]);
    };
  };
}

function whole([, high, low]: ClientSum): bigint {
  return BigInt(high) * BigInt(sumUnit) + BigInt(low);
}

function rowByRow(
  db: Connection,
  metric: AverageBalanceMetric,
  window: Window,
): (clientId: number) => Fen {
  const rows = balanceRows(db);
  const wanted = new Set<string>(metric.products);
  return (clientId) =>
    averageOf(
      rows(clientId, window.lastDay)
        .filter(({ product }) => wanted.has(product))
        .map((product) => sumProduct(product, window, metric.floorAtZero)),
    );
}
