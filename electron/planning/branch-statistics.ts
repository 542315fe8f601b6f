import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../shared/model/hall/floor.ts';
import type { LoggedEvent } from '../../shared/model/floor-event.ts';
import { tierRank, tiers } from '../../shared/model/schemes/tier.ts';
import {
  createArrivalRates,
  createCalibration,
  createServiceTimes,
  emptyFloor,
  evolve,
  recordedDay,
  type ArrivalRates,
  type Calibration,
  type RecordedDay,
  type ServiceTimes,
} from '../queue/index.ts';
import { daySummary, timeOfDay, type DaySummary } from './day-summary.rules.ts';

/** A finished day, for comparison and for what-if. */
export interface PastDay {
  readonly date: BusinessDate;
  readonly summary: DaySummary;
  readonly record: RecordedDay;
  readonly rule: NonNullable<FloorState['config']>['rule'] | null;
}

/** Branch statistics, updated record by record from the log. They never use later records. */
export interface BranchMemory {
  follow(logged: LoggedEvent): void;
  /** The floor as of the last record followed. */
  state(): FloorState;
  readonly times: ServiceTimes;
  readonly rates: ArrivalRates;
  readonly calibration: Calibration;
  /** The number of a service in `times` and `rates`. */
  serviceNo(service: string): number;
  serviceOf(no: number): string;
  /** Mean time between the end of a service and the next call, while somebody waits; milliseconds. */
  gap(): number;
  /** The hazard of leaving uncalled, per millisecond of waiting. */
  hazard(): number;
  /** How many arrivals were observed on all days. */
  arrivals(): number;
  /** Finished days, the latest first. */
  past(): readonly PastDay[];
  /** Today so far, as a day that can be simulated. */
  today(): RecordedDay;
  /** Registers a bound that was forecast when a ticket was taken; whether it holds is learned later. */
  told(ticket: Pick<Ticket, 'id' | 'tier'>, bound: Instant): void;
}

/** Days kept in full: the week before today, and more for what-if. */
const daysKept = 14;
/** Priors: 15 seconds between two clients, and nobody leaves. */
const gapBelieved = 15_000;
const gapWeight = 10;
const gapMost = 300_000;
/** Events that free a counter, and events of tickets that leave uncalled. */
const freeing: ReadonlySet<string> = new Set([
  'service-completed',
  'ticket-no-show',
  'ticket-parked',
  'ticket-transferred',
]);
const leavingTypes: ReadonlySet<string> = new Set(['ticket-left', 'ticket-cancelled']);

/** Creates empty statistics. */
export function createBranchMemory(): BranchMemory {
  const times = createServiceTimes();
  const rates = createArrivalRates();
  const calibration = createCalibration(tiers.length);
  const serviceNos = new Map<string, number>();
  const past: PastDay[] = [];
  const bounds = new Map<string, { readonly rank: number; readonly by: Instant }>();
  const freedAt = new Map<number, Instant>();
  let state = emptyFloor;
  let events: LoggedEvent[] = [];
  let gap = { count: 0, sum: 0 };
  let leaving = { leavers: 0, waited: 0 };
  let arrivals = 0;

  function serviceNo(service: string): number {
    const known = serviceNos.get(service);
    if (known !== undefined) return known;
    serviceNos.set(service, serviceNos.size);
    return serviceNos.size - 1;
  }

  function endDay(): void {
    if (state.day === null) return;
    if (state.tickets.size > 0) {
      past.unshift({
        date: state.day,
        summary: daySummary(state),
        record: recordedDay(events),
        rule: state.config?.rule ?? null,
      });
      past.length = Math.min(past.length, daysKept);
      // A day without arrivals says nothing about the next, so it is not averaged in.
      rates.endDay();
    }
    events = [];
    bounds.clear();
    freedAt.clear();
  }

  /** A ticket's wait has ended: its bound, if any, held or did not. */
  function waitEnded(ticket: Ticket, at: Instant): void {
    leaving = { ...leaving, waited: leaving.waited + Math.max(0, at - ticket.takenAt) };
    const bound = bounds.get(ticket.id);
    if (!bound) return;
    bounds.delete(ticket.id);
    calibration.learn(bound.rank, at <= bound.by);
  }

  /** A counter has finished with a ticket: learns the time since the call. */
  function freed(ticket: Ticket, at: Instant): void {
    if (ticket.counter === null || ticket.calledAt === null) return;
    const last = ticket.done.at(-1);
    const from = Math.max(ticket.calledAt, last?.counter === ticket.counter ? last.endedAt : 0);
    times.learn(serviceNo(ticket.service), Math.max(0, at - from), ticket.counter);
    freedAt.set(ticket.counter, at);
  }

  function called(ticket: Ticket, counter: number, at: Instant): void {
    if (ticket.firstCalledAt === null) waitEnded(ticket, at);
    const since = freedAt.get(counter);
    freedAt.delete(counter);
    // Only if the client was waiting already; otherwise the counter waited for the client.
    if (since === undefined || ticket.takenAt > since) return;
    gap = { count: gap.count + 1, sum: gap.sum + Math.min(gapMost, Math.max(0, at - since)) };
  }

  function learn({ event, at }: LoggedEvent): void {
    if (!('ticketId' in event) || event.type === 'ticket-taken') return;
    const ticket = state.tickets.get(event.ticketId);
    if (!ticket) return;
    if (event.type === 'ticket-called') called(ticket, event.counter, at);
    else if (freeing.has(event.type)) freed(ticket, at);
    else if (leavingTypes.has(event.type) && ticket.state === 'waiting') {
      waitEnded(ticket, at);
      leaving = { ...leaving, leavers: leaving.leavers + 1 };
    }
  }

  return {
    follow(logged) {
      const { event, at } = logged;
      if (event.type === 'day-opened') endDay();
      learn(logged);
      events.push(logged);
      state = evolve(state, logged);
      // A day that is not understood whole teaches nothing: it is left out.
      if (state.readOnly) throw new Error(`log record ${logged.seq} is not understood`);
      if (event.type !== 'ticket-taken') return;
      arrivals += 1;
      rates.learn(timeOfDay(at), tierRank(event.tier), serviceNo(event.service));
    },
    state: () => state,
    times,
    rates,
    calibration,
    serviceNo,
    serviceOf: (no) => [...serviceNos.keys()][no] ?? '',
    gap: () => (gap.sum + gapWeight * gapBelieved) / (gap.count + gapWeight),
    hazard: () => (leaving.waited > 0 ? leaving.leavers / leaving.waited : 0),
    arrivals: () => arrivals,
    past: () => past,
    today: () => recordedDay(events),
    told(ticket, bound) {
      bounds.set(ticket.id, { rank: tierRank(ticket.tier), by: bound });
    },
  };
}
