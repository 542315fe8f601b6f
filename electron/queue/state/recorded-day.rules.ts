import { branchOffsetMs, type Instant } from '../../../shared/model/dates.ts';
import type { LoggedEvent } from '../../../shared/model/floor-event.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { createArrivalBook, type ArrivalBook } from './arrival-book.rules.ts';

/** A recorded day of the branch, for simulation. */
export interface RecordedDay {
  readonly book: ArrivalBook;
  readonly tickets: number;
  /** The most counters that were open at one time. */
  readonly counters: number;
}

interface Visit {
  readonly ref: string;
  /** A walk-in who was recognised before being served counts as who it was. */
  tier: Tier;
  readonly takenAt: Instant;
  /** Seconds at counters so far. */
  served: number;
  startedAt: Instant | null;
  everStarted: boolean;
  endedAt: Instant | null;
}

/**
 * Reads a day's log as arrivals.
 * - Every ticket is an arrival at its whole second, in the order of the log, named by its printed number.
 * - Its service time is the sum over all counters of the visit, in whole seconds: from each start until completed,
 *   transferred, parked or gone. The time between call and start is not counted.
 * - A ticket that was never served left after its wait: until cancelled, no-show or gone, or until the log's last
 *   event.
 * - Calls, moves and what counters take are ignored, because the rule decides who is called.
 */
export function recordedDay(events: Iterable<LoggedEvent>): RecordedDay {
  const visits = new Map<string, Visit>();
  const open = new Set<number>();
  let counters = 0;
  let last = 0;
  for (const { event, at } of events) {
    last = Math.max(last, at);
    if (event.type === 'ticket-taken') {
      visits.set(event.ticketId, {
        ref: event.number,
        tier: event.tier,
        takenAt: at,
        served: 0,
        startedAt: null,
        everStarted: false,
        endedAt: null,
      });
    } else if (event.type === 'counter-opened') {
      open.add(event.counter);
      counters = Math.max(counters, open.size);
    } else if (event.type === 'counter-closed') {
      open.delete(event.counter);
    } else if ('ticketId' in event) {
      const visit = visits.get(event.ticketId);
      if (visit) happen(visit, event, at);
    }
  }
  const book = createArrivalBook();
  for (const visit of visits.values()) {
    stopServing(visit, last);
    book.add({
      ref: visit.ref,
      arrivedAt: wholeSeconds(visit.takenAt + branchOffsetMs),
      tier: visit.tier,
      service: wholeSeconds(visit.served),
      leftAfter: visit.everStarted ? null : wholeSeconds((visit.endedAt ?? last) - visit.takenAt),
    });
  }
  return { book, tickets: visits.size, counters };
}

function happen(visit: Visit, event: LoggedEvent['event'], at: Instant): void {
  const { type } = event;
  if (type === 'client-linked') {
    if (!visit.everStarted) visit.tier = event.tier;
  } else if (type === 'service-started') {
    visit.startedAt = at;
    visit.everStarted = true;
  } else if (type === 'ticket-reinstated') {
    visit.endedAt = null;
  } else if (endOfService.has(type)) {
    stopServing(visit, at);
    if (endOfWait.has(type)) visit.endedAt = at;
    // The next service of the visit starts when the last one ends.
    if (type === 'service-completed' && event.next?.here === true) visit.startedAt = at;
  }
}

const endOfWait: ReadonlySet<string> = new Set([
  'ticket-no-show',
  'ticket-cancelled',
  'ticket-left',
  'ticket-carried',
]);
const endOfService: ReadonlySet<string> = new Set([
  ...endOfWait,
  'service-completed',
  'ticket-transferred',
  'ticket-parked',
]);

function stopServing(visit: Visit, at: Instant): void {
  if (visit.startedAt !== null) visit.served += Math.max(0, at - visit.startedAt);
  visit.startedAt = null;
}

function wholeSeconds(ms: number): number {
  return Math.max(0, Math.floor(ms / 1000)) * 1000;
}
