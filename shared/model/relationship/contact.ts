import type { BusinessDate } from '../dates.ts';

/** How a client was contacted; a visit is a meeting at the client's place. */
export const contactKinds = ['call', 'meeting', 'message', 'visit'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** The four classes of contact events (rulebook §3), and what the relationship itself asks for. */
export const causeClasses = ['life', 'behaviour', 'product', 'external', 'own'] as const;
export type CauseClass = (typeof causeClasses)[number];

/** Why a client is contacted. */
export const contactCauses = {
  birthday: 'life',
  anniversary: 'life',
  festival: 'life',
  'large-movement': 'behaviour',
  maturity: 'behaviour',
  'yield-change': 'behaviour',
  'new-product': 'product',
  offer: 'product',
  news: 'external',
  'bank-event': 'external',
  promise: 'own',
  retention: 'own',
  'first-contact': 'own',
  rhythm: 'own',
  opportunity: 'own',
  'gold-absent': 'own',
  'after-sale': 'own',
  diagnosis: 'own',
  complaint: 'own',
  'hall-visit': 'own',
  other: 'own',
} as const satisfies Record<string, CauseClass>;
export type ContactCause = keyof typeof contactCauses;

/** Text that can be erased: it stands apart, the log keeps only what proves it. */
export interface TextRef {
  readonly ref: string;
  /** Of the text with its salt; the salt goes with the text. */
  readonly hash: string;
}

/** For which contacts a communication report is asked (rulebook §3: default every). */
export const reportDuties = ['every', 'significant'] as const;
export type ReportDuty = (typeof reportDuties)[number];

/** What is to follow, as agreed with the client. */
export interface NextStep {
  readonly on: BusinessDate;
  readonly kind: ContactKind;
}

/** One contact with a client. */
export interface Contact {
  readonly id: string;
  /** The record by which it came into the log, maybe days after it was made. */
  readonly seq: number;
  readonly on: BusinessDate;
  readonly kind: ContactKind;
  /** Whether the client was spoken to; a message or a call that nobody took is not reached. */
  readonly reached: boolean;
  readonly cause: ContactCause;
  readonly by: string;
  readonly next: NextStep | null;
  /** The communication report; null: none was written. */
  readonly text: TextRef | null;
  /** The visit to the hall that it was. */
  readonly ticketId: string | null;
  /** Who read the report, and when; null: nobody yet. */
  readonly reviewed: { readonly by: string; readonly on: BusinessDate } | null;
}

/** Whether the client was spoken to: the only contact that counts for a rhythm. */
export function touches({ kind, reached }: Pick<Contact, 'kind' | 'reached'>): boolean {
  return reached && kind !== 'message';
}
