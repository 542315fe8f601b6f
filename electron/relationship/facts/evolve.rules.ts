import type { LoggedFact, RelationshipFact } from '../../../shared/model/relationship/facts.ts';
import type { RelationshipState } from '../../../shared/model/relationship/state.ts';
import { applyCare } from './care.rules.ts';
import { applyContact } from './contacts.rules.ts';
import { changeClient, copied, type Draft } from './draft.rules.ts';
import { applyLink } from './links.rules.ts';
import { applyOpportunity } from './opportunities.rules.ts';

/** Nothing has happened yet. */
export const emptyRelationship: RelationshipState = {
  seq: 0,
  begunOn: null,
  clients: new Map(),
  opportunities: new Map(),
  contactClients: new Map(),
  weeks: new Map(),
  approvals: new Map(),
  announcements: new Map(),
  complaints: new Map(),
  ratings: new Map(),
  screenings: [],
  tierRhythms: new Map(),
  forums: [],
};

/** The state after one more fact. The state before is not touched. */
export function evolve(state: RelationshipState, logged: LoggedFact): RelationshipState {
  return folded([logged], state);
}

/** The state after many facts: the maps are copied once, so that a long log is folded in a moment. */
export function folded(
  facts: Iterable<LoggedFact>,
  from: RelationshipState = emptyRelationship,
): RelationshipState {
  const fold = foldFrom(from);
  for (const logged of facts) fold.add(logged);
  return fold.state;
}

/** A state that goes on in place: copying the maps of a long history for every fact would take longer than the disk. */
export interface RelationshipFold {
  /** Always the same object; what its maps hold is replaced, never changed. */
  readonly state: RelationshipState;
  add(logged: LoggedFact): void;
}

/** Begins a fold after a state, which is not touched. */
export function foldFrom(from: RelationshipState = emptyRelationship): RelationshipFold {
  const draft = copied(from);
  return {
    state: draft,
    add(logged) {
      apply(draft, logged);
      draft.seq = logged.seq;
      draft.begunOn ??= logged.day;
    },
  };
}

function apply(draft: Draft, logged: LoggedFact): void {
  const { fact, day: on, seq, actor: by } = logged;
  switch (fact.type) {
    case 'client-assigned':
      changeClient(draft, fact.clientNo, (client) => ({
        assignments: [
          ...client.assignments,
          {
            on,
            seq,
            by,
            from: fact.from,
            lead: fact.lead,
            executor: fact.executor,
            source: fact.source,
            reason: fact.reason,
          },
        ],
      }));
      return;
    case 'corporate-noted': {
      const { traits, figures, project } = fact;
      changeClient(draft, fact.clientNo, () => ({
        corporate: { on, by, traits, figures, project },
      }));
      return;
    }
    case 'circumstances-changed':
      changeClient(draft, fact.clientNo, () => ({ circumstancesChangedOn: on }));
      return;
    case 'contact-recorded':
    case 'contact-promised':
    case 'contact-postponed':
    case 'report-written':
    case 'report-reviewed':
    case 'rhythm-changed':
      applyContact(draft, logged, fact);
      return;
    case 'opportunity-opened':
    case 'opportunity-moved':
    case 'risk-disclosed':
    case 'opportunity-won':
    case 'opportunity-lost':
    case 'week-submitted':
    case 'week-closed':
      applyOpportunity(draft, logged, fact);
      return;
    case 'client-linked':
    case 'client-unlinked':
      applyLink(draft, fact);
      return;
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
      applyCare(draft, logged, fact);
      return;
  }
}

/** The client that a fact is about; null: none, or one that only the state knows. */
export function clientOfFact(fact: RelationshipFact): string | null {
  return 'clientNo' in fact ? fact.clientNo : null;
}
