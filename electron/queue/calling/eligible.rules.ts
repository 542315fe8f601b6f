import type { Clientele, CounterWork } from '../../../shared/model/branch.ts';
import type { Counter, FloorState, Ticket } from '../../../shared/model/hall/floor.ts';

/** Whether a counter does this service. */
export function serves(counter: CounterWork, service: string): boolean {
  return counter.services.length === 0 || counter.services.includes(service);
}

/** Whether a service for this clientele is open to a person, or to a company. */
export function admits(clientele: Clientele | undefined, corporate: boolean): boolean {
  return (
    clientele === undefined || clientele === 'both' || (clientele === 'corporate') === corporate
  );
}

/** Whether a counter takes a ticket's service, tier and kind of client. */
export function covers(
  work: CounterWork,
  ticket: Pick<Ticket, 'service' | 'tier' | 'corporate'>,
): boolean {
  const { tiers } = work;
  return (
    serves(work, ticket.service) &&
    (tiers === undefined || tiers.length === 0 || tiers.includes(ticket.tier)) &&
    admits(work.clientele, ticket.corporate)
  );
}

/** The parts of a ticket that decide which counters may call it. */
export type Wanted = Pick<Ticket, 'service' | 'tier' | 'corporate' | 'onlyAt' | 'anywhere'>;

/** Whether a counter may call a ticket: it covers the ticket, and the ticket is not bound to another counter. */
export function takes(counter: Counter, ticket: Wanted): boolean {
  if (ticket.anywhere) return true;
  return (ticket.onlyAt === null || ticket.onlyAt === counter.id) && covers(counter, ticket);
}

/** The waiting tickets that this counter may call; without a counter, all waiting tickets. */
export function waitingFor(state: FloorState, counter?: Counter): Ticket[] {
  return [...state.open.values()].filter(
    (ticket) => ticket.state === 'waiting' && (!counter || takes(counter, ticket)),
  );
}

/** The counter that a person has open (or paused), or null. */
export function counterOf(state: FloorState, staffNo: string): Counter | null {
  for (const counter of state.counters.values()) {
    if (counter.staffNo === staffNo) return counter;
  }
  return null;
}
