import type { BranchConfig } from '../../../shared/model/branch.ts';
import type { FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import type { FloorEvent, UnboundEvent } from '../../../shared/model/floor-event.ts';
import { covers } from '../calling/eligible.rules.ts';
import { changeAppointment, changeTicket, countersOf } from '../state/floor-changes.rules.ts';

/** The counter that a ticket is bound to: it waits for it, or comes back to it. */
const boundTo = ({ onlyAt, parked }: Ticket) => onlyAt ?? parked?.counter ?? null;

/** The floor under new settings, and an event for everything that was bound to something the settings removed. */
export function configured(
  state: FloorState,
  config: BranchConfig,
): { readonly floor: FloorState; readonly ends: readonly UnboundEvent[] } {
  const floor = { ...state, config, counters: countersOf(config, state.counters, state.config) };
  const ends = looseEnds(state, floor);
  return { floor: ends.reduce(released, floor), ends };
}

/**
 * The events that unbind open tickets and appointments from things that no longer exist, with the reason. Every ticket
 * keeps its place. @param before the floor before the change
 */
function looseEnds(before: FloorState, after: FloorState): UnboundEvent[] {
  const { config } = after;
  if (!config) return [];
  const tickets = [...after.open.values()].sort((a, b) => a.order - b.order);
  return [
    ...tickets.flatMap((ticket) => ofTicket(ticket, before, after, config)),
    ...[...after.appointments.values()]
      .filter(({ state, service }) => state === 'booked' && isGone(config, service))
      .map(({ id }): UnboundEvent => ({ type: 'appointment-unbound', appointmentId: id })),
  ];
}

function ofTicket(
  ticket: Ticket,
  before: FloorState,
  after: FloorState,
  config: BranchConfig,
): UnboundEvent[] {
  const { id: ticketId, reception } = ticket;
  const ends: UnboundEvent[] = [];
  const type = 'ticket-unbound';
  const bound = boundTo(ticket);
  if (bound !== null) {
    const counter = after.counters.get(bound);
    if (!counter) ends.push({ type, ticketId, why: 'counter-gone', counter: bound });
    else if (!covers(counter, ticket)) {
      ends.push({ type, ticketId, why: 'counter-changed', counter: bound });
    }
  }
  for (const service of [ticket.service, ...ticket.further]) {
    if (isGone(config, service)) ends.push({ type, ticketId, why: 'service-gone', service });
  }
  const room = reception?.room ?? null;
  if (room !== null && !config.rooms.some(({ id }) => id === room)) {
    ends.push({ type, ticketId, why: 'room-gone' });
  }
  if (!isGone(config, ticket.service) && isTaken(before, ticket) && !isTaken(after, ticket)) {
    ends.push({ type, ticketId, why: 'no-counter', service: ticket.service });
  }
  return ends;
}

/** Whether the branch no longer offers a service. */
export function isGone(config: BranchConfig, service: string | null): boolean {
  return service !== null && !config.services.some(({ id }) => id === service);
}

/** Whether some counter takes this ticket, as set for the day or in the settings. */
function isTaken({ counters, config }: FloorState, ticket: Ticket): boolean {
  return [...counters.values(), ...(config?.counters ?? [])].some((work) => covers(work, ticket));
}

/** The floor after such an event. Idempotent. */
export function released(state: FloorState, event: UnboundEvent): FloorState {
  if (event.type === 'appointment-unbound') {
    return changeAppointment(state, event.appointmentId, { service: null });
  }
  return changeTicket(state, event.ticketId, (ticket): Partial<Ticket> => {
    switch (event.why) {
      case 'counter-gone':
      case 'counter-changed':
      case 'counter-closed':
        return {
          onlyAt: ticket.onlyAt === event.counter ? null : ticket.onlyAt,
          parked:
            ticket.parked?.counter === event.counter
              ? { ...ticket.parked, counter: null }
              : ticket.parked,
        };
      case 'service-gone':
        return {
          anywhere: ticket.anywhere || ticket.service === event.service,
          further: ticket.further.filter((service) => service !== event.service),
        };
      case 'no-counter':
        return { anywhere: true };
      case 'room-gone':
        return { reception: ticket.reception && { ...ticket.reception, room: null } };
    }
  });
}

/** The events that unbind tickets from a counter. @param keeps tickets that stay bound */
export function unboundFrom(
  state: FloorState,
  counter: number,
  why: 'counter-changed' | 'counter-closed',
  keeps: (ticket: Ticket) => boolean = () => false,
): FloorEvent[] {
  return [...state.open.values()]
    .filter((ticket) => boundTo(ticket) === counter && !keeps(ticket))
    .sort((a, b) => a.order - b.order)
    .map(({ id: ticketId }) => ({ type: 'ticket-unbound', ticketId, why, counter }));
}
