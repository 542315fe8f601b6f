import { isBusinessDate, type BusinessDate } from '../../../shared/model/dates.ts';
import type { Contact } from '../../../shared/model/relationship/contact.ts';
import type { RelationshipFact } from '../../../shared/model/relationship/facts.ts';
import { isOpen, stepAt } from '../../../shared/model/relationship/opportunity.ts';
import type { RelationshipRefusal } from '../../../shared/model/relationship/refusal.ts';
import { assignmentOf, type RelationshipState } from '../../../shared/model/relationship/state.ts';
import { weekOf } from '../../../shared/model/relationship/work-calendar.ts';
import type { FactOf } from './draft.rules.ts';

/** What a fact is checked against. */
export interface DecideContext {
  readonly state: RelationshipState;
  readonly today: BusinessDate;
  readonly actor: string;
  /** Whether somebody of that number works here. */
  readonly works: (staffNo: string) => boolean;
}

/**
 * Why a fact may not enter the log; null: it may. Roles, and rules that ask the book (risk grades, tiers, clocks of
 * complaints), are checked by whoever knows them.
 */
export function refusalOf(
  context: DecideContext,
  fact: RelationshipFact,
): RelationshipRefusal | null {
  const { state, today, actor, works } = context;
  switch (fact.type) {
    case 'client-assigned': {
      const { lead, executor, clientNo } = fact;
      if ((lead === null) !== (executor === null)) return 'lead-missing';
      if ([lead, executor].some((no) => no !== null && !works(no))) return 'person-unknown';
      const now = assignmentOf(state.clients.get(clientNo));
      return now?.lead === lead && now.executor === executor ? 'nothing-changes' : null;
    }
    case 'contact-recorded':
      if (state.contactClients.has(fact.contactId)) return 'id-taken';
      if (fact.next && !isBusinessDate(fact.next.on)) return 'date-wrong';
      if (fact.next && fact.next.on < today) return 'date-past';
      return done(fact.on, today);
    case 'corporate-noted':
    case 'circumstances-changed':
      return null;
    case 'contact-promised':
      return ahead(fact.on, today);
    case 'contact-postponed':
      if (fact.reason.trim() === '') return 'reason-missing';
      return fact.until === today ? 'date-past' : ahead(fact.until, today);
    case 'report-written': {
      const contact = contactOf(state, fact.contactId);
      if (!contact) return 'contact-unknown';
      if (contact.text) return 'report-there';
      return fact.next ? ahead(fact.next.on, today) : null;
    }
    case 'report-reviewed': {
      const contact = contactOf(state, fact.contactId);
      if (!contact) return 'contact-unknown';
      if (!contact.text) return 'no-report';
      if (contact.reviewed) return 'report-read';
      return contact.by === actor ? 'own-report' : null;
    }
    case 'opportunity-opened':
      if (state.opportunities.has(fact.opportunityId)) return 'id-taken';
      if (fact.expectedOn !== null && !isBusinessDate(fact.expectedOn)) return 'date-wrong';
      return amount(fact.amountFen);
    case 'opportunity-moved':
      if (fact.expectedOn !== null && !isBusinessDate(fact.expectedOn)) return 'date-wrong';
      return openOpportunity(state, fact.opportunityId) ?? amount(fact.amountFen);
    case 'opportunity-won':
      return openOpportunity(state, fact.opportunityId) ?? amount(fact.amountFen);
    case 'opportunity-lost':
      if (fact.reason.trim() === '') return 'reason-missing';
      return openOpportunity(state, fact.opportunityId);
    case 'risk-disclosed':
      return openOpportunity(state, fact.opportunityId);
    case 'week-submitted':
    case 'week-closed':
      return weekRefusal(context, fact);
    case 'rhythm-changed': {
      const { perMonth } = fact;
      const fits =
        perMonth === null || (Number.isInteger(perMonth) && perMonth >= 0 && perMonth <= 31);
      return fits ? null : 'rhythm-wrong';
    }
    case 'client-linked':
    case 'client-unlinked': {
      const { clientNo, otherNo, relation } = fact;
      if (clientNo === otherNo) return 'link-to-itself';
      const there = state.clients
        .get(clientNo)
        ?.links.some((one) => one.otherNo === otherNo && one.relation === relation && !one.reverse);
      if (fact.type === 'client-linked') return there === true ? 'link-there' : null;
      return there === true ? null : 'link-unknown';
    }
    case 'approval-requested':
    case 'approval-decided':
    case 'event-announced':
    case 'screening-run':
    case 'retention-opened':
    case 'retention-closed':
    case 'complaint-opened':
    case 'complaint-found-complex':
    case 'complaint-extended':
    case 'complaint-closed':
    case 'caution-set':
    case 'caution-lifted':
    case 'rating-given':
    case 'forum-held':
      return careRefusal(context, fact);
  }
}

type CareFact = FactOf<
  | 'approval-requested'
  | 'approval-decided'
  | 'event-announced'
  | 'screening-run'
  | 'retention-opened'
  | 'retention-closed'
  | 'complaint-opened'
  | 'complaint-found-complex'
  | 'complaint-extended'
  | 'complaint-closed'
  | 'caution-set'
  | 'caution-lifted'
  | 'rating-given'
  | 'forum-held'
>;

function careRefusal({ state, today }: DecideContext, fact: CareFact): RelationshipRefusal | null {
  switch (fact.type) {
    case 'approval-requested': {
      if (state.approvals.has(fact.approvalId)) return 'id-taken';
      if (fact.reason.trim() === '') return 'reason-missing';
      const waits = [...state.approvals.values()].some(
        ({ clientNo, decided }) => clientNo === fact.clientNo && !decided,
      );
      return waits ? 'approval-waiting' : ahead(fact.until, today);
    }
    case 'approval-decided': {
      const approval = state.approvals.get(fact.approvalId);
      if (!approval) return 'approval-unknown';
      return approval.decided ? 'approval-decided' : null;
    }
    case 'event-announced':
      if (state.announcements.has(fact.announcementId)) return 'id-taken';
      if (!isBusinessDate(fact.from) || !isBusinessDate(fact.until)) return 'date-wrong';
      if (fact.until < fact.from) return 'dates-backwards';
      return ahead(fact.until, today);
    case 'screening-run':
      return done(fact.asOf, today);
    case 'retention-opened': {
      const { retentionId, trigger, since } = fact;
      const measures = state.clients.get(fact.clientNo)?.retentions ?? [];
      if (measures.some(({ id }) => id === retentionId)) return 'id-taken';
      const there = measures.some((one) => one.trigger === trigger && one.since === since);
      return there ? 'retention-there' : done(since, today);
    }
    case 'retention-closed': {
      const measures = state.clients.get(fact.clientNo)?.retentions ?? [];
      const measure = measures.find(({ id }) => id === fact.retentionId);
      if (!measure) return 'retention-unknown';
      if (measure.closed) return 'retention-closed';
      return fact.measure.trim() === '' ? 'reason-missing' : null;
    }
    case 'complaint-opened':
      return state.complaints.has(fact.complaintId) ? 'id-taken' : done(fact.on, today);
    case 'complaint-found-complex':
      if (state.complaints.get(fact.complaintId)?.complex === true) return 'nothing-changes';
      return openComplaint(state, fact.complaintId);
    case 'complaint-extended':
    case 'complaint-closed':
      return openComplaint(state, fact.complaintId);
    case 'caution-set':
      if (state.complaints.get(fact.complaintId)?.clientNo !== fact.clientNo)
        return 'complaint-unknown';
      return ahead(fact.until, today);
    case 'caution-lifted':
      return state.clients.get(fact.clientNo)?.caution ? null : 'caution-unknown';
    case 'rating-given':
      return state.ratings.has(fact.ticketId) ? 'already-rated' : null;
    case 'forum-held':
      return done(fact.on, today);
  }
}

function weekRefusal(
  { state, today }: DecideContext,
  fact: FactOf<'week-submitted' | 'week-closed'>,
): RelationshipRefusal | null {
  if (!isBusinessDate(fact.week) || weekOf(fact.week) !== fact.week) return 'week-wrong';
  if (fact.week > today) return 'date-future';
  const week = state.weeks.get(fact.week);
  if (week?.closed) return 'week-closed';
  if (fact.type === 'week-closed') return null;
  return week?.submitted.has(fact.managerNo) === true ? 'week-submitted' : null;
}

function contactOf(state: RelationshipState, contactId: string): Contact | undefined {
  const client = state.clients.get(state.contactClients.get(contactId) ?? '');
  return client?.contacts.find(({ id }) => id === contactId);
}

function openOpportunity(state: RelationshipState, id: string): RelationshipRefusal | null {
  const opportunity = state.opportunities.get(id);
  const step = opportunity && stepAt(opportunity);
  if (!step) return 'opportunity-unknown';
  return isOpen(step.stage) ? null : 'opportunity-closed';
}

function openComplaint(state: RelationshipState, id: string): RelationshipRefusal | null {
  const complaint = state.complaints.get(id);
  if (!complaint) return 'complaint-unknown';
  return complaint.closed ? 'complaint-closed' : null;
}

function amount(fen: number): RelationshipRefusal | null {
  return Number.isSafeInteger(fen) && fen >= 0 ? null : 'amount-wrong';
}

function done(on: BusinessDate, today: BusinessDate): RelationshipRefusal | null {
  if (!isBusinessDate(on)) return 'date-wrong';
  return on > today ? 'date-future' : null;
}

function ahead(on: BusinessDate, today: BusinessDate): RelationshipRefusal | null {
  if (!isBusinessDate(on)) return 'date-wrong';
  return on < today ? 'date-past' : null;
}
