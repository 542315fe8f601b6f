import { checklistFor } from '../../shared/model/checklist.ts';
import type { BranchConfig } from '../../shared/model/branch.ts';
import type { FloorState, Ticket } from '../../shared/model/floor.ts';
import { ticketNumber } from '../../shared/model/ticket.ts';
import {
  isRefusal,
  refuse,
  ticketOf,
  type CommandOf,
  type Decision,
  type Refusal,
} from './command.rules.ts';
import { hasEnded } from './floor-changes.rules.ts';

/** The ticket that a client holds now, if any: one client is never in two places of the queue. */
export function openTicketOf(state: FloorState, clientNo: string): Ticket | null {
  for (const ticket of state.open.values()) {
    if (ticket.clientNo === clientNo) return ticket;
  }
  return null;
}

/** Takes a ticket; its number counts within the tier and the day, its checklist follows from tier and branch. */
export function takeTicket(
  state: FloorState,
  config: BranchConfig,
  command: CommandOf<'take-ticket'>,
): Decision {
  if (!config.services.some((service) => service.id === command.service)) {
    return refuse('service-unknown', command.service);
  }
  const held = command.clientNo === null ? null : openTicketOf(state, command.clientNo);
  if (held) return refuse('client-has-ticket', held.number);
  const number = ticketNumber(command.tier, state.taken[command.tier] + 1);
  return [
    {
      type: 'ticket-taken',
      // Unique over days, so that a page left open overnight can never act on today's ticket of that number.
      ticketId: `${state.day ?? ''}/${number}`,
      number,
      tier: command.tier,
      service: command.service,
      clientNo: command.clientNo,
      ownBranch: command.ownBranch,
      care: command.care,
      checklist: checklistFor(command.tier, command.ownBranch ?? true, config.checklist),
      reception: command.reception,
    },
  ];
}

/** Cancels a ticket that has not ended. */
export function cancel(state: FloorState, command: CommandOf<'cancel'>): Decision {
  const ticket = openTicket(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state === 'serving') return refuse('ticket-not-waiting', ticket.number);
  return [{ type: 'ticket-cancelled', ticketId: ticket.id, reason: command.reason }];
}

/** A no-show who came back waits again, in the place that the arrival gave. */
export function reinstate(state: FloorState, command: CommandOf<'reinstate'>): Decision {
  const ticket = ticketOf(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state !== 'no-show') return refuse('ticket-not-waiting', ticket.number);
  const held = ticket.clientNo === null ? null : openTicketOf(state, ticket.clientNo);
  if (held) return refuse('client-has-ticket', held.number);
  return [{ type: 'ticket-reinstated', ticketId: ticket.id }];
}

/** A parked ticket waits again. */
export function resume(state: FloorState, command: CommandOf<'resume'>): Decision {
  const ticket = openTicket(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state !== 'parked') return refuse('ticket-not-parked', ticket.number);
  return [{ type: 'ticket-resumed', ticketId: ticket.id }];
}

/** The branch head puts a waiting ticket first; the reason is kept for whoever asks later. */
export function move(state: FloorState, command: CommandOf<'move'>): Decision {
  if (command.reason.trim() === '') return refuse('reason-missing');
  const ticket = openTicket(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state !== 'waiting') return refuse('ticket-not-waiting', ticket.number);
  return [{ type: 'ticket-moved', ticketId: ticket.id, reason: command.reason.trim() }];
}

/** Ticks, skips or reopens an item of a ticket's checklist, also after the client was served. */
export function checkItem(
  state: FloorState,
  command: CommandOf<'item-done' | 'item-skipped' | 'item-reopened'>,
): Decision {
  const ticket = ticketOf(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state === 'cancelled' || ticket.state === 'left') {
    return refuse('ticket-ended', ticket.number);
  }
  const entry = ticket.checklist.find((line) => line.item === command.item);
  if (!entry) return refuse('item-not-due', command.item);
  if (command.type === 'item-reopened') {
    if (entry.state === 'open') return refuse('item-not-closed', command.item);
    return [{ type: 'item-reopened', ticketId: ticket.id, item: command.item }];
  }
  if (entry.state !== 'open') return refuse('item-not-open', command.item);
  return command.type === 'item-done'
    ? [{ type: 'item-done', ticketId: ticket.id, item: command.item }]
    : [
        {
          type: 'item-skipped',
          ticketId: ticket.id,
          item: command.item,
          reason: command.reason,
        },
      ];
}

/** Asks a person to receive the client; asking another replaces the first. */
export function callReceiver(state: FloorState, command: CommandOf<'call-receiver'>): Decision {
  const ticket = openTicket(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  return [{ type: 'receiver-called', ticketId: ticket.id, staffNo: command.staffNo }];
}

/** The person who was asked answers. */
export function answerReceiver(state: FloorState, command: CommandOf<'answer-receiver'>): Decision {
  const ticket = openTicket(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  const { reception } = ticket;
  if (reception?.staffNo !== command.staffNo || reception.state !== 'called') {
    return refuse('not-called-to-you', ticket.number);
  }
  return [
    {
      type: 'receiver-answered',
      ticketId: ticket.id,
      staffNo: command.staffNo,
      accepted: command.accepted,
    },
  ];
}

function openTicket(state: FloorState, ticketId: string): Ticket | Refusal {
  const ticket = ticketOf(state, ticketId);
  if (isRefusal(ticket)) return ticket;
  return hasEnded(ticket) ? refuse('ticket-ended', ticket.number) : ticket;
}
