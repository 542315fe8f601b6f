import type { BranchConfig } from '../../../shared/model/branch.ts';
import { checklistFor } from '../../../shared/model/hall/checklist.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import type { FloorEvent } from '../../../shared/model/floor-event.ts';
import { policyOf } from '../../../shared/model/hall/policy.ts';
import type { TicketState } from '../../../shared/model/hall/ticket.ts';
import { isRefusal, refuse, ticketOf, type CommandOf, type Decision } from './command.rules.ts';
import { covers } from '../calling/eligible.rules.ts';
import { changeAppointment, hasEnded, withTickets } from '../state/floor-changes.rules.ts';
import { keptBy, placeOf } from '../state/standing.rules.ts';
import { appointmentFor, openTicketOf, wrongService } from './ticket-commands.rules.ts';
import { continued, withoutClient } from '../state/ticket-changes.rules.ts';

/** States in which no client was here, or the visit goes on under another ticket. */
const nobodyHere: ReadonlySet<TicketState> = new Set(['cancelled', 'left', 'no-show', 'carried']);

/**
 * Links a walk-in's ticket to a client who was recognised later: while waiting, at a counter, or after the service.
 * Tier, reception and checklist follow as if the client had been recognised at the door. Number and arrival stay, and
 * the earlier of the two wait targets holds.
 */
export function linkClient(
  state: FloorState,
  config: BranchConfig,
  command: CommandOf<'link-client'>,
): Decision {
  const { clientNo, tier, ownBranch, corporate, reception } = command;
  const ticket = ticketOf(state, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.clientNo !== null) return refuse('ticket-has-client', ticket.number);
  if (nobodyHere.has(ticket.state)) return refuse('ticket-ended', ticket.number);
  const over = hasEnded(ticket);
  const held = over ? null : openTicketOf(state, clientNo);
  if (held) return refuse('client-has-ticket', held.number);
  const offered = [ticket.service, ...ticket.further].filter((id) =>
    config.services.some((service) => service.id === id),
  );
  const wrong = over ? null : wrongService(config, offered, corporate);
  if (wrong) return wrong;
  const { takenAt, care, service } = ticket;
  const booked = appointmentFor(state, clientNo, service);
  const kept = booked && keptBy(booked, takenAt);
  const { standing, order } = placeOf(state, policyOf(config), takenAt, { tier, care, kept });
  // A client who gave up the place does not get it back.
  const gaveUp = (ticket.standing?.since ?? takenAt) > takenAt;
  return [
    {
      type: 'client-linked',
      ticketId: ticket.id,
      clientNo,
      tier,
      ownBranch,
      corporate,
      // After the service no checklist becomes due.
      checklist: over ? [] : checklistFor(tier, ownBranch, config.checklist),
      reception: over ? null : reception,
      ...(standing && {
        standing: {
          ...standing,
          since: gaveUp || standing.since === takenAt ? null : standing.since,
        },
      }),
      ...(order !== null && !gaveUp && { order }),
      ...(kept && { appointment: kept }),
    },
  ];
}

type Linked = Extract<FloorEvent, { readonly type: 'client-linked' }>;

/** The floor with the ticket linked to the client. */
export function linked(state: FloorState, event: Linked, at: Instant): FloorState {
  const ticket = state.tickets.get(event.ticketId);
  if (!ticket) return state;
  const { clientNo, tier, ownBranch, corporate, appointment = null } = event;
  const since = ticket.standing?.since ?? ticket.takenAt;
  const gaveUp = since > ticket.takenAt;
  const plain = { tier, first: false, nextFrom: null, since };
  const promised = (state.config?.promiseMinutes[tier] ?? Infinity) * 60_000;
  const known: Ticket = {
    ...ticket,
    ...{ clientNo, tier, ownBranch, corporate, appointment },
    // After the first call it is known whether the target was met.
    promisedBy:
      ticket.firstCalledAt === null
        ? Math.min(ticket.promisedBy, ticket.takenAt + promised)
        : ticket.promisedBy,
    standing: event.standing
      ? { ...event.standing, since: event.standing.since ?? since }
      : gaveUp
        ? plain
        : null,
    order: event.order ?? ticket.order,
    // Keep a receiver who was asked already.
    reception: ticket.reception ?? (event.reception && { ...event.reception, state: 'suggested' }),
    checklist: event.checklist.map((item) => ({ item, state: 'open' })),
  };
  const merged = state.merged && !hasEnded(ticket);
  const started = merged ? continued(state, { clientNo }, at) : state;
  const floor = withTickets(
    { ...started, carriedOver: withoutClient(state.carriedOver, clientNo) },
    [{ ...known, ...boundAs(state, known) }],
  );
  return appointment
    ? changeAppointment(floor, appointment.id, { state: 'arrived', ticketId: ticket.id })
    : floor;
}

/** Rebinds the ticket: the counter that it is bound to, or every counter, may not take its new tier. */
function boundAs({ counters, config }: FloorState, ticket: Ticket): Partial<Ticket> {
  const takes = (counter: number | null): boolean => {
    const work = counter === null ? undefined : counters.get(counter);
    return work !== undefined && covers(work, ticket);
  };
  const works = [...counters.values(), ...(config?.counters ?? [])];
  return {
    onlyAt: takes(ticket.onlyAt) ? ticket.onlyAt : null,
    parked: ticket.parked && {
      ...ticket.parked,
      counter: takes(ticket.parked.counter) ? ticket.parked.counter : null,
    },
    anywhere: ticket.anywhere || !works.some((work) => covers(work, ticket)),
  };
}
