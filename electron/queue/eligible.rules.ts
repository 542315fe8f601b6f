import type { Clientele, CounterWork } from '../../shared/model/branch.ts';
import type { Counter, FloorState, Ticket } from '../../shared/model/floor.ts';

/** Whether a counter does this service. */
export function serves(counter: CounterWork, service: string): boolean {
  return counter.services.length === 0 || counter.services.includes(service);
}

/** Whether business of this clientele is open to a person or a company. */
export function admits(clientele: Clientele | undefined, corporate: boolean): boolean {
  return (
    clientele === undefined || clientele === 'both' || (clientele === 'corporate') === corporate
  );
}

/** Whether a counter's work covers a ticket: its service, its tier and whose business it is. */
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

/** What of a ticket says which counters may call it. */
export type Wanted = Pick<Ticket, 'service' | 'tier' | 'corporate' | 'onlyAt' | 'anywhere'>;

/** Whether a counter may call a ticket: its work covers it, and the ticket waits for no other counter. */
export function takes(counter: Counter, ticket: Wanted): boolean {
  if (ticket.anywhere) return true;
  return (ticket.onlyAt === null || ticket.onlyAt === counter.id) && covers(counter, ticket);
}

/** Those who wait and whom this counter may call; without a counter, all who wait. */
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
