import type { BusinessDate } from '../dates.ts';
import type { Fen } from '../money.ts';

/** Stages of an open opportunity, from lead to signature (rulebook §3: the whole record from lead to won or lost). */
export const openStages = ['lead', 'contacted', 'need', 'proposal', 'signing'] as const;
export type OpenStage = (typeof openStages)[number];
export type OpportunityStage = OpenStage | 'won' | 'lost';

/** Risks that are told to a client before a sale (rulebook §3). */
export const disclosedRisks = ['legal', 'policy', 'market'] as const;
export type DisclosedRisk = (typeof disclosedRisks)[number];

/** How an opportunity stood from a record on. */
export interface OpportunityStep {
  readonly seq: number;
  readonly on: BusinessDate;
  readonly stage: OpportunityStage;
  readonly amountFen: Fen;
  /** When it is expected to be signed; null: open. */
  readonly expectedOn: BusinessDate | null;
  readonly by: string;
  readonly reason: string | null;
}

/** A sale from lead to won or lost; what it is now is its last step, what it was on a Friday an earlier one. */
export interface Opportunity {
  readonly id: string;
  readonly clientNo: string;
  readonly product: string;
  /** The first one is its opening; never empty. */
  readonly steps: readonly OpportunityStep[];
  readonly disclosed: {
    readonly on: BusinessDate;
    readonly risks: readonly DisclosedRisk[];
  } | null;
}

/** Whether a stage is one in which there is still something to do. */
export function isOpen(stage: OpportunityStage): stage is OpenStage {
  return stage !== 'won' && stage !== 'lost';
}

/** How an opportunity stood after the record `seq`; null: it was not yet opened. Without `seq`, how it stands. */
export function stepAt(opportunity: Opportunity, seq = Infinity): OpportunityStep | null {
  return opportunity.steps.findLast((step) => step.seq <= seq) ?? null;
}
