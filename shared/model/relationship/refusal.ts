/** Why an act of relationship work is refused. The screen has a sentence for each in both languages. */
export const relationshipRefusals = [
  'date-wrong',
  'date-future', // what was done was done today or before
  'date-past', // what is to come lies ahead
  'dates-backwards',
  'reason-missing',
  'person-unknown', // nobody of that number works here
  'lead-missing', // lead and executor are given or left out together
  'nothing-changes',
  'id-taken',
  'contact-unknown',
  'report-there', // somebody has written it already
  'no-report', // nothing was written that could be read
  'report-read', // somebody has read it already
  'own-report',
  'opportunity-unknown',
  'opportunity-closed',
  'amount-wrong',
  'week-wrong', // a week is named by its Monday
  'week-submitted',
  'week-closed',
  'approval-unknown',
  'approval-decided',
  'approval-waiting', // one request at a time
  'link-to-itself',
  'link-there',
  'link-unknown',
  'retention-unknown',
  'retention-closed',
  'retention-there', // one measure for each alert
  'complaint-unknown',
  'complaint-closed',
  'caution-unknown',
  'already-rated',
  'rhythm-wrong',
] as const;
export type RelationshipRefusal = (typeof relationshipRefusals)[number];

/** Why a request for a special admission may not be decided so. */
export const approvalRefusals = [
  'already-decided',
  'not-head', // the branch head decides, or enters what a superior branch decided
  'requester-decides', // who requests does not decide
  'document-missing', // platinum and diamond are decided elsewhere: number of the paper
  'name-missing', // and who decided there
] as const;
export type ApprovalRefusal = (typeof approvalRefusals)[number];

/** Why a complaint may not be extended so. */
export const extensionRefusals = [
  'closed',
  'not-complex', // first it is found complex, which gives 30 days
  'already-extended',
  'not-later',
  'too-late-a-day',
  'approval-missing',
] as const;
export type ExtensionRefusal = (typeof extensionRefusals)[number];

/** Why a product may not be offered to a client. */
export const offerRefusals = [
  'not-assessed',
  'assessment-expired',
  'circumstances-changed', // since the assessment: it is made again
  'above-grade',
] as const;

/** What only the services know: the book, the hall, the calendar, whose client it is. */
const serviceRefusals = [
  'client-unknown',
  'not-your-client',
  'not-disclosed',
  'calendar-year-missing', // the subject is the year
  'ticket-unknown',
  'text-missing',
  'not-scored', // there are no tiers to compare yet
] as const;

/** Every code with which an act of relationship work is refused. */
export const refusalReasons = [
  ...relationshipRefusals,
  ...approvalRefusals,
  ...extensionRefusals,
  ...offerRefusals,
  ...serviceRefusals,
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
