import { addDays, addMonths, type BusinessDate } from '../../../shared/model/dates.ts';
import type { offerRefusals } from '../../../shared/model/relationship/refusal.ts';
import {
  disclosedRisks,
  type Opportunity,
} from '../../../shared/model/relationship/opportunity.ts';

/** Months that a risk assessment holds (rulebook §3). */
const validMonths = 12;

/** The last day on which an assessment is valid: the day before the same day of the next year. */
export function validUntil(assessedOn: BusinessDate): BusinessDate {
  return addDays(addMonths(assessedOn, validMonths), -1);
}

/** Why a product may not be offered to a client; null: it may. */
export type OfferRefusal = (typeof offerRefusals)[number] | null;

/** A client's risk assessment. */
export interface Assessment {
  /** 1 (cautious) to 5. */
  readonly riskGrade: number | null;
  readonly riskAssessedOn: BusinessDate | null;
  /** When assets, income, preference or debts last changed as far as was noted; null: not. */
  readonly changedOn: BusinessDate | null;
}

/**
 * Whether a product may be offered.
 * @param productGrade R1 … R5; null: the product bears no risk that clients are matched with, such as a deposit
 */
export function offerRefusal(
  { riskGrade, riskAssessedOn, changedOn }: Assessment,
  productGrade: number | null,
  today: BusinessDate,
): OfferRefusal {
  if (productGrade === null) return null;
  if (riskGrade === null || riskAssessedOn === null) return 'not-assessed';
  if (today > validUntil(riskAssessedOn)) return 'assessment-expired';
  if (changedOn !== null && changedOn > riskAssessedOn) return 'circumstances-changed';
  return productGrade > riskGrade ? 'above-grade' : null;
}

/** Why an opportunity may not be closed as won; null: it may. */
export type WinRefusal = 'not-disclosed' | OfferRefusal;

/** Before a product with a risk grade is sold its legal, policy and market risks have been disclosed, and it fits. */
export function winRefusal(
  { disclosed }: Pick<Opportunity, 'disclosed'>,
  assessment: Assessment,
  productGrade: number | null,
  today: BusinessDate,
): WinRefusal {
  if (productGrade === null) return null;
  const all = disclosedRisks.every((risk) => disclosed?.risks.includes(risk) === true);
  if (!all) return 'not-disclosed';
  return offerRefusal(assessment, productGrade, today);
}
