import type { Appointment } from '../../../shared/model/hall/appointment.ts';
import { checklistFor } from '../../../shared/model/hall/checklist.ts';
import type { BranchConfig } from '../../../shared/model/branch.ts';
import { businessDateOf, type Instant } from '../../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import { policyOf, type FloorPolicy } from '../../../shared/model/hall/policy.ts';
import { ticketNumber } from '../../../shared/model/hall/ticket.ts';
import {
  isRefusal,
  refuse,
  ticketOf,
  type CommandOf,
  type Decision,
  type Moment,
  type Refusal,
} from './command.rules.ts';
import { admits, counterOf } from '../calling/eligible.rules.ts';
import { hasEnded } from '../state/floor-changes.rules.ts';
import { keptBy, placeOf } from '../state/standing.rules.ts';

/** The open ticket of a client, if any: a client never has two. */
export function openTicketOf(state: FloorState, clientNo: string): Ticket | null {
  for (const ticket of state.open.values()) {
    if (ticket.clientNo === clientNo) return ticket;
  }
  return null;
}

/**
 * Takes a ticket for a visit of one or more services. Numbers count within tier and day. The checklist follows from
 * tier and home branch, the standing from care and appointment.
 */
export function takeTicket(
  { state, now }: Moment,
  config: BranchConfig,
  command: CommandOf<'take-ticket'>,
): Decision {
  const { tier, service, clientNo, ownBranch, care, further = [], corporate = false } = command;
  const wrong = wrongService(config, [service, ...further], corporate);
  if (wrong) return wrong;
  const held = clientNo === null ? null : openTicketOf(state, clientNo);
  if (held) return refuse('client-has-ticket', held.number);
  const booked = clientNo === null ? null : appointmentFor(state, clientNo, service);
  const kept = booked && keptBy(booked, now);
  const { standing, order } = placeOf(state, policyOf(config), now, { tier, care, kept });
  const number = ticketNumber(tier, state.taken[tier] + 1);
  // Unique over days: a page that was left open overnight cannot act on today's ticket of the same number.
  const ticketId = `${state.day ?? ''}/${number}`;
  return [
    {
      type: 'ticket-taken',
      ticketId,
      number,
      tier,
      service,
      clientNo,
      ownBranch,
      care,
      checklist: checklistFor(tier, ownBranch ?? true, config.checklist),
      reception: command.reception,
      promisedBy: now + config.promiseMinutes[tier] * 60_000,
      ...(further.length > 0 && { further }),
      ...(corporate && { corporate }),
      ...(standing && { standing }),
      ...(order !== null && { order }),
      ...(kept && { appointment: kept }),
    },
    ...(command.call === undefined
      ? []
      : [{ type: 'receiver-called' as const, ticketId, staffNo: command.call }]),
  ];
}

/** Why a ticket cannot be taken for these services, or null. */
export function wrongService(
  config: BranchConfig,
  services: readonly string[],
  corporate: boolean,
): Refusal | null {
  for (const [index, id] of services.entries()) {
    const service = config.services.find((one) => one.id === id);
    if (!service) return refuse('service-unknown', id);
    if (services.indexOf(id) !== index) return refuse('service-repeated', id);
    if (!admits(service.clientele, corporate)) return refuse('service-not-for-client', id);
  }
  return null;
}

/** A client's appointment of today: for the same service first, then the earliest. A missed one still counts. */
export function appointmentFor(
  state: FloorState,
  clientNo: string,
  service: string,
): Appointment | null {
  let earliest: Appointment | null = null;
  let ofService: Appointment | null = null;
  for (const one of state.appointments.values()) {
    if (one.clientNo !== clientNo || (one.state !== 'booked' && one.state !== 'missed')) continue;
    if (businessDateOf(one.at) !== state.day) continue;
    if (!earliest || one.at < earliest.at) earliest = one;
    if (one.service === service && (!ofService || one.at < ofService.at)) ofService = one;
  }
  return ofService ?? earliest;
}

/** Cancels a ticket that has not ended. */
export function cancel(state: FloorState, command: CommandOf<'cancel'>): Decision {
  const ticket = openTicket(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state === 'serving') return refuse('ticket-not-waiting', ticket.number);
  return [{ type: 'ticket-cancelled', ticketId: ticket.id, reason: command.reason }];
}

/** The client leaves without being served. While a counter has the client, only that counter can record it. */
export function leave(state: FloorState, command: CommandOf<'leave'>): Decision {
  const ticket = openTicket(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state === 'serving') {
    const counter = counterOf(state, command.staffNo);
    if (counter?.ticketId !== ticket.id) return refuse('ticket-not-here', ticket.number);
  }
  return [{ type: 'ticket-left', ticketId: ticket.id }];
}

/** Reinstates a no-show in the original place, within the branch's limits. */
export function reinstate({ state, now }: Moment, command: CommandOf<'reinstate'>): Decision {
  const ticket = ticketOf(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state !== 'no-show') return refuse('ticket-not-waiting', ticket.number);
  const limit = reinstatable(policyOf(state.config), ticket, now);
  if (limit) return refuse(limit, ticket.number);
  const held = ticket.clientNo === null ? null : openTicketOf(state, ticket.clientNo);
  if (held) return refuse('client-has-ticket', held.number);
  return [{ type: 'ticket-reinstated', ticketId: ticket.id }];
}

/** The limit that forbids reinstating a no-show now, or null. */
export function reinstatable(
  { reinstate: { withinMinutes, times } }: FloorPolicy,
  ticket: Ticket,
  now: Instant,
): 'reinstate-too-late' | 'reinstate-too-often' | null {
  if (ticket.reinstated >= times) return 'reinstate-too-often';
  return now - (ticket.endedAt ?? now) > withinMinutes * 60_000 ? 'reinstate-too-late' : null;
}

/** A parked ticket waits again. */
export function resume(state: FloorState, command: CommandOf<'resume'>): Decision {
  const ticket = openTicket(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state !== 'parked') return refuse('ticket-not-parked', ticket.number);
  return [{ type: 'ticket-resumed', ticketId: ticket.id }];
}

/** The branch head moves a waiting ticket to the front; the reason is recorded. */
export function move(state: FloorState, command: CommandOf<'move'>): Decision {
  if (command.reason.trim() === '') return refuse('reason-missing');
  const ticket = openTicket(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.state !== 'waiting') return refuse('ticket-not-waiting', ticket.number);
  return [{ type: 'ticket-moved', ticketId: ticket.id, reason: command.reason.trim() }];
}

/** Completes, skips or reopens a checklist item, also after the client was served. */
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

/** Asks a person to receive the client. Asking another person replaces the first request. */
export function callReceiver(state: FloorState, command: CommandOf<'call-receiver'>): Decision {
  const ticket = openTicket(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  return [{ type: 'receiver-called', ticketId: ticket.id, staffNo: command.staffNo }];
}

/** Asks the next person, because nobody has answered. Nothing happens where somebody has meanwhile, or was asked. */
export function escalate(
  state: FloorState,
  { ticketId, unanswered, staffNo }: CommandOf<'escalate'>,
): Decision {
  const reception = state.tickets.get(ticketId)?.reception;
  const sameCall =
    reception != null &&
    (reception.staffNo ?? null) === unanswered.staffNo &&
    (reception.calledAt ?? null) === unanswered.calledAt;
  if (!sameCall || (reception.state !== 'called' && reception.state !== 'declined')) return [];
  return callReceiver(state, { type: 'call-receiver', ticketId, staffNo });
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
