import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { RelationshipState } from '../../../shared/model/relationship/state.ts';
import type { WorklistClient, WorklistRow } from '../../../shared/model/relationship/worklist.ts';
import { callsSupervisor } from './rating.rules.ts';
import { alertState, type Alert } from './retention.rules.ts';

/** What the branch head is told of relationship work. */
export type HeadAlert =
  | ({ readonly kind: 'untreated'; readonly clientNo: string } & Alert)
  | {
      readonly kind: 'first-contact-late';
      readonly clientNo: string;
      readonly missedSince: BusinessDate;
    }
  | {
      readonly kind: 'low-rating';
      readonly ticketId: string;
      readonly staffNo: string;
      readonly clientNo: string | null;
      readonly score: number;
    }
  | { readonly kind: 'reports-unread'; readonly count: number; readonly oldest: BusinessDate };

/** What head alerts are found from. */
export interface HeadAlertFacts {
  readonly state: RelationshipState;
  readonly clients: Iterable<Pick<WorklistClient, 'clientNo' | 'alerts'>>;
  /** Of everybody. */
  readonly rows: readonly WorklistRow[];
  /** Days of the contacts whose reports nobody has read. */
  readonly unreadReports: readonly BusinessDate[];
  readonly lowRating: number;
  readonly today: BusinessDate;
}

/**
 * What the head must know now: low ratings of today first, since the client may still be in the hall; then clients who may
 * be lost and for whom nothing was begun, late first contacts, and reports that wait to be read.
 */
export function headAlerts(facts: HeadAlertFacts): readonly HeadAlert[] {
  const { state, clients, rows, unreadReports, lowRating, today } = facts;
  const alerts: HeadAlert[] = [];
  for (const { ticketId, staffNo, clientNo, score, on } of state.ratings.values()) {
    if (on === today && callsSupervisor(score, lowRating)) {
      alerts.push({ kind: 'low-rating', ticketId, staffNo, clientNo, score });
    }
  }
  for (const { clientNo, alerts: seen } of clients) {
    const measures = state.clients.get(clientNo)?.retentions ?? [];
    for (const alert of seen) {
      if (alertState(alert, measures) !== 'untreated') continue;
      alerts.push({ kind: 'untreated', clientNo, ...alert });
    }
  }
  for (const { clientNo, reasons } of rows) {
    const late = reasons.find(({ kind, missedSince }) => kind === 'first-contact' && missedSince);
    if (!late?.missedSince) continue;
    alerts.push({ kind: 'first-contact-late', clientNo, missedSince: late.missedSince });
  }
  const [oldest] = unreadReports.toSorted();
  if (oldest !== undefined) {
    alerts.push({ kind: 'reports-unread', count: unreadReports.length, oldest });
  }
  return alerts;
}
