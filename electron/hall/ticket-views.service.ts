import type { CounterLive } from '../../shared/contract/queue.ts';
import type { NextRow, PlaceView } from '../../shared/contract/schemas.ts';
import type { LocalText } from '../../shared/model/branch.ts';
import type { CallBasis } from '../../shared/model/hall/calling-rule.ts';
import type { Counter, FloorState, Ticket } from '../../shared/model/hall/floor.ts';
import { whyAt } from '../../shared/model/hall/why.ts';
import { servingOrder, takes, waitingFor, type Choice } from '../queue/index.ts';
import { alertsOf } from './alerts.rules.ts';
import type { People } from './people.service.ts';

/** Turns tickets into what a screen of the staff may show. */
export interface TicketViews {
  ticket(state: FloorState, ticket: Ticket): TicketView;
  counter(state: FloorState, counter: Counter): CounterView;
  /** The counter of this person that somebody else closed, and why; null: none. */
  lost(state: FloorState, staffNo: string): CounterLive['parts']['lost'];
  /** The waiting tickets in the order in which they would be called, and their places in it. */
  line(state: FloorState, now: number): { waiting: Ticket[]; line: PlaceView[] };
  /** The tickets that this counter would call next, in order, each with its basis. */
  next(state: FloorState, now: number, counter: Counter, most: number): NextRow[];
  alerts(state: FloorState, now: number): AlertView[];
}

export type TicketView = ReturnType<typeof ticketView>;
export type CounterView = ReturnType<typeof counterView>;
export type AlertView = ReturnType<typeof alertViews>[number];

/** Creates the views. */
export function createTicketViews(people: People): TicketViews {
  return {
    ticket: (state, ticket) => ticketView(people, state, ticket),
    counter: (state, counter) => counterView(people, state, counter),
    lost(state, staffNo) {
      const seat = state.closedCounters.find((one) => one.staffNo === staffNo);
      if (!seat) return null;
      const { counter, at, by } = seat;
      const ended = state.closed ? 'day-ended' : 'closed';
      const why = by === 'system' ? 'day-turned' : ended;
      return { counter, at, why, byName: by === 'system' ? null : people.staffName(by) };
    },
    line(state, now) {
      const order = orderOf(state, now, waitingFor(state));
      return {
        waiting: order.map(({ ticket }) => ticket),
        line: order.map(({ ticket, basis }) => ({ id: ticket.id, ...placeOf(ticket, basis) })),
      };
    },
    next: (state, now, counter, most) => nextRows(people, state, now, counter, most),
    alerts: (state, now) => alertViews(people, state, now),
  };
}

function ticketView(people: People, state: FloorState, ticket: Ticket) {
  const { reception } = ticket;
  return {
    id: ticket.id,
    number: ticket.number,
    printed: ticket.printed,
    tier: ticket.tier,
    service: ticket.service,
    further: [...ticket.further],
    done: ticket.done.map(({ service }) => service),
    corporate: ticket.corporate,
    appointment: ticket.appointment && {
      at: ticket.appointment.at,
      timing: ticket.appointment.timing,
    },
    person: people.personFor(ticket.clientNo, ticket.tier),
    ownBranch: ticket.ownBranch,
    care: ticket.care,
    state: ticket.state,
    takenAt: ticket.takenAt,
    calledAt: ticket.calledAt,
    startedAt: ticket.startedAt,
    counter: ticket.counter,
    staffName: people.staffName(ticket.staffNo),
    promiseMinutes: promiseMinutesOf(ticket),
    firstCalledAt: ticket.firstCalledAt,
    overtaken: ticket.state === 'waiting' ? null : ticket.overtaken,
    recalls: ticket.recalls,
    onlyAt: ticket.onlyAt,
    parked: ticket.parked && { ...ticket.parked },
    moveReason: ticket.moveReason,
    ...standingOf(ticket),
    reception: reception && {
      room: roomName(state, reception.room),
      receiver:
        reception.staffNo === null ? null : people.receiver(state, reception.staffNo, ticket),
      calledAt: reception.calledAt ?? null,
    },
    checklist: ticket.checklist.map((entry) => ({
      item: entry.item,
      state: entry.state,
      byName: people.staffName(entry.by ?? null),
      at: entry.at ?? null,
      reason: entry.reason ?? null,
    })),
  };
}

function counterView(people: People, state: FloorState, counter: Counter) {
  const ticket = counter.ticketId === null ? undefined : state.tickets.get(counter.ticketId);
  return {
    id: counter.id,
    state: counter.state,
    staffNo: counter.staffNo,
    staffName: people.staffName(counter.staffNo),
    pauseReason: counter.pauseReason,
    services: [...counter.services],
    tiers: [...(counter.tiers ?? [])],
    clientele: counter.clientele ?? 'both',
    ticket: ticket ? ticketView(people, state, ticket) : null,
  };
}

/** The name of a configured room. */
export function roomName(state: FloorState, room: string | null): LocalText | null {
  return state.config?.rooms.find((candidate) => candidate.id === room)?.name ?? null;
}

function orderOf(state: FloorState, now: number, waiting: readonly Ticket[]): Choice<Ticket>[] {
  return state.config ? servingOrder(waiting, state.config.rule, now, state.turn) : [];
}

function promiseMinutesOf({ promisedBy, takenAt }: Ticket): number {
  return (promisedBy - takenAt) / 60_000;
}

/** The ticket's standing, if it differs from its own tier and arrival. */
function standingOf({ standing, tier, takenAt }: Ticket) {
  return {
    asTier: standing && standing.tier !== tier ? standing.tier : null,
    placedAt: standing && standing.since < takenAt ? standing.since : null,
  };
}

function placeOf(ticket: Ticket, basis: CallBasis) {
  return { basis, arrival: ticket.order, overtaken: ticket.overtaken };
}

function nextRows(
  people: People,
  state: FloorState,
  now: number,
  counter: Counter,
  most: number,
): NextRow[] {
  const { config } = state;
  if (!config) return [];
  const line = orderOf(state, now, waitingFor(state, counter)).map(({ ticket, basis }) => ({
    ticket: { ...ticket, promiseMinutes: promiseMinutesOf(ticket), ...standingOf(ticket) },
    place: placeOf(ticket, basis),
  }));
  return line.slice(0, most).flatMap(({ ticket }, at) => {
    const why = whyAt(line, at, config.rule);
    return why ? [{ ticket: ticketView(people, state, ticket), why }] : [];
  });
}

function alertViews(people: People, state: FloorState, now: number) {
  return alertsOf(state, now).map(({ kind, severity, ticket, at }) => ({
    kind,
    severity,
    ticketId: ticket.id,
    number: ticket.number,
    tier: ticket.tier,
    person: people.personFor(ticket.clientNo, ticket.tier),
    at,
    staffName: people.staffName(ticket.reception?.staffNo ?? null),
    beforeName: people.staffName(ticket.reception?.asked?.at(-2) ?? null),
    counter: callerOf(state, ticket),
  }));
}

/** The open counter with the lowest number that takes this ticket. */
function callerOf(state: FloorState, ticket: Ticket): number | null {
  for (const counter of state.counters.values()) {
    if (counter.state === 'open' && takes(counter, ticket)) return counter.id;
  }
  return null;
}
