import type { AdmittedTier } from '../clients/admission.ts';
import type { BusinessDate, Instant } from '../dates.ts';
import type { Fen } from '../money.ts';
import type { Tier } from '../schemes/tier.ts';
import type { AssignmentSource, ManagedTier } from './assignment.ts';
import type { ContactCause, ContactKind, NextStep, TextRef } from './contact.ts';
import type { CorporateFigures, KeyTrait } from './corporate.ts';
import type { DisclosedRisk, OpenStage } from './opportunity.ts';

/** What makes a client's loss likely. */
export const alertTriggers = ['outflow', 'downgrade', 'loss'] as const;
export type AlertTrigger = (typeof alertTriggers)[number];

/** How two clients belong together, seen from the first: the other one is its spouse, employer, … */
export const linkRelations = ['spouse', 'family', 'employer', 'key-person', 'referrer'] as const;
export type LinkRelation = (typeof linkRelations)[number];

/** Whom an announcement is for; an absent part does not narrow it. */
export interface AnnouncementFilter {
  readonly tiers?: readonly Tier[];
  readonly orientations?: readonly string[];
  /** Holds one of these. */
  readonly holding?: readonly string[];
  /** The client's risk grade is at least this. */
  readonly minimumGrade?: number;
  /** Named clients only, e.g. who is invited to an event. */
  readonly clients?: readonly string[];
}

/** What about a client's circumstances asks for a new risk assessment within the year (rulebook §3). */
export const circumstances = ['assets', 'income', 'preference', 'debts'] as const;
export type Circumstance = (typeof circumstances)[number];

/** What became of a measure to keep a client. */
export const retentionOutcomes = ['kept', 'partly', 'lost'] as const;
export type RetentionOutcome = (typeof retentionOutcomes)[number];

/**
 * Everything that can happen in relationship work, appended to the branch's log. Ids, codes, amounts and dates only;
 * personal words stand apart (see {@link TextRef}).
 */
export type RelationshipFact =
  /** Nobody as lead and executor: no longer managed. */
  | {
      readonly type: 'client-assigned';
      readonly clientNo: string;
      /** Who looked after the client until then, by the log or by the book as it was. */
      readonly from: string | null;
      readonly lead: string | null;
      readonly executor: string | null;
      readonly source: AssignmentSource;
      readonly reason: string;
    }
  | {
      readonly type: 'contact-recorded';
      readonly contactId: string;
      readonly clientNo: string;
      readonly kind: ContactKind;
      readonly reached: boolean;
      /** Today or earlier. */
      readonly on: BusinessDate;
      readonly cause: ContactCause;
      readonly next: NextStep | null;
      readonly text: TextRef | null;
      readonly ticketId: string | null;
    }
  | {
      readonly type: 'contact-promised';
      readonly promiseId: string;
      readonly clientNo: string;
      readonly on: BusinessDate;
      readonly kind: ContactKind;
    }
  | {
      readonly type: 'contact-postponed';
      readonly clientNo: string;
      readonly until: BusinessDate;
      readonly reason: string;
    }
  /** The report on a contact that had none, such as a meeting that came from the hall. */
  | {
      readonly type: 'report-written';
      readonly contactId: string;
      readonly text: TextRef;
      readonly next: NextStep | null;
    }
  | { readonly type: 'report-reviewed'; readonly contactId: string }
  | {
      readonly type: 'opportunity-opened';
      readonly opportunityId: string;
      readonly clientNo: string;
      readonly product: string;
      readonly amountFen: Fen;
      readonly stage: OpenStage;
      /** When it is expected to be signed; null: open. */
      readonly expectedOn: BusinessDate | null;
    }
  | {
      readonly type: 'opportunity-moved';
      readonly opportunityId: string;
      readonly stage: OpenStage;
      readonly amountFen: Fen;
      readonly expectedOn: BusinessDate | null;
    }
  | {
      readonly type: 'risk-disclosed';
      readonly opportunityId: string;
      readonly risks: readonly DisclosedRisk[];
    }
  | {
      readonly type: 'opportunity-won';
      readonly opportunityId: string;
      readonly amountFen: Fen;
    }
  | {
      readonly type: 'opportunity-lost';
      readonly opportunityId: string;
      readonly reason: string;
    }
  /** A manager hands in the week's table. */
  | { readonly type: 'week-submitted'; readonly week: BusinessDate; readonly managerNo: string }
  /** The head's meeting about a week is over. */
  | { readonly type: 'week-closed'; readonly week: BusinessDate; readonly text: TextRef | null }
  | {
      readonly type: 'approval-requested';
      readonly approvalId: string;
      readonly clientNo: string;
      readonly tier: AdmittedTier;
      readonly until: BusinessDate;
      readonly reason: string;
    }
  | {
      readonly type: 'approval-decided';
      readonly approvalId: string;
      readonly granted: boolean;
      /** Of the paper by which a superior branch decided; null: the branch head did. */
      readonly document: string | null;
      /** Name and function of who decided there. */
      readonly text: TextRef | null;
    }
  | {
      readonly type: 'client-linked';
      readonly clientNo: string;
      readonly otherNo: string;
      readonly relation: LinkRelation;
    }
  | {
      readonly type: 'client-unlinked';
      readonly clientNo: string;
      readonly otherNo: string;
      readonly relation: LinkRelation;
    }
  | {
      readonly type: 'event-announced';
      readonly announcementId: string;
      readonly kind: 'product' | 'external';
      readonly from: BusinessDate;
      readonly until: BusinessDate;
      readonly filter: AnnouncementFilter;
    }
  | {
      readonly type: 'screening-run';
      readonly screeningId: string;
      readonly scheme: string;
      readonly asOf: BusinessDate;
    }
  | {
      readonly type: 'retention-opened';
      readonly retentionId: string;
      readonly clientNo: string;
      readonly trigger: AlertTrigger;
      /** What was seen, e.g. the day of the outflow; one measure for each. */
      readonly since: BusinessDate;
    }
  | {
      readonly type: 'retention-closed';
      readonly retentionId: string;
      readonly clientNo: string;
      readonly outcome: RetentionOutcome;
      readonly measure: string;
    }
  | {
      readonly type: 'complaint-opened';
      readonly complaintId: string;
      readonly clientNo: string;
      readonly on: BusinessDate;
      readonly complex: boolean;
      readonly text: TextRef | null;
    }
  | { readonly type: 'complaint-found-complex'; readonly complaintId: string }
  | {
      readonly type: 'complaint-extended';
      readonly complaintId: string;
      readonly until: BusinessDate;
      /** Who approved it. */
      readonly approvedBy: string;
    }
  | {
      readonly type: 'complaint-closed';
      readonly complaintId: string;
      readonly outcome: 'settled' | 'unfounded' | 'withdrawn';
    }
  /** A caution for those who serve the client: reviewed by the head, with an end. */
  | {
      readonly type: 'caution-set';
      readonly clientNo: string;
      readonly complaintId: string;
      readonly until: BusinessDate;
      readonly text: TextRef;
    }
  | { readonly type: 'caution-lifted'; readonly clientNo: string }
  | {
      readonly type: 'rating-given';
      readonly ticketId: string;
      readonly clientNo: string | null;
      readonly staffNo: string;
      /** 1 (worst) to 5; faces count as 1, 3 and 5. */
      readonly score: 1 | 2 | 3 | 4 | 5;
    }
  /** How many contacts a month a tier or one client needs from now on; null: as its tier, or as the default. */
  | {
      readonly type: 'rhythm-changed';
      readonly of:
        | { readonly clientNo: string }
        | {
            readonly tier: ManagedTier;
          };
      readonly perMonth: number | null;
    }
  /** A client's circumstances are no longer those of the last risk assessment. */
  | {
      readonly type: 'circumstances-changed';
      readonly clientNo: string;
      readonly what: Circumstance;
    }
  /** What is known of a corporate client: traits of a key account, figures of the exit list, a property project. */
  | {
      readonly type: 'corporate-noted';
      readonly clientNo: string;
      readonly traits: readonly KeyTrait[];
      readonly figures: CorporateFigures | null;
      readonly project: boolean;
    }
  | { readonly type: 'forum-held'; readonly on: BusinessDate };

/** A fact as it stands in the log. */
export interface LoggedFact {
  readonly seq: number;
  readonly day: BusinessDate;
  readonly at: Instant;
  /** Staff number of who did it, or "system". */
  readonly actor: string;
  readonly fact: RelationshipFact;
}
