import type { Appointment } from '../../../shared/model/hall/appointment.ts';
import type { BranchConfig, CounterWork } from '../../../shared/model/branch.ts';
import type {
  ChecklistEntry,
  Counter,
  FloorState,
  Ticket,
} from '../../../shared/model/hall/floor.ts';
import { endedStates, type TicketState } from '../../../shared/model/hall/ticket.ts';
import { VersionedMap } from './versioned-map.rules.ts';

/* Small changes that events are made of. Each returns a new state and leaves the old one unchanged. */

/**
 * The configured counters. A counter that stays keeps its person and client. It also keeps what it was set to take
 * during the day, if its configuration did not change.
 */
export function countersOf(
  config: BranchConfig,
  present: ReadonlyMap<number, Counter>,
  before: BranchConfig | null = null,
): ReadonlyMap<number, Counter> {
  return new Map(
    config.counters.map((work) => {
      const { id, services, tiers, clientele } = work;
      const was = before?.counters.find((one) => one.id === id);
      const kept =
        was && JSON.stringify(was) === JSON.stringify(work) ? present.get(id) : undefined;
      return [
        id,
        {
          state: 'closed',
          staffNo: null,
          pauseReason: null,
          ticketId: null,
          undo: null,
          ...present.get(id),
          id,
          ...workOf(kept ?? { services, tiers, clientele }),
        },
      ];
    }),
  );
}

/** Only the parts of a counter that say what it takes. */
export function workOf({ services, tiers, clientele }: CounterWork): CounterWork {
  return { services, tiers: tiers ?? [], clientele: clientele ?? 'both' };
}

const ended: ReadonlySet<TicketState> = new Set(endedStates);

/** Whether a ticket has ended for the day. */
export function hasEnded(ticket: Ticket): boolean {
  return ended.has(ticket.state);
}

/** The floor with these tickets, new or changed. Every change of a ticket goes through here. */
export function withTickets(state: FloorState, tickets: readonly Ticket[]): FloorState {
  return {
    ...state,
    tickets: VersionedMap.from(state.tickets).with(tickets.map((ticket) => [ticket.id, ticket])),
    open: VersionedMap.from(state.open).with(
      tickets.map((ticket) => [ticket.id, hasEnded(ticket) ? undefined : ticket]),
    ),
  };
}

/** The floor with a ticket changed; unchanged where there is no such ticket. */
export function changeTicket(
  state: FloorState,
  ticketId: string,
  change: (ticket: Ticket) => Partial<Ticket>,
): FloorState {
  const ticket = state.tickets.get(ticketId);
  return ticket ? withTickets(state, [{ ...ticket, ...change(ticket) }]) : state;
}

/** The floor with one line of a ticket's checklist replaced. */
export function changeItem(
  state: FloorState,
  ticketId: string,
  item: string,
  entry: ChecklistEntry,
): FloorState {
  return changeTicket(state, ticketId, (ticket) => ({
    checklist: ticket.checklist.map((line) => (line.item === item ? entry : line)),
  }));
}

/** The floor with a counter changed; unchanged where there is no such counter. */
export function withCounter(state: FloorState, id: number, change: Partial<Counter>): FloorState {
  const counter = state.counters.get(id);
  if (!counter) return state;
  return { ...state, counters: new Map(state.counters).set(id, { ...counter, ...change }) };
}

function releaseCounter(state: FloorState, id: number): FloorState {
  return withCounter(state, id, { ticketId: null, undo: null });
}

/** Frees the counter that holds this ticket. (A counter that it was at before may hold another ticket by now.) */
export function leaveCounter(state: FloorState, ticketId: string): FloorState {
  const counter = state.tickets.get(ticketId)?.counter ?? null;
  if (counter === null || state.counters.get(counter)?.ticketId !== ticketId) return state;
  return releaseCounter(state, counter);
}

/** The floor with a ticket changed and its counter free. */
export function freed(
  state: FloorState,
  counter: number,
  ticketId: string,
  change: Partial<Ticket>,
): FloorState {
  return changeTicket(releaseCounter(state, counter), ticketId, () => change);
}

/** Unbinds the tickets that wait for a counter. @param keeps whether a ticket stays bound */
export function unbound(
  state: FloorState,
  counter: number,
  keeps: (ticket: Ticket) => boolean,
): FloorState {
  const changed: Ticket[] = [];
  for (const ticket of state.open.values()) {
    const bound = ticket.onlyAt === counter || ticket.parked?.counter === counter;
    if (!bound || keeps(ticket)) continue;
    changed.push({
      ...ticket,
      onlyAt: null,
      parked: ticket.parked && { ...ticket.parked, counter: null },
    });
  }
  return changed.length > 0 ? withTickets(state, changed) : state;
}

/** The floor with the next instant at which something is due. */
export function withAlarm(state: FloorState): FloorState {
  let alarmAt: number | null = null;
  const ring = (at: number) => {
    if (alarmAt === null || at < alarmAt) alarmAt = at;
  };
  for (const { parked } of state.open.values()) if (parked?.wakeAt != null) ring(parked.wakeAt);
  for (const { state: now, until } of state.appointments.values()) {
    if (now === 'booked') ring(until + 1);
  }
  return { ...state, alarmAt };
}

/** The floor with an appointment changed; unchanged where there is none. */
export function changeAppointment(
  state: FloorState,
  id: string,
  change: Partial<Appointment>,
): FloorState {
  const appointment = state.appointments.get(id);
  if (!appointment) return state;
  const appointments = new Map(state.appointments).set(id, { ...appointment, ...change });
  return withAlarm({ ...state, appointments });
}
