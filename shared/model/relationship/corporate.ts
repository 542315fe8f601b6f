import type { BusinessDate } from '../dates.ts';

/** Credit ratings, best first. */
export const creditRatings = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D'] as const;
export type CreditRating = (typeof creditRatings)[number];

/** The five classes of loans. */
export const loanClasses = [
  'normal',
  'special-mention',
  'substandard',
  'doubtful',
  'loss',
] as const;
export type LoanClass = (typeof loanClasses)[number];

/** A corporate client's figures; null: unknown, which speaks neither for nor against. */
export interface CorporateFigures {
  readonly rating: CreditRating | null;
  readonly loanClass: LoanClass | null;
  readonly foreignTrade: boolean;
  /** In hundredths of a percent. */
  readonly currentRatio: number | null;
  readonly debtRatio: number | null;
  /** Of the last years, oldest first. */
  readonly returnOnCapital: readonly (number | null)[];
  readonly operatingCashFlowFen: readonly (number | null)[];
}

/** Why a corporate client is on the exit list. */
export const exitReasons = [
  'rating',
  'loan-class',
  'current-ratio',
  'debt-ratio',
  'return-on-capital',
  'cash-flow',
] as const;
export type ExitReason = (typeof exitReasons)[number];

/** The six traits of a key account (S0). */
export const keyTraits = [
  'good-results',
  'brand',
  'near-headquarters',
  'strong-demand',
  'positive-attitude',
  'model-of-industry',
] as const;
export type KeyTrait = (typeof keyTraits)[number];

/** What the branch has noted of a corporate client. */
export interface CorporateNote {
  readonly on: BusinessDate;
  readonly by: string;
  readonly traits: readonly KeyTrait[];
  /** null: nothing is known. */
  readonly figures: CorporateFigures | null;
  /** A property project, for the ledger of projects. */
  readonly project: boolean;
}
