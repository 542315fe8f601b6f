import type { Instant } from '../../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import type { FloorEvent, LoggedEvent } from '../../../shared/model/floor-event.ts';
import { countOfNumber, tierOfNumber } from '../../../shared/model/hall/ticket.ts';
import { covers } from '../calling/eligible.rules.ts';
import {
  changeAppointment,
  changeItem,
  changeTicket,
  countersOf,
  freed,
  leaveCounter,
  unbound,
  withAlarm,
  withCounter,
  withTickets,
  workOf,
} from './floor-changes.rules.ts';
import { linked } from '../commands/link-client.rules.ts';
import { called, completed, inLine, overtaken, taken } from './ticket-changes.rules.ts';
import { configured, released } from '../commands/unbinding.rules.ts';
import { VersionedMap } from './versioned-map.rules.ts';

/** The floor before the first event. */
export const emptyFloor: FloorState = {
  config: null,
  day: null,
  seq: 0,
  at: 0,
  taken: { diamond: 0, platinum: 0, gold: 0, regular: 0 },
  moves: 0,
  turn: 0,
  tickets: VersionedMap.from(new Map()),
  open: VersionedMap.from(new Map()),
  counters: new Map(),
  appointments: new Map(),
  alarmAt: null,
  carriedOver: [],
  closedCounters: [],
  atCounterOvernight: [],
  closed: false,
  readOnly: false,
  unconfirmedSince: null,
  clock: null,
  merged: false,
  calls: [],
};

/** The floor after an event: the only way in which it changes. Pure. */
export function evolve(state: FloorState, logged: LoggedEvent): FloorState {
  const next = apply(state, logged.event, logged);
  return { ...next, seq: logged.seq, at: Math.max(state.at, logged.at) };
}

/**
 * The floor after these events. The same result as evolving one by one, in half the time: nobody sees the intermediate
 * states, so the tickets are changed in place.
 */
export function folded(events: Iterable<LoggedEvent>): FloorState {
  let state = emptyFloor;
  for (const logged of events) {
    state = evolve(state, logged);
    if (logged.event.type !== 'day-opened') continue;
    const { tickets, open } = state;
    state = { ...state, tickets: VersionedMap.inPlace(tickets), open: VersionedMap.inPlace(open) };
  }
  const { tickets, open } = state;
  return {
    ...state,
    tickets: VersionedMap.from(tickets).settled(),
    open: VersionedMap.from(open).settled(),
  };
}

function apply(state: FloorState, event: FloorEvent, logged: LoggedEvent): FloorState {
  const { at, actor, seq } = logged;
  switch (event.type) {
    case 'branch-configured':
      return configured(state, event.config).floor;
    case 'day-opened':
      return dayOpened(state, event);
    case 'day-closed':
      return { ...state, closed: true };
    case 'day-reopened':
      return { ...state, closed: false };
    case 'clock-differs':
      return { ...state, clock: event.byMs === 0 ? null : { byMs: event.byMs, since: at } };
    case 'clock-corrected':
      return { ...state, clock: null, unconfirmedSince: null };
    case 'day-confirmed':
      return { ...state, unconfirmedSince: null };
    case 'undone':
      return event.was === 'day-opened' ? { ...state, merged: true } : state;
    case 'ticket-taken':
      return taken(state, event, logged);
    case 'client-linked':
      return linked(state, event, at);
    case 'ticket-called':
      return called(state, event, at);
    case 'ticket-returned': {
      const restored = withTickets(state, overtaken(state, event.restored));
      // The display must not go on showing a call that was taken back.
      const calls = state.calls.filter((call) => call.ticketId !== event.ticketId);
      const undo = state.counters.get(event.counter)?.undo;
      return freed({ ...restored, calls }, event.counter, event.ticketId, {
        ...inLine,
        moved: undo?.moved ?? 0,
        onlyAt: stillBinds(state, event.ticketId, undo?.onlyAt ?? null),
      });
    }
    case 'ticket-recalled':
      return changeTicket(state, event.ticketId, (ticket) => ({ recalls: ticket.recalls + 1 }));
    case 'service-started':
      return changeTicket(state, event.ticketId, () => ({ state: 'serving', startedAt: at }));
    case 'service-completed':
      return completed(state, event, at);
    case 'ticket-no-show':
      return freed(state, event.counter, event.ticketId, { state: 'no-show', endedAt: at });
    case 'ticket-parked':
      return withAlarm(
        freed(state, event.counter, event.ticketId, {
          state: 'parked',
          parked: event.returns ?? { counter: null, wakeAt: null },
        }),
      );
    case 'ticket-reinstated':
      return changeTicket(state, event.ticketId, (ticket) => ({
        ...inLine,
        reinstated: ticket.reinstated + 1,
      }));
    case 'ticket-resumed':
      return withAlarm(
        changeTicket(state, event.ticketId, ({ parked }) => ({
          ...inLine,
          onlyAt: parked?.counter ?? null,
        })),
      );
    case 'ticket-transferred': {
      const left = leaveCounter(state, event.ticketId);
      return changeTicket(left, event.ticketId, (moved) => ({
        ...inLine,
        service: event.service,
        anywhere: false,
        onlyAt: event.counter ?? null,
        ...(!event.keepPlace && outOfPlace(moved, at, seq)),
      }));
    }
    case 'ticket-cancelled':
    case 'ticket-left':
    case 'ticket-carried': {
      const left = leaveCounter(goingOn(state, event), event.ticketId);
      return withAlarm(
        changeTicket(left, event.ticketId, () => ({
          state: ends[event.type],
          endedAt: at,
          parked: null,
        })),
      );
    }
    case 'ticket-moved':
      return changeTicket({ ...state, moves: state.moves + 1 }, event.ticketId, () => ({
        moved: state.moves + 1,
        moveReason: event.reason,
      }));
    case 'item-done':
      return changeItem(state, event.ticketId, event.item, {
        item: event.item,
        state: 'done',
        by: actor,
        at,
      });
    case 'item-skipped':
      return changeItem(state, event.ticketId, event.item, {
        item: event.item,
        state: 'skipped',
        by: actor,
        at,
        reason: event.reason,
      });
    case 'item-reopened':
      return changeItem(state, event.ticketId, event.item, { item: event.item, state: 'open' });
    case 'receiver-called':
      return changeTicket(state, event.ticketId, (ticket) => ({
        reception: {
          room: ticket.reception?.room ?? null,
          staffNo: event.staffNo,
          state: 'called',
          calledAt: at,
          asked: [...(ticket.reception?.asked ?? []), event.staffNo],
        },
      }));
    case 'receiver-answered':
      return changeTicket(state, event.ticketId, (ticket) => ({
        reception: ticket.reception && {
          ...ticket.reception,
          state: event.accepted ? 'accepted' : 'declined',
        },
      }));
    case 'counter-opened':
      return withCounter(vacated(state, event.counter, event.staffNo), event.counter, {
        state: 'open',
        staffNo: event.staffNo,
        pauseReason: null,
      });
    case 'counter-paused':
      return withCounter(state, event.counter, { state: 'paused', pauseReason: event.reason });
    case 'counter-resumed':
      return withCounter(state, event.counter, { state: 'open', pauseReason: null });
    case 'counter-closed':
      return unbound(
        withCounter(seatLost(state, event.counter, logged), event.counter, {
          state: 'closed',
          staffNo: null,
          pauseReason: null,
          ticketId: null,
          undo: null,
        }),
        event.counter,
        () => false,
      );
    case 'counter-changed':
      return unbound(withCounter(state, event.counter, workOf(event)), event.counter, (ticket) =>
        covers(event, ticket),
      );
    case 'ticket-unbound':
    case 'appointment-unbound':
      return released(state, event);
    case 'rule-changed':
      return state.config
        ? { ...state, config: { ...state.config, rule: event.rule }, turn: 0 }
        : state;
    case 'promises-changed':
      return state.config
        ? { ...state, config: { ...state.config, promiseMinutes: event.promiseMinutes } }
        : state;
    case 'appointment-made':
      return withAlarm({
        ...state,
        appointments: new Map(state.appointments).set(event.appointment.id, {
          ...event.appointment,
          state: 'booked',
          madeBy: actor,
          ticketId: null,
        }),
      });
    case 'appointment-cancelled':
      return changeAppointment(state, event.appointmentId, { state: 'cancelled' });
    case 'appointment-missed':
      return changeAppointment(state, event.appointmentId, { state: 'missed' });
    case 'relationship':
      return state;
    default:
      // A newer version wrote it. What it changes is not known here, so nothing may be built on it.
      return { ...state, readOnly: true };
  }
}

const ends = {
  'ticket-cancelled': 'cancelled',
  'ticket-left': 'left',
  'ticket-carried': 'carried',
} as const;

/**
 * A ticket that gives up its place queues as if it had arrived now, under every policy. It keeps what care gives; the
 * wait and the overtakes that the policy counts start again. The wait target still counts from the first arrival.
 */
function outOfPlace({ standing, tier }: Ticket, now: Instant, order: number): Partial<Ticket> {
  return {
    order,
    overtaken: 0,
    standing: {
      tier: standing?.tier ?? tier,
      first: standing?.first ?? false,
      since: now,
      nextFrom: null,
    },
  };
}

type DayOpened = Extract<FloorEvent, { readonly type: 'day-opened' }>;

/** A new day, with the clients who are still at counters. */
function dayOpened(state: FloorState, event: DayOpened): FloorState {
  const {
    config,
    date,
    appointments,
    carried = [],
    atCounterOvernight = [],
    closedCounters = [],
    after = null,
    taken,
  } = event;
  const empty: FloorState = {
    ...emptyFloor,
    // New maps: versions of the empty floor's maps would keep that first version, and everything after it, in memory.
    tickets: VersionedMap.from(new Map()),
    open: VersionedMap.from(new Map()),
    appointments: new Map(appointments?.map((one) => [one.id, one])),
    config,
    taken: taken ?? emptyFloor.taken,
    unconfirmedSince: after,
    clock: state.clock,
    readOnly: state.readOnly,
    day: date,
    counters: countersOf(config, new Map()),
    carriedOver: carried,
    closedCounters,
  };
  const floor = atCounterOvernight.reduce((before, ticket) => {
    const { counter, staffNo, id: ticketId, state: is } = ticket;
    // Also of a client at a counter, who may come back to the line.
    const after = numbersAfter(withTickets(before, [ticket]), ticket);
    if (counter === null || (is !== 'called' && is !== 'serving')) return after;
    return withCounter(after, counter, { state: 'open', staffNo, ticketId });
  }, empty);
  return withAlarm(
    [...floor.counters.values()]
      .filter((counter) => counter.state === 'closed')
      .reduce((before, { id }) => unbound(before, id, () => false), floor),
  );
}

/** New numbers start after those of yesterday's tickets that go on: two waiting tickets never share a number. */
function numbersAfter(state: FloorState, { number }: Ticket): FloorState {
  // The number of a walk-in who was recognised later keeps the letter of the former tier.
  const tier = tierOfNumber(number);
  const most = Math.max(state.taken[tier], countOfNumber(number));
  return { ...state, taken: { ...state.taken, [tier]: most } };
}

/** Keeps a ticket that is at a counter at midnight, as it is, for the next day. */
function goingOn(state: FloorState, event: FloorEvent): FloorState {
  if (event.type !== 'ticket-carried' || event.atCounterOvernight !== true) return state;
  const ticket = state.tickets.get(event.ticketId);
  return ticket ? { ...state, atCounterOvernight: [...state.atCounterOvernight, ticket] } : state;
}

/** Remembers who closed somebody else's counter, so that the teller can be told. */
function seatLost(state: FloorState, counter: number, { actor: by, at }: LoggedEvent): FloorState {
  const staffNo = state.counters.get(counter)?.staffNo ?? null;
  if (staffNo === null || staffNo === by) return state;
  const others = state.closedCounters.filter((seat) => seat.staffNo !== staffNo);
  return { ...state, closedCounters: [...others, { counter, staffNo, at, by }] };
}

/**
 * Closes a counter, and the person's other counter, before the person opens it. Normally both are closed; after a
 * correction of the clock has merged two days they may not be, and then their clients wait again in their old places.
 */
function vacated(state: FloorState, counter: number, staffNo: string): FloorState {
  let floor: FloorState = {
    ...state,
    carriedOver: [],
    closedCounters: state.closedCounters.filter((seat) => seat.staffNo !== staffNo),
  };
  for (const one of state.counters.values()) {
    if (one.state === 'closed' || (one.id !== counter && one.staffNo !== staffNo)) continue;
    if (one.ticketId !== null) floor = freed(floor, one.id, one.ticketId, inLine);
    floor = withCounter(floor, one.id, { state: 'closed', staffNo: null, pauseReason: null });
  }
  return floor;
}

/** The counter that a ticket is bound to again after its call was undone; null if that counter no longer takes it. */
function stillBinds(state: FloorState, ticketId: string, onlyAt: number | null): number | null {
  const counter = onlyAt === null ? undefined : state.counters.get(onlyAt);
  const ticket = state.tickets.get(ticketId);
  const calls = ticket && counter && counter.state !== 'closed' && covers(counter, ticket);
  return calls ? counter.id : null;
}
