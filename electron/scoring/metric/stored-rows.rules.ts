import type { Fen } from '../../../shared/model/money.ts';
import type { BalanceMonth, ProductRows } from './average-balance.rules.ts';
import type { KindMonth, KindPosting, KindRows } from './turnover.rules.ts';

/** A posting with its source. */
export interface StoredPosting {
  readonly account: string;
  readonly day: number;
  readonly amount: Fen;
  readonly file: string | null;
  readonly line: number;
}

/** A monthly average with its source. */
export interface StoredMonth extends BalanceMonth {
  readonly file: string | null;
}

/** Everything that the book holds of one product of a client. */
export interface StoredProduct extends ProductRows {
  readonly postings: readonly StoredPosting[];
  readonly months: readonly StoredMonth[];
}

/** A posting of a kind with its source. */
export interface StoredMovement extends KindPosting {
  readonly account: string;
  readonly file: string | null;
  readonly line: number;
}

/** A month's sum with its source. */
export interface StoredKindMonth extends KindMonth {
  readonly file: string | null;
}

/** Everything that the book holds of one kind of a client's transactions. */
export interface StoredKind extends KindRows {
  readonly postings: readonly StoredMovement[];
  readonly months: readonly StoredKindMonth[];
}

/** Everything that the book holds of a client, with its sources. */
export interface StoredRows {
  readonly products: readonly StoredProduct[];
  readonly kinds: readonly StoredKind[];
}
