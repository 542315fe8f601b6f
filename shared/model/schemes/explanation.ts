import type { BusinessDate, Month } from '../dates.ts';
import type { Fen, FenSum } from '../money.ts';
import type { Product, TransactionKind } from '../clients/products.ts';
import type { SchemeUnit } from './scheme.ts';
import type { Tier } from './tier.ts';

/** Where a figure of an explanation came from. Lines count from 1, the header being line 1. */
export type SourceRow =
  /** One posting inside the window: it weighs on `daysCounted` days of it. */
  | {
      readonly kind: 'posting';
      readonly accountNo: string;
      readonly date: BusinessDate;
      readonly amountFen: Fen;
      readonly daysCounted: number;
      readonly file: string | null;
      readonly line: number;
    }
  /** The balance that an account brought into the window: the sum of its earlier postings. */
  | {
      readonly kind: 'opening';
      readonly accountNo: string;
      readonly date: BusinessDate;
      readonly amountFen: FenSum;
      readonly daysCounted: number;
      readonly postings: number;
    }
  /** A monthly average. `file` is the last file that wrote a month of that year. */
  | {
      readonly kind: 'month';
      readonly month: Month;
      readonly averageFen: Fen;
      readonly daysCounted: number;
      readonly file: string | null;
    }
  /** One posting of a kind inside the window: it counts with its size. */
  | {
      readonly kind: 'movement';
      readonly accountNo: string;
      readonly date: BusinessDate;
      readonly amountFen: Fen;
      readonly file: string | null;
      readonly line: number;
    }
  /** A month's sum of a kind. `file` is the last file that wrote a month of that year. */
  | {
      readonly kind: 'month-sum';
      readonly month: Month;
      readonly sumFen: Fen;
      readonly file: string | null;
    };

/** What a part of the value was made of: one product's balance, or one kind's turnover. */
export type ExplainedComponent = {
  /** The points term that it belongs to; null where the scheme counts money. */
  readonly term: string | null;
  readonly source: 'postings' | 'monthly' | 'monthly-then-postings';
  readonly rows: readonly SourceRow[];
} & (
  | {
      readonly kind: 'balance';
      readonly product: Product;
      /** Σ balance × days, an integer; text because it may pass 2^53. */
      readonly sumFenDays: string;
      /** Days that the sum is divided by. */
      readonly days: number;
      /** sumFenDays / days, rounded for display only; the client's value is rounded once, over all products. */
      readonly averageFen: FenSum;
    }
  | {
      readonly kind: 'turnover';
      readonly transactionKind: TransactionKind;
      readonly sumFen: FenSum;
    }
);

/** A term of a points scheme: amount × rate. */
export interface ExplainedTerm {
  readonly term: string;
  readonly of: 'average-balance' | 'turnover';
  readonly window: ExplainedWindow;
  /** Rounded for display only; the points are made of the exact amount. */
  readonly amountFen: FenSum;
  readonly pointsPerWan: number;
  /** Points with two decimals, cut for display; the value is cut once, over all terms. */
  readonly points: string;
  /** The most points that the term may give, and whether that held it back. */
  readonly cap: number | null;
  readonly capped: boolean;
  /**
   * What this amount alone must grow by, throughout its window, for the next level; null at the highest level and where
   * the cap is in the way.
   */
  readonly toNextFen: FenSum | null;
}

/** Calendar days, both ends included. */
export interface ExplainedWindow {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly days: number;
}

/** A threshold and how far away it is. */
export interface LevelDistance {
  readonly level: string;
  readonly tier: Tier;
  /** What the value must rise (to reach) or fall (to lose) for the level to change, in its unit; at least 1. */
  readonly by: FenSum;
  /**
   * For an average: the same held (or taken out) during one month only of those that the average is made of, fen ×
   * months. They are the window's; for one made of monthly averages alone the whole months inside the window.
   */
  readonly oneMonth: { readonly ofMonths: number; readonly fen: FenSum } | null;
}

/** Why the effective level is not the computed one. */
export type EffectiveDifference =
  /** Falling waits until the client was below in `monthsNeeded` scored months in a row. */
  | {
      readonly cause: 'falling-waits';
      readonly monthsNeeded: number;
      /** The months of the last scorings, newest first, with the best level that each saw. */
      readonly months: readonly { readonly month: Month; readonly level: string }[];
    }
  /** Levels are lowered on given days only; the next one is `nextDay`. */
  | { readonly cause: 'falling-day'; readonly nextDay: BusinessDate }
  /** The level is kept for its buffer, which began on the falling day `since`; it may be lowered on `nextDay`. */
  | {
      readonly cause: 'buffer';
      readonly since: BusinessDate;
      readonly bufferMonths: number;
      readonly nextDay: BusinessDate;
    }
  /** A tier was granted by signing; it holds up to and including `until`. */
  | {
      readonly cause: 'special-admission';
      readonly admissionId: string;
      readonly until: BusinessDate;
      /** The level that the client has without it, and why that is not the computed one. */
      readonly otherwise: string;
      readonly otherwiseDifference: EffectiveDifference | null;
    };

/** Why a client has a level under a scheme on a date, down to the source rows. */
export interface Explanation {
  readonly clientNo: string;
  readonly scheme: string;
  readonly schemeVersion: number;
  readonly asOf: BusinessDate;
  /** The scheme's window; of a points scheme the longest of its terms'. */
  readonly window: ExplainedWindow;
  /** Days of the months that count (inside the window, or standing in): the divisor of monthly averages. */
  readonly monthlyDays: number;
  /** What `value`, `threshold` and distances count. */
  readonly unit: SchemeUnit;
  readonly value: FenSum;
  /** The value as the scoring's CSV writes it: yuan or points, two decimals. */
  readonly valueText: string;
  /** The value of a scheme that counts money; null for points. */
  readonly valueFen: FenSum | null;
  /** The terms of a points scheme; empty for others. */
  readonly terms: readonly ExplainedTerm[];
  readonly components: readonly ExplainedComponent[];
  readonly level: string;
  readonly tier: Tier;
  /** The computed level's interval [low, high); null where it is open. */
  readonly threshold: { readonly low: number | null; readonly high: number | null };
  /** Levels that are never reached because no source confirms their thresholds. */
  readonly unconfirmedLevels: readonly string[];
  readonly toNext: LevelDistance | null;
  /** `level` is the one that would be left with. */
  readonly toLose: LevelDistance | null;
  readonly effectiveLevel: string;
  readonly effectiveTier: Tier;
  readonly difference: EffectiveDifference | null;
}
