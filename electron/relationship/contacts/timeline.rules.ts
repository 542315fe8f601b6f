import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { Role } from '../../../shared/model/people/roles.ts';
import type { Assignment } from '../../../shared/model/relationship/assignment.ts';
import type { Contact } from '../../../shared/model/relationship/contact.ts';
import type { OpportunityStep } from '../../../shared/model/relationship/opportunity.ts';
import {
  assignmentOf,
  type Complaint,
  type RelationshipState,
  type Retention,
} from '../../../shared/model/relationship/state.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';

/** A change of the effective tier, and a visit to the hall: what the log of relationship work does not have. */
export interface OtherEvents {
  readonly moves: readonly {
    readonly on: BusinessDate;
    readonly from: Tier | null;
    readonly to: Tier;
  }[];
  readonly visits: readonly { readonly on: BusinessDate; readonly ticketId: string }[];
}

/** One thing that happened with a client. */
export type TimelineEntry = { readonly on: BusinessDate } & (
  | { readonly kind: 'contact'; readonly contact: Contact }
  | { readonly kind: 'assignment'; readonly assignment: Assignment }
  | {
      readonly kind: 'opportunity';
      readonly opportunityId: string;
      readonly product: string;
      readonly step: OpportunityStep;
    }
  | { readonly kind: 'retention'; readonly retention: Retention }
  | { readonly kind: 'complaint'; readonly complaint: Complaint }
  | { readonly kind: 'move'; readonly from: Tier | null; readonly to: Tier }
  | { readonly kind: 'visit'; readonly ticketId: string }
  /** For those who may not read more: that there was a contact, and when. */
  | { readonly kind: 'contacted' }
);

/** Everything that happened with a client in one line of time, the latest first. A visit that is a contact stands once. */
export function timeline(
  state: RelationshipState,
  clientNo: string,
  { moves, visits }: OtherEvents,
): readonly TimelineEntry[] {
  const client = state.clients.get(clientNo);
  const contacts = client?.contacts ?? [];
  const met = new Set(contacts.map(({ ticketId }) => ticketId));
  const entries: TimelineEntry[] = [
    ...contacts.map((contact) => ({ kind: 'contact', on: contact.on, contact }) as const),
    ...(client?.assignments ?? []).map(
      (assignment) => ({ kind: 'assignment', on: assignment.on, assignment }) as const,
    ),
    ...(client?.opportunities ?? []).flatMap((opportunityId) => {
      const opportunity = state.opportunities.get(opportunityId);
      const { product = '', steps = [] } = opportunity ?? {};
      return steps.map((step) => {
        return { kind: 'opportunity', on: step.on, opportunityId, product, step } as const;
      });
    }),
    ...(client?.retentions ?? []).map(
      (retention) => ({ kind: 'retention', on: retention.openedOn, retention }) as const,
    ),
    ...(client?.complaints ?? []).flatMap((id) => {
      const complaint = state.complaints.get(id);
      return complaint ? [{ kind: 'complaint', on: complaint.on, complaint } as const] : [];
    }),
    ...moves.map((move) => ({ kind: 'move', ...move }) as const),
    ...visits
      .filter(({ ticketId }) => !met.has(ticketId))
      .map((visit) => ({ kind: 'visit', ...visit }) as const),
  ];
  return entries
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => (a.entry.on === b.entry.on ? b.i - a.i : a.entry.on < b.entry.on ? 1 : -1))
    .map(({ entry }) => entry);
}

/** Who asks to read what was said with a client. */
export interface Reader {
  readonly staffNo: string;
  readonly role: Role;
  /** Has accepted the client, and the visit is not over. */
  readonly receiving: boolean;
}

/**
 * Whether somebody may read reports and amounts of a client's relationship: lead, executor and head, and whoever
 * accepted the client while the visit lasts.
 */
export function mayRead(
  state: Pick<RelationshipState, 'clients'>,
  clientNo: string,
  bookManagerNo: string | null,
  { staffNo, role, receiving }: Reader,
): boolean {
  if (role === 'head' || receiving) return true;
  const assignment = assignmentOf(state.clients.get(clientNo));
  if (!assignment) return bookManagerNo === staffNo;
  return assignment.executor === staffNo || assignment.lead === staffNo;
}

/** What everybody else sees of a timeline: that the client was contacted, and when. */
export function forOthers(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const seen: TimelineEntry[] = [];
  for (const { kind, on } of entries) {
    if (kind === 'contact' && seen.at(-1)?.on !== on) seen.push({ kind: 'contacted', on });
  }
  return seen;
}
