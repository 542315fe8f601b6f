import type { AdmittedTier } from '../clients/admission.ts';
import type { BusinessDate } from '../dates.ts';
import type { Assignment, ManagedTier } from './assignment.ts';
import { touches, type Contact, type ContactKind, type TextRef } from './contact.ts';
import type { CorporateNote } from './corporate.ts';
import type { AlertTrigger, AnnouncementFilter, LinkRelation, RetentionOutcome } from './facts.ts';
import type { Opportunity } from './opportunity.ts';

/** A contact that was promised, by itself or as the next step of another one. */
export interface Promised {
  readonly id: string;
  readonly on: BusinessDate;
  readonly kind: ContactKind;
  readonly madeOn: BusinessDate;
  readonly by: string;
}

export interface Postponed {
  readonly on: BusinessDate;
  readonly until: BusinessDate;
  readonly reason: string;
  readonly by: string;
}

/** What is done so that a client stays. */
export interface Retention {
  readonly id: string;
  readonly trigger: AlertTrigger;
  readonly since: BusinessDate;
  readonly openedOn: BusinessDate;
  readonly closed: {
    readonly on: BusinessDate;
    readonly outcome: RetentionOutcome;
    readonly measure: string;
  } | null;
}

export interface Link {
  readonly otherNo: string;
  readonly relation: LinkRelation;
  /** The link was made at the other client: they are this one's spouse, employee, … */
  readonly reverse: boolean;
}

/** A rhythm of one's own, and since when. */
export interface OwnRhythm {
  readonly perMonth: number | null;
  readonly since: BusinessDate;
}

/** What is shown to those who serve the client, until it ends. */
export interface Caution {
  readonly complaintId: string;
  readonly until: BusinessDate;
  readonly text: TextRef;
  readonly by: string;
}

/** Everything that the log knows of one client's relationship. */
export interface ClientRelationship {
  readonly clientNo: string;
  /** Every assignment, oldest first; the last one holds. */
  readonly assignments: readonly Assignment[];
  /** By day, and by id within a day: the order in which they were recorded does not matter. */
  readonly contacts: readonly Contact[];
  readonly promises: readonly Promised[];
  readonly postponed: readonly Postponed[];
  readonly opportunities: readonly string[];
  readonly retentions: readonly Retention[];
  readonly links: readonly Link[];
  readonly complaints: readonly string[];
  readonly caution: Caution | null;
  readonly rhythm: OwnRhythm | null;
  /** The last day on which circumstances changed that a risk assessment rests on; null: never. */
  readonly circumstancesChangedOn: BusinessDate | null;
  /** Of a corporate client; null: nothing was noted. */
  readonly corporate: CorporateNote | null;
}

export interface WeekRecord {
  readonly week: BusinessDate;
  /** By manager: the record by which the table was handed in; the first one freezes it. */
  readonly submitted: ReadonlyMap<string, { readonly seq: number; readonly on: BusinessDate }>;
  readonly closed: {
    readonly seq: number;
    readonly on: BusinessDate;
    readonly by: string;
    /** Notes of the meeting. */
    readonly text: TextRef | null;
  } | null;
}

export interface Approval {
  readonly id: string;
  readonly clientNo: string;
  readonly tier: AdmittedTier;
  readonly until: BusinessDate;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedOn: BusinessDate;
  readonly decided: {
    readonly granted: boolean;
    readonly by: string;
    readonly on: BusinessDate;
    readonly document: string | null;
    readonly text: TextRef | null;
  } | null;
}

export interface Announcement {
  readonly id: string;
  readonly kind: 'product' | 'external';
  readonly from: BusinessDate;
  readonly until: BusinessDate;
  readonly filter: AnnouncementFilter;
}

export interface Complaint {
  readonly id: string;
  readonly clientNo: string;
  readonly on: BusinessDate;
  readonly complex: boolean;
  readonly extended: { readonly until: BusinessDate; readonly approvedBy: string } | null;
  readonly closed: {
    readonly on: BusinessDate;
    readonly outcome: 'settled' | 'unfounded' | 'withdrawn';
  } | null;
  readonly text: TextRef | null;
}

export interface Rating {
  readonly ticketId: string;
  readonly clientNo: string | null;
  readonly staffNo: string;
  readonly score: 1 | 2 | 3 | 4 | 5;
  readonly on: BusinessDate;
}

export interface Screening {
  readonly id: string;
  readonly scheme: string;
  readonly asOf: BusinessDate;
  readonly on: BusinessDate;
  readonly by: string;
}

/** Relationship work as the log has it: what the projections keep and `verify` rebuilds. */
export interface RelationshipState {
  readonly seq: number;
  /** The day of the first fact: nothing is asked of the time before it. */
  readonly begunOn: BusinessDate | null;
  readonly clients: ReadonlyMap<string, ClientRelationship>;
  readonly opportunities: ReadonlyMap<string, Opportunity>;
  /** Whose contact it is, by contact. */
  readonly contactClients: ReadonlyMap<string, string>;
  readonly weeks: ReadonlyMap<BusinessDate, WeekRecord>;
  readonly approvals: ReadonlyMap<string, Approval>;
  readonly announcements: ReadonlyMap<string, Announcement>;
  readonly complaints: ReadonlyMap<string, Complaint>;
  readonly ratings: ReadonlyMap<string, Rating>;
  readonly screenings: readonly Screening[];
  readonly tierRhythms: ReadonlyMap<ManagedTier, OwnRhythm>;
  readonly forums: readonly BusinessDate[];
}

/** Who looks after a client now; null: the log has never assigned it, and the book's manager holds. */
export function assignmentOf(client: ClientRelationship | undefined): Assignment | null {
  return client?.assignments.at(-1) ?? null;
}

/** Who looks after a client: the assignment's executor if there is one, else the book's manager; null: nobody. */
export function executorOf(
  client: ClientRelationship | undefined,
  bookManagerNo: string | null,
): string | null {
  const assignment = assignmentOf(client);
  return assignment ? assignment.executor : bookManagerNo;
}

/** The same by the client's number. */
export function managerOf(
  state: Pick<RelationshipState, 'clients'>,
  clientNo: string,
  bookManagerNo: string | null,
): string | null {
  return executorOf(state.clients.get(clientNo), bookManagerNo);
}

/**
 * Whether a promise was kept: the client was spoken to on its day or later, or a contact says that it was this promise's.
 * @param due the day from which a contact counts: the promised one, or the last working day before it
 */
export function isKept(
  { id, madeOn }: Promised,
  contacts: readonly Contact[],
  due: BusinessDate,
): boolean {
  return contacts.some((contact) => {
    if (contact.id === id || contact.on < madeOn) return false;
    if (contact.cause === 'promise') return touches(contact) || contact.kind === 'message';
    return touches(contact) && contact.on >= due;
  });
}
