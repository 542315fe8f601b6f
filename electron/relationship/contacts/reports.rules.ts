import type { BusinessDate } from '../../../shared/model/dates.ts';
import {
  touches,
  type Contact,
  type ReportDuty,
} from '../../../shared/model/relationship/contact.ts';
import type { RelationshipState } from '../../../shared/model/relationship/state.ts';

/** A contact with whose it is. */
export interface ContactOf {
  readonly clientNo: string;
  readonly contact: Contact;
}

/** Every contact of some days, of one person or of all, in the order of days. */
export function contactsBetween(
  state: Pick<RelationshipState, 'clients'>,
  from: BusinessDate,
  to: BusinessDate,
  by?: string,
): readonly ContactOf[] {
  const found: ContactOf[] = [];
  for (const { clientNo, contacts } of state.clients.values()) {
    for (let i = contacts.length - 1; i >= 0; i -= 1) {
      const contact = contacts[i];
      if (!contact || contact.on < from) break;
      if (contact.on <= to && (by === undefined || contact.by === by)) {
        found.push({ clientNo, contact });
      }
    }
  }
  return found.sort(
    (a, b) => compare(a.contact.on, b.contact.on) || compare(a.contact.id, b.contact.id),
  );
}

/** Contacts for which a report is still to be written. Significant are meetings, visits and what agreed on a next step. */
export function reportsDue(contacts: readonly ContactOf[], duty: ReportDuty): readonly ContactOf[] {
  return contacts.filter(({ contact }) => {
    if (!touches(contact) || contact.text) return false;
    return duty === 'every' || contact.kind !== 'call' || contact.next !== null;
  });
}

/** How the head's review of reports stands. */
export interface ReviewStanding {
  readonly written: number;
  readonly read: number;
  /** In whole percent, rounded down; null without any report. */
  readonly quota: number | null;
  readonly unread: readonly ContactOf[];
}

/** The share of reports that were read, and which were not, oldest first. */
export function reviewStanding(contacts: readonly ContactOf[]): ReviewStanding {
  const written = contacts.filter(({ contact }) => contact.text !== null);
  const unread = written.filter(({ contact }) => contact.reviewed === null);
  const read = written.length - unread.length;
  const quota = written.length === 0 ? null : Math.floor((read * 100) / written.length);
  return { written: written.length, read, quota, unread };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
