import type { BusinessDate, Month } from './dates.ts';
import type { Fen } from './money.ts';
import type { Product } from './products.ts';
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
      readonly amountFen: Fen;
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
    };

/** One product's part of the average. */
export interface ExplainedComponent {
  readonly product: Product;
  readonly source: 'postings' | 'monthly' | 'monthly-then-postings';
  /** Σ balance × days, an integer; text because it may pass 2^53. */
  readonly sumFenDays: string;
  /** Days that the sum is divided by. */
  readonly days: number;
  /** sumFenDays / days, rounded for display only; the client's value is rounded once, over all products. */
  readonly averageFen: Fen;
  readonly rows: readonly SourceRow[];
}

/** A threshold and how far away it is. */
export interface LevelDistance {
  readonly level: string;
  readonly tier: Tier;
  /** Fen that the value must rise (to reach) or fall (to lose) for the level to change; at least 1. */
  readonly fen: Fen;
  /** The same, held (or taken out) during one of the window's months only: fen × months. */
  readonly oneMonth: { readonly ofMonths: number; readonly fen: Fen };
}

/** Why the effective level is not the computed one. */
export type EffectiveDifference = {
  /** Falling waits until the client was below in `monthsNeeded` scored months in a row. */
  readonly cause: 'falling-waits';
  readonly monthsNeeded: number;
  /** The months of the last scorings, newest first, with the best level that each saw. */
  readonly months: readonly { readonly month: Month; readonly level: string }[];
};

/** Why a client has a level under a scheme on a date, down to the source rows. */
export interface Explanation {
  readonly clientNo: string;
  readonly scheme: string;
  readonly schemeVersion: number;
  readonly asOf: BusinessDate;
  /** Calendar days of the scheme's window, both ends included. */
  readonly window: {
    readonly from: BusinessDate;
    readonly to: BusinessDate;
    readonly days: number;
  };
  /** Days of the whole months inside the window: the divisor of monthly averages. */
  readonly monthlyDays: number;
  readonly valueFen: Fen;
  readonly components: readonly ExplainedComponent[];
  readonly level: string;
  readonly tier: Tier;
  /** The computed level's interval [low, high); null where it is open. */
  readonly threshold: { readonly lowFen: Fen | null; readonly highFen: Fen | null };
  readonly toNext: LevelDistance | null;
  /** `level` is the one that would be left with. */
  readonly toLose: LevelDistance | null;
  readonly effectiveLevel: string;
  readonly effectiveTier: Tier;
  readonly difference: EffectiveDifference | null;
}
