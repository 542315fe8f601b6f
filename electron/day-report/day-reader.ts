import { businessDateOf, type BusinessDate, type Instant } from '../../shared/model/dates.ts';
import type { FloorState } from '../../shared/model/hall/floor.ts';
import type { FloorEvent, LoggedEvent } from '../../shared/model/floor-event.ts';
import { emptyFloor, evolve } from '../queue/index.ts';

/** An act that changed the order of service, with the actor and the reason. */
export interface Intervention {
  /** The record's number in the log. */
  readonly seq: number;
  readonly at: Instant;
  /** Staff number. */
  readonly actor: string;
  readonly what:
    | 'ticket-moved'
    | 'ticket-chosen'
    | 'client-linked'
    | 'rule-changed'
    | 'promises-changed'
    | 'counter-opened'
    | 'counter-paused'
    | 'counter-resumed'
    | 'counter-closed'
    | 'counter-changed'
    | 'branch-configured'
    | 'day-reopened'
    | 'clock-corrected';
  /** The number of the ticket. */
  readonly number: string | null;
  readonly counter: number | null;
  /** The person whose counter it is, or for whom it was opened. */
  readonly staffNo: string | null;
  readonly reason: string | null;
}

/** A counter's day. */
export interface CounterTime {
  readonly counter: number;
  readonly openMs: number;
  /** With a client, from the call on. */
  readonly busyMs: number;
}

/** What a day's records say. */
export interface DayRead {
  readonly date: BusinessDate;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly openedAt: Instant;
  /** When the day was last ended, and by whom; null: it is open. */
  readonly closed: { readonly at: Instant; readonly by: string } | null;
  /** Until when times were counted: the day's end, its last record, or now if it is open. */
  readonly until: Instant;
  readonly interventions: readonly Intervention[];
  readonly counters: readonly CounterTime[];
  /** The floor after the last record. */
  readonly state: FloorState;
}

/** Reads the records of one day, fed in order. */
export interface DayReader {
  follow(logged: LoggedEvent): void;
  /**
   * The result; null if the day was never opened.
   * @param now until when open counters are counted; null: until the last record
   */
  result(now: Instant | null): DayRead | null;
}

/** Creates a reader. It folds the records as they come, in one pass. */
export function createDayReader(): DayReader {
  const times = new Map<number, { openMs: number; busyMs: number }>();
  let interventions: Intervention[] = [];
  let state = emptyFloor;
  let firstSeq = 0;
  let openedAt: Instant | null = null;
  let closed: DayRead['closed'] = null;
  let countedTo = 0;

  /** Adds the time since the last record to the counters' present states. */
  function pass(until: Instant): void {
    const ms = Math.max(0, until - state.at);
    countedTo = Math.max(countedTo, until);
    if (ms === 0 || state.day === null) return;
    for (const { id, state: is, ticketId } of state.counters.values()) {
      if (is === 'closed') continue;
      const sum = times.get(id) ?? { openMs: 0, busyMs: 0 };
      if (is === 'open') sum.openMs += ms;
      if (ticketId !== null) sum.busyMs += ms;
      times.set(id, sum);
    }
  }

  return {
    follow(logged) {
      const { event, at, actor, seq } = logged;
      if (firstSeq === 0) firstSeq = seq;
      // If the next day's opening ended this day, the night is not counted: nobody was at the counters.
      if (businessDateOf(at) <= logged.day) pass(at);
      const intervention = interventionOf(logged, state);
      if (intervention) interventions.push(intervention);
      if (event.type === 'day-opened') openedAt = at;
      if (event.type === 'day-reopened') closed = null;
      if (event.type === 'day-closed') {
        closed = { at, by: actor };
        // Ending the day closes the counters in the same act, which is no intervention.
        interventions = interventions.filter((one) => one.what !== 'counter-closed' || one.at < at);
      }
      state = evolve(state, logged);
    },
    result(now) {
      if (openedAt === null || state.day === null) return null;
      if (now !== null) pass(now);
      return {
        date: state.day,
        firstSeq,
        lastSeq: state.seq,
        openedAt,
        closed,
        until: countedTo,
        interventions,
        counters: [...state.counters.keys()].map((counter) => ({
          counter,
          ...(times.get(counter) ?? { openMs: 0, busyMs: 0 }),
        })),
        state,
      };
    },
  };
}

const system = 'system';

function interventionOf(
  { event, seq, at, actor }: LoggedEvent,
  state: FloorState,
): Intervention | null {
  const about = aboutWhat(event, actor, state);
  if (!about || actor === system) return null;
  return { seq, at, actor, number: null, counter: null, staffNo: null, reason: null, ...about };
}

type About = Pick<Intervention, 'what'> & Partial<Intervention>;

function aboutWhat(event: FloorEvent, actor: string, state: FloorState): About | null {
  if (event.type === 'ticket-moved' || event.type === 'ticket-called') {
    // A call without a reason follows the rule.
    if (event.reason === undefined) return null;
    const number = state.tickets.get(event.ticketId)?.number ?? null;
    const { reason } = event;
    return event.type === 'ticket-moved'
      ? { what: event.type, number, reason }
      : { what: 'ticket-chosen', number, counter: event.counter, reason };
  }
  if (event.type === 'client-linked') {
    const ticket = state.tickets.get(event.ticketId);
    // Being known changes the order where the tier does, for a visit that is not over.
    return ticket?.endedAt === null && ticket.tier !== event.tier
      ? { what: event.type, number: ticket.number }
      : null;
  }
  if (event.type === 'rule-changed') return { what: event.type, reason: event.rule.kind };
  if (
    event.type === 'promises-changed' ||
    event.type === 'day-reopened' ||
    event.type === 'clock-corrected'
  ) {
    return { what: event.type };
  }
  // The set-up before the first day is no intervention.
  if (event.type === 'branch-configured' && state.day !== null) return { what: event.type };
  return aboutCounter(event, actor, state);
}

/** A change of a counter by its own teller is no intervention; by somebody else it is. */
function aboutCounter(event: FloorEvent, actor: string, state: FloorState): About | null {
  if (event.type === 'counter-opened') {
    const { counter, staffNo } = event;
    return staffNo === actor ? null : { what: event.type, counter, staffNo };
  }
  if (
    event.type !== 'counter-paused' &&
    event.type !== 'counter-resumed' &&
    event.type !== 'counter-closed' &&
    event.type !== 'counter-changed'
  ) {
    return null;
  }
  const staffNo = state.counters.get(event.counter)?.staffNo ?? null;
  return staffNo === actor ? null : { what: event.type, counter: event.counter, staffNo };
}
