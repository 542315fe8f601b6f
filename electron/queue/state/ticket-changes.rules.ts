import type { Instant } from '../../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import type { FloorEvent, LoggedEvent, Passed } from '../../../shared/model/floor-event.ts';
import { countOfNumber, ticketNumber } from '../../../shared/model/hall/ticket.ts';
import {
  changeAppointment,
  changeTicket,
  freed,
  leaveCounter,
  withAlarm,
  withCounter,
  withTickets,
} from './floor-changes.rules.ts';

type EventOf<T extends FloorEvent['type']> = Extract<FloorEvent, { readonly type: T }>;

const callsKept = 12;

/** The fields of every ticket that waits (again). */
export const inLine = {
  state: 'waiting',
  counter: null,
  staffNo: null,
  calledAt: null,
  startedAt: null,
  endedAt: null,
  recalls: 0,
  parked: null,
  onlyAt: null,
} as const satisfies Partial<Ticket>;

/** The floor with a new ticket. A field that the event does not have takes its default here. */
export function taken(
  state: FloorState,
  event: EventOf<'ticket-taken'>,
  { at, seq }: LoggedEvent,
): FloorState {
  const { tier, appointment = null } = event;
  const number = ownNumber(state, event);
  const started = state.merged ? continued(state, event, at) : state;
  const floor = withTickets(
    {
      ...started,
      taken: { ...state.taken, [tier]: Math.max(state.taken[tier] + 1, countOfNumber(number)) },
      carriedOver: withoutClient(state.carriedOver, event.clientNo),
    },
    [
      {
        ...inLine,
        id: event.ticketId,
        number,
        printed: number === event.number ? null : event.number,
        tier,
        service: event.service,
        further: event.further ?? [],
        done: [],
        clientNo: event.clientNo,
        corporate: event.corporate ?? false,
        ownBranch: event.ownBranch,
        care: event.care,
        appointment,
        order: event.order ?? seq,
        standing: event.standing ?? null,
        takenAt: at,
        promisedBy: event.promisedBy,
        firstCalledAt: null,
        reinstated: 0,
        anywhere: false,
        overtaken: 0,
        moved: 0,
        moveReason: null,
        reception: event.reception && { ...event.reception, state: 'suggested' },
        checklist: event.checklist.map((item) => ({ item, state: 'open' })),
      },
    ],
  );
  return appointment
    ? changeAppointment(floor, appointment.id, { state: 'arrived', ticketId: event.ticketId })
    : floor;
}

/** Its number; one that no other of the day has, where two days turned out to be one and both slips were printed. */
function ownNumber(state: FloorState, { tier, number }: EventOf<'ticket-taken'>): string {
  if (!state.merged) return number;
  const used = new Set([...state.tickets.values()].map((ticket) => ticket.number));
  return used.has(number) ? ticketNumber(tier, state.taken[tier] + 1) : number;
}

/** After a correction of the clock merged two days: of a client with a ticket in both, the later ticket goes on. */
export function continued(
  state: FloorState,
  event: { readonly clientNo: string | null; readonly carriedFrom?: string },
  at: Instant,
): FloorState {
  const before = [...state.open.values()].filter(
    ({ id, clientNo }) =>
      id === event.carriedFrom || (clientNo !== null && clientNo === event.clientNo),
  );
  return before.reduce(
    (floor, { id }) =>
      changeTicket(leaveCounter(floor, id), id, () => ({
        ...{ state: 'cancelled', endedAt: at, parked: null },
      })),
    state,
  );
}

/** Removes a client who has a ticket of today, so that the carried ticket gets no number as well. */
export function withoutClient(
  carried: FloorState['carriedOver'],
  clientNo: string | null,
): FloorState['carriedOver'] {
  const has = clientNo !== null && carried.some((one) => one.clientNo === clientNo);
  return has ? carried.filter((one) => one.clientNo !== clientNo) : carried;
}

/** Tickets with the overtakes that a call, or its undoing, has given them. */
export function overtaken(state: FloorState, passed: readonly Passed[]): Ticket[] {
  const tickets: Ticket[] = [];
  for (const { ticketId, overtaken } of passed) {
    const ticket = state.tickets.get(ticketId);
    if (ticket) tickets.push({ ...ticket, overtaken });
  }
  return tickets;
}

/** The floor after a call: the ticket at its counter, and the overtakes of those it passed. */
export function called(
  state: FloorState,
  event: EventOf<'ticket-called'>,
  at: Instant,
): FloorState {
  const ticket = state.tickets.get(event.ticketId);
  if (!ticket) return state;
  const after = withTickets(state, [
    ...overtaken(state, event.passed),
    {
      ...ticket,
      state: 'called',
      counter: event.counter,
      staffNo: state.counters.get(event.counter)?.staffNo ?? null,
      calledAt: at,
      firstCalledAt: ticket.firstCalledAt ?? at,
      // A ticket that was served and parked before has not been started again yet.
      startedAt: null,
      recalls: 0,
      moved: 0,
      parked: null,
      onlyAt: null,
    },
  ]);
  const call = { ticketId: ticket.id, number: ticket.number, counter: event.counter, at };
  const floor = withCounter(
    { ...after, turn: event.turn, calls: [call, ...state.calls].slice(0, callsKept) },
    event.counter,
    {
      ticketId: event.ticketId,
      undo: {
        passed: event.passed.map(({ ticketId }) => ticketId),
        moved: ticket.moved,
        onlyAt: ticket.onlyAt,
      },
    },
  );
  return ticket.parked?.wakeAt == null ? floor : withAlarm(floor);
}

/** The floor after a service: the visit is over, goes on here, or goes back to the queue in its old place. */
export function completed(
  state: FloorState,
  event: EventOf<'service-completed'>,
  at: Instant,
): FloorState {
  const ticket = state.tickets.get(event.ticketId);
  if (!ticket) return state;
  const { service, staffNo, startedAt } = ticket;
  const part = {
    service,
    counter: event.counter,
    staffNo,
    startedAt: startedAt ?? at,
    endedAt: at,
  };
  const done = [...ticket.done, part];
  const { next } = event;
  if (!next) {
    return freed(state, event.counter, ticket.id, { state: 'completed', endedAt: at, done });
  }
  const atCounterOvernight = {
    service: next.service,
    further: ticket.further.slice(1),
    done,
    anywhere: false,
  };
  return next.here
    ? withTickets(state, [{ ...ticket, ...atCounterOvernight, startedAt: at }])
    : freed(state, event.counter, ticket.id, { ...inLine, ...atCounterOvernight });
}
