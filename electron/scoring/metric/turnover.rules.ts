import type { Month } from '../../../shared/model/dates.ts';
import type { Fen } from '../../../shared/model/money.ts';
import type { TransactionKind } from '../../../shared/model/clients/products.ts';
import type { Window } from './window.rules.ts';
import { precedenceOf, type Precedence } from './precedence.rules.ts';

/** A posting of one kind. */
export interface KindPosting {
  readonly day: number;
  readonly amount: Fen;
}

/** A month's sum of one kind. */
export interface KindMonth {
  readonly month: Month;
  readonly amount: Fen;
}

/** What the book holds of one kind of a client's transactions. */
export interface KindRows {
  readonly kind: TransactionKind;
  readonly postings: readonly KindPosting[];
  readonly months: readonly KindMonth[];
}

/** One kind's turnover in a window. */
export interface KindSum {
  readonly kind: TransactionKind;
  readonly source: Precedence['source'];
  readonly fen: bigint;
  /** Months that counted, in the order of the window. */
  readonly countedMonths: readonly Month[];
}

/**
 * One kind's turnover over a window of days (the same window as an average's). A posting counts with its size: money
 * spent leaves a deposit (negative) and grows a card's debt (positive), and both are turnover. With both sources,
 * postings count from the day of the kind's first posting on, monthly sums for the whole months before it, as balances
 * do (exchange formats). A month that lies only partly in the window is not estimated.
 */
export function sumKind(rows: KindRows, window: Window): KindSum {
  const sums = new Map(rows.months.map(({ month, amount }) => [month, amount]));
  const { source, months } = precedenceOf(rows.postings, sums, window);
  let fen = 0n;
  for (const { month } of months) fen += BigInt(sums.get(month) ?? 0);
  for (const { day, amount } of rows.postings) {
    if (day >= window.firstDay && day <= window.lastDay) fen += BigInt(Math.abs(amount));
  }
  return {
    kind: rows.kind,
    source,
    fen,
    countedMonths: months.map(({ month }) => month),
  };
}
