import type { Instant } from '../../../shared/model/dates.ts';
import type { Counter, FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import type { FloorEvent } from '../../../shared/model/floor-event.ts';
import { chooseNext } from '../calling/calling.rules.ts';
import {
  isRefusal,
  refuse,
  ticketOf,
  type CommandOf,
  type Decision,
  type Moment,
  type Refusal,
} from './command.rules.ts';
import { counterOf, covers, waitingFor } from '../calling/eligible.rules.ts';

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
      ...promiseOf(next.ticket, now),
    },
  ];
}

/** Calls this very ticket, out of turn; the reason is kept in the call. */
export function callChosen({ state, now }: Moment, command: CommandOf<'call-chosen'>): Decision {
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
      ...promiseOf(ticket, now),
    },
  ];
}

/** Recall, start, complete, no-show, return: acts on the ticket that is at this person's counter. */
export function actAtCounter(
  state: FloorState,
  command: CommandOf<'recall' | 'start' | 'complete' | 'no-show' | 'return'>,
): Decision {
  const here = ticketAtCounterOf(state, command.staffNo, command.ticketId);
  if (isRefusal(here)) return here;
  const { ticket, counter } = here;
  const at = { ticketId: ticket.id, counter: counter.id };
  if (command.type === 'complete') {
    return ticket.state === 'serving'
      ? [{ type: 'service-completed', ...at, ...nextOf(ticket, counter) }]
      : refuse('ticket-not-serving', ticket.number);
  }
  if (ticket.state !== 'called') return refuse('ticket-not-called', ticket.number);
  switch (command.type) {
    case 'recall':
      return [{ type: 'ticket-recalled', ...at }];
    case 'start':
      return [{ type: 'service-started', ...at }];
    case 'no-show':
      return ticket.recalls < (state.config?.recallsBeforeNoShow ?? 0)
        ? refuse('recall-first', ticket.number)
        : [{ type: 'ticket-no-show', ...at }];
    case 'return':
      return [{ type: 'ticket-returned', ...at, restored: restoredBy(state, counter) }];
  }
}

/** Sets the client at this person's counter aside. Says now whether the client comes back to this counter, and when. */
export function park({ state, now }: Moment, command: CommandOf<'park'>): Decision {
  const here = ticketAtCounterOf(state, command.staffNo, command.ticketId);
  if (isRefusal(here)) return here;
  const { ticket, counter } = here;
  const wakeAt = command.wakeAt ?? null;
  if (wakeAt !== null && wakeAt <= now) return refuse('wake-time-past', ticket.number);
  const returns = { counter: command.here === true ? counter.id : null, wakeAt };
  const plain = returns.counter === null && wakeAt === null;
  return [
    {
      type: 'ticket-parked',
      ticketId: ticket.id,
      counter: counter.id,
      ...(!plain && { returns }),
    },
  ];
}

/** Transfers the client at this person's counter to another service or counter, with or without the place. */
export function transfer(state: FloorState, command: CommandOf<'transfer'>): Decision {
  const here = ticketAtCounterOf(state, command.staffNo, command.ticketId);
  if (isRefusal(here)) return here;
  const { ticket } = here;
  const { service, keepPlace } = command;
  if (!state.config?.services.some(({ id }) => id === service)) {
    return refuse('service-unknown', service);
  }
  const to = command.counter ?? null;
  if (to !== null) {
    const target = state.counters.get(to);
    if (!target) return refuse('counter-unknown', String(to));
    if (to === here.counter.id) return refuse('counter-same', String(to));
    if (target.state === 'closed') return refuse('counter-closed', String(to));
    if (!covers(target, { ...ticket, service })) {
      return refuse('counter-does-not-serve', String(to));
    }
  }
  return [
    {
      type: 'ticket-transferred',
      ticketId: ticket.id,
      service,
      keepPlace,
      ...(to !== null && { counter: to }),
    },
  ];
}

/** The next service of the visit: at this counter if it takes it, else back in the queue. */
function nextOf(
  ticket: Ticket,
  counter: Counter,
): Pick<Extract<FloorEvent, { type: 'service-completed' }>, 'next'> {
  const [service] = ticket.further;
  if (service === undefined) return {};
  return { next: { service, here: covers(counter, { ...ticket, service }) } };
}

/** Whether the wait target was met, at the first call of the visit; later calls have none. */
function promiseOf(
  ticket: Ticket,
  now: Instant,
): Pick<Extract<FloorEvent, { type: 'ticket-called' }>, 'promise'> {
  if (ticket.firstCalledAt !== null) return {};
  return { promise: { by: ticket.promisedBy, kept: now <= ticket.promisedBy } };
}

/** The tickets that the call at this counter passed and that still wait, with one overtake fewer. */
function restoredBy(state: FloorState, counter: Counter) {
  return (counter.undo?.passed ?? []).flatMap((ticketId) => {
    const ticket = state.tickets.get(ticketId);
    const waits = ticket?.state === 'waiting' && ticket.overtaken > 0;
    return waits ? [{ ticketId, overtaken: ticket.overtaken - 1 }] : [];
  });
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
