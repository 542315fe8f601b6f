import { addDays, addMonths, dayNumber, type BusinessDate } from '../../../shared/model/dates.ts';
import type { ExtensionRefusal } from '../../../shared/model/relationship/refusal.ts';
import type { Caution, Complaint } from '../../../shared/model/relationship/state.ts';

/** Calendar days for an answer (rulebook §4). */
const ordinaryDays = 15;
const complexDays = 30;
const extensionDays = 30;

/** The day by which a complaint is to be answered. */
export function answerDue({
  on,
  complex,
  extended,
}: Pick<Complaint, 'on' | 'complex' | 'extended'>): BusinessDate {
  return extended?.until ?? addDays(on, complex ? complexDays : ordinaryDays);
}

/** The last day to which a complex complaint can be extended. */
export function latestExtension(on: BusinessDate): BusinessDate {
  return addDays(on, complexDays + extensionDays);
}

/** Whether a complaint may be extended to a day: once, with approval, at most 30 days beyond the complex term. */
export function extensionRefusal(
  complaint: Pick<Complaint, 'on' | 'complex' | 'extended' | 'closed'>,
  until: BusinessDate,
  approvedBy: string | null,
): ExtensionRefusal | null {
  if (complaint.closed) return 'closed';
  if (!complaint.complex) return 'not-complex';
  if (complaint.extended) return 'already-extended';
  if (until <= answerDue(complaint)) return 'not-later';
  if (until > latestExtension(complaint.on)) return 'too-late-a-day';
  return approvedBy === null || approvedBy.trim() === '' ? 'approval-missing' : null;
}

/** Days left until an answer is due; negative: late. null: closed. */
export function daysLeft(complaint: Complaint, today: BusinessDate): number | null {
  return complaint.closed ? null : dayNumber(answerDue(complaint)) - dayNumber(today);
}

/** The caution that those who serve the client see today; null: none, or it has ended. */
export function shownCaution(caution: Caution | null, today: BusinessDate): Caution | null {
  return caution && today <= caution.until ? caution : null;
}

/**
 * Whether a client complains habitually: so many complaints within a year. It says how to prepare, never whom to shut
 * out.
 * @param threshold null: the branch has not said how many, and nobody does
 */
export function isHabitual(
  complaints: readonly Pick<Complaint, 'on'>[],
  threshold: number | null,
  today: BusinessDate,
): boolean {
  if (threshold === null) return false;
  const from = addMonths(today, -12);
  return complaints.filter(({ on }) => on > from && on <= today).length >= threshold;
}
