import type { LocalText } from '../../shared/model/branch.ts';
import type { Counter, FloorState, Ticket } from '../../shared/model/floor.ts';
import type { Tier } from '../../shared/model/tier.ts';
import { servingOrder, takes, waitingFor, type Choice } from '../queue/index.ts';
import { alertsOf } from './alerts.rules.ts';
import type { People } from './people.service.ts';

/** So many of those before a ticket are named. */
const beforeShown = 3;

/** Turns tickets of the floor into what a screen of the staff may show. */
export interface TicketViews {
  ticket(state: FloorState, ticket: Ticket): TicketView;
  counter(state: FloorState, counter: Counter): CounterView;
  /** Waiting tickets in the order in which they would be called, each with the reason. */
  waiting(state: FloorState, now: number, counter?: Counter): WaitingRow[];
  alerts(state: FloorState, now: number): AlertView[];
}

export type TicketView = ReturnType<typeof ticketView>;
export type CounterView = ReturnType<typeof counterView>;
export type WaitingRow = { ticket: TicketView; why: WhyView };
export type AlertView = ReturnType<typeof alertViews>[number];

/** Why a ticket stands where it stands, as values for a sentence. */
export interface WhyView {
  basis: Choice<Ticket>['basis'];
  rank: number;
  ahead: number;
  nearest: { number: string; tier: Tier; overtaken: number } | null;
  maxOvertakes: number | null;
  promisedBy: number;
  moveReason: string | null;
  asTier: Tier | null;
  placedAt: number | null;
  before: string[];
}

/** Views over the people of the hall. */
export function createTicketViews(people: People): TicketViews {
  return {
    ticket: (state, ticket) => ticketView(people, state, ticket),
    counter: (state, counter) => counterView(people, state, counter),
    waiting: (state, now, counter) => waitingRows(people, state, now, counter),
    alerts: (state, now) => alertViews(people, state, now),
  };
}

function ticketView(people: People, state: FloorState, ticket: Ticket) {
  const { reception } = ticket;
  return {
    id: ticket.id,
    number: ticket.number,
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
    promiseMinutes: (ticket.promisedBy - ticket.takenAt) / 60_000,
    firstCalledAt: ticket.firstCalledAt,
    overtaken: ticket.overtaken,
    recalls: ticket.recalls,
    onlyAt: ticket.onlyAt,
    parked: ticket.parked && { ...ticket.parked },
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

function waitingRows(
  people: People,
  state: FloorState,
  now: number,
  counter: Counter | undefined,
): WaitingRow[] {
  const { config } = state;
  if (!config) return [];
  const waiting = waitingFor(state, counter);
  const maxOvertakes =
    config.rule.kind === 'diamond-first' ? (config.rule.maxOvertakes ?? null) : null;
  const order = servingOrder(waiting, config.rule, now, state.turn);
  return order.map(({ ticket, basis }, index) => {
    const behind = order
      .slice(index + 1)
      .map((later) => later.ticket)
      .filter((other) => other.order < ticket.order);
    const nearest = behind.reduce<Ticket | null>(
      (most, other) => (most && most.overtaken >= other.overtaken ? most : other),
      null,
    );
    return {
      ticket: ticketView(people, state, ticket),
      why: {
        basis,
        rank: index + 1,
        ahead: behind.length,
        nearest: nearest && {
          number: nearest.number,
          tier: nearest.tier,
          overtaken: nearest.overtaken,
        },
        maxOvertakes,
        promisedBy: ticket.promisedBy,
        moveReason: ticket.moveReason,
        asTier:
          ticket.standing && ticket.standing.tier !== ticket.tier ? ticket.standing.tier : null,
        placedAt:
          ticket.standing && ticket.standing.since < ticket.takenAt ? ticket.standing.since : null,
        before: order
          .slice(Math.max(0, index - beforeShown), index)
          .map((one) => one.ticket.number),
      },
    };
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
    counter: callerOf(state, ticket),
  }));
}

/** The open counter that would come to call this ticket, lowest number first. */
function callerOf(state: FloorState, ticket: Ticket): number | null {
  for (const counter of state.counters.values()) {
    if (counter.state === 'open' && takes(counter, ticket)) return counter.id;
  }
  return null;
}
