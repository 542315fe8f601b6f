import type { Instant } from '../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../shared/model/hall/floor.ts';
import { receiversOf } from '../../shared/model/hall/policy.ts';

/** Something that needs a person now. */
export interface Alert {
  readonly kind:
    | 'promise-near'
    | 'promise-broken'
    | 'receiver-silent'
    | 'receiver-escalated'
    | 'receiver-declined'
    | 'diamond-of-other-branch';
  readonly severity: 'warn' | 'alarm';
  readonly ticket: Ticket;
  readonly at: Instant;
}

/** How long before the wait target a ticket is due soon. */
const warningMs = 2 * 60_000;
/** How long the arrival of another branch's diamond client is shown to the branch head. */
const newsMs = 10 * 60_000;
const shown = 20;

/** The alerts of now, the most severe first. */
export function alertsOf(state: FloorState, now: Instant): Alert[] {
  const alerts: Alert[] = [];
  const silenceMs = receiversOf(state.config).answerSeconds * 1000;
  for (const ticket of state.tickets.values()) {
    if (ticket.state === 'waiting') alerts.push(...promiseAlert(ticket, now));
    alerts.push(...receptionAlerts(ticket, now, silenceMs));
  }
  return alerts
    .sort((a, b) => Number(b.severity === 'alarm') - Number(a.severity === 'alarm') || a.at - b.at)
    .slice(0, shown);
}

/** The wait target is about the first call, so a ticket that was called has no such alert. */
function promiseAlert(ticket: Ticket, now: Instant): Alert[] {
  if (ticket.firstCalledAt !== null) return [];
  const end = ticket.promisedBy;
  if (now >= end) return [{ kind: 'promise-broken', severity: 'alarm', ticket, at: end }];
  if (now >= end - warningMs) return [{ kind: 'promise-near', severity: 'alarm', ticket, at: end }];
  return [];
}

function receptionAlerts(ticket: Ticket, now: Instant, silenceMs: number): Alert[] {
  if (ticket.endedAt !== null) return [];
  const { reception } = ticket;
  if (reception?.state === 'called' && reception.calledAt !== undefined) {
    const { calledAt: at, asked = [] } = reception;
    if (now - at >= silenceMs) return [{ kind: 'receiver-silent', severity: 'warn', ticket, at }];
    // Somebody else was asked. The person who stands beside the client has to know.
    return asked.length > 1 ? [{ kind: 'receiver-escalated', severity: 'warn', ticket, at }] : [];
  }
  if (reception?.state === 'declined') {
    return [{ kind: 'receiver-declined', severity: 'warn', ticket, at: reception.calledAt ?? now }];
  }
  const news =
    ticket.tier === 'diamond' &&
    ticket.ownBranch === false &&
    reception?.state !== 'accepted' &&
    now - ticket.takenAt < newsMs;
  return news
    ? [{ kind: 'diamond-of-other-branch', severity: 'warn', ticket, at: ticket.takenAt }]
    : [];
}
