import type { Counter, FloorState, Ticket } from '../../shared/model/floor.ts';
import { chooseNext } from './calling.rules.ts';
import {
  isRefusal,
  refuse,
  ticketOf,
  type CommandOf,
  type Decision,
  type Moment,
  type Refusal,
} from './command.rules.ts';

/** Whether a counter takes this service. */
export function serves(counter: Counter, service: string): boolean {
  return counter.services.length === 0 || counter.services.includes(service);
}

/** Those who wait for something that this counter does; without a counter, all who wait. */
export function waitingFor(state: FloorState, counter?: Counter): Ticket[] {
  return [...state.open.values()].filter(
    (ticket) => ticket.state === 'waiting' && (!counter || serves(counter, ticket.service)),
  );
}

/** The counter that a person has open (or paused), or null. */
export function counterOf(state: FloorState, staffNo: string): Counter | null {
  for (const counter of state.counters.values()) {
    if (counter.staffNo === staffNo) return counter;
  }
  return null;
}

/** Calls the next ticket by the branch's rule to this person's counter. */
export function callNext({ state, now }: Moment, command: CommandOf<'call-next'>): Decision {
  const counter = freeCounter(state, command.staffNo);
  if (isRefusal(counter)) return counter;
  const config = state.config;
  if (!config) return refuse('not-configured');
  const waiting = waitingFor(state, counter);
  const next = chooseNext(waiting, config.rule, now, state.turn);
  if (!next) return refuse('nobody-waiting');
  return [
    {
      type: 'ticket-called',
      ticketId: next.ticket.id,
      counter: counter.id,
      basis: next.basis,
      rule: config.rule.kind,
      passed: passedBy(next.ticket, waiting),
      turn: next.turn,
    },
  ];
}

/** Calls this very ticket, out of turn; the reason is kept in the call. */
export function callChosen({ state }: Moment, command: CommandOf<'call-chosen'>): Decision {
  if (command.reason.trim() === '') return refuse('reason-missing');
  const counter = freeCounter(state, command.staffNo);
  if (isRefusal(counter)) return counter;
  const ticket = ticketOf(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state !== 'waiting' && ticket.state !== 'parked') {
    return refuse('ticket-not-waiting', ticket.number);
  }
  return [
    {
      type: 'ticket-called',
      ticketId: ticket.id,
      counter: counter.id,
      basis: 'chosen',
      rule: state.config?.rule.kind ?? 'fifo',
      passed: passedBy(ticket, waitingFor(state, counter)),
      turn: state.turn,
      reason: command.reason.trim(),
    },
  ];
}

/** Recall, start, complete, no-show, park: acts on the ticket that is at this person's counter. */
export function actAtCounter(
  state: FloorState,
  command: CommandOf<'recall' | 'start' | 'complete' | 'no-show' | 'park'>,
): Decision {
  const here = ticketAtCounterOf(state, command.staffNo, command.ticketId);
  if (isRefusal(here)) return here;
  const { ticket, counter } = here;
  const at = { ticketId: ticket.id, counter: counter.id };
  const called = ticket.state === 'called';
  switch (command.type) {
    case 'recall':
      return called
        ? [{ type: 'ticket-recalled', ...at }]
        : refuse('ticket-not-called', ticket.number);
    case 'start':
      return called
        ? [{ type: 'service-started', ...at }]
        : refuse('ticket-not-called', ticket.number);
    case 'no-show':
      if (!called) return refuse('ticket-not-called', ticket.number);
      return ticket.recalls < (state.config?.recallsBeforeNoShow ?? 0)
        ? refuse('recall-first', ticket.number)
        : [{ type: 'ticket-no-show', ...at }];
    case 'complete':
      return ticket.state === 'serving'
        ? [{ type: 'service-completed', ...at }]
        : refuse('ticket-not-serving', ticket.number);
    case 'park':
      return [{ type: 'ticket-parked', ...at }];
  }
}

/** Sends the client at this person's counter on to another service, keeping the place or not. */
export function transfer(state: FloorState, command: CommandOf<'transfer'>): Decision {
  const here = ticketAtCounterOf(state, command.staffNo, command.ticketId);
  if (isRefusal(here)) return here;
  if (!state.config?.services.some((service) => service.id === command.service)) {
    return refuse('service-unknown', command.service);
  }
  return [
    {
      type: 'ticket-transferred',
      ticketId: here.ticket.id,
      service: command.service,
      keepPlace: command.keepPlace,
    },
  ];
}

/** Opens a counter for a person, who has at most one. */
export function openCounter(state: FloorState, command: CommandOf<'open-counter'>): Decision {
  const counter = state.counters.get(command.counter);
  const subject = String(command.counter);
  if (!counter) return refuse('counter-unknown', subject);
  if (counter.state !== 'closed') return refuse('counter-taken', subject);
  const other = counterOf(state, command.staffNo);
  if (other) return refuse('person-at-counter', String(other.id));
  return [{ type: 'counter-opened', counter: counter.id, staffNo: command.staffNo }];
}

/** Pause, resume, close: never with a client at the counter. */
export function changeCounter(
  state: FloorState,
  command: CommandOf<'pause-counter' | 'resume-counter' | 'close-counter'>,
): Decision {
  const counter = state.counters.get(command.counter);
  const subject = String(command.counter);
  if (!counter) return refuse('counter-unknown', subject);
  if (counter.state === 'closed') return refuse('counter-closed', subject);
  if (counter.ticketId !== null) return refuse('counter-busy', subject);
  switch (command.type) {
    case 'pause-counter':
      return counter.state === 'paused'
        ? refuse('counter-paused', subject)
        : [{ type: 'counter-paused', counter: counter.id, reason: command.reason }];
    case 'resume-counter':
      return counter.state === 'paused' ? [{ type: 'counter-resumed', counter: counter.id }] : [];
    case 'close-counter':
      return [{ type: 'counter-closed', counter: counter.id }];
  }
}

function passedBy(called: Ticket, waiting: readonly Ticket[]) {
  return waiting
    .filter((ticket) => ticket.id !== called.id && ticket.order < called.order)
    .sort((a, b) => a.order - b.order)
    .map((ticket) => ({ ticketId: ticket.id, overtaken: ticket.overtaken + 1 }));
}

function freeCounter(state: FloorState, staffNo: string): Counter | Refusal {
  const counter = counterOf(state, staffNo);
  if (!counter) return refuse('counter-closed');
  if (counter.state === 'paused') return refuse('counter-paused', String(counter.id));
  if (counter.ticketId !== null) return refuse('counter-busy', String(counter.id));
  return counter;
}

function ticketAtCounterOf(
  state: FloorState,
  staffNo: string,
  ticketId: string,
): { readonly ticket: Ticket; readonly counter: Counter } | Refusal {
  const ticket = ticketOf(state, ticketId);
  if (isRefusal(ticket)) return ticket;
  const counter = counterOf(state, staffNo);
  if (!counter) return refuse('counter-closed');
  if (counter.ticketId !== ticket.id) return refuse('ticket-not-here', ticket.number);
  return { ticket, counter };
}
