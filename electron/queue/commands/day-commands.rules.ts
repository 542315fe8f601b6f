import type { BranchConfig } from '../../../shared/model/branch.ts';
import { checklistFor } from '../../../shared/model/hall/checklist.ts';
import { businessDateOf } from '../../../shared/model/dates.ts';
import type { CarriedTicket, FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import type { FloorEvent } from '../../../shared/model/floor-event.ts';
import { policyOf } from '../../../shared/model/hall/policy.ts';
import { ticketNumber } from '../../../shared/model/hall/ticket.ts';
import { refuse, type CommandOf, type Decision, type Moment } from './command.rules.ts';
import { skipsWorkingDays } from './clock-correction.rules.ts';
import { placeOf } from '../state/standing.rules.ts';
import { isGone } from './unbinding.rules.ts';

/**
 * Ends the day. Tickets that still wait are recorded as left or are carried over, as the branch has set. A client who
 * is at a counter at midnight goes on there; a ticket that was forgotten at a counter in the evening is recorded as
 * left. The branch head can end the day only when no client is at a counter.
 */
export function closeDay(
  { state, now }: Moment,
  { date, final, keep = false }: CommandOf<'close-day'>,
): Decision {
  if (state.day !== date) return final ? [] : refuse('day-over', date);
  if (!final) {
    if (state.closed) return refuse('day-closed');
    const busy = [...state.counters.values()].find(({ ticketId }) => ticketId !== null);
    if (busy) return refuse('counter-busy', String(busy.id));
  }
  const { dayEnd } = policyOf(state.config);
  const over = [...state.open.values()].sort((a, b) => a.order - b.order);
  const carried = dayEnd === 'carry-over' ? over.filter(mayBeCarried) : [];
  const atCounterOvernight = final ? over.filter((ticket) => keep || isInHand(ticket, now)) : [];
  const waits = carried.filter((ticket) => !atCounterOvernight.includes(ticket));
  const gone = over.filter(
    (ticket) => !carried.includes(ticket) && !atCounterOvernight.includes(ticket),
  );
  const missed = final
    ? [...state.appointments.values()].filter(
        ({ at, state: now }) => now === 'booked' && businessDateOf(at) <= (state.day ?? ''),
      )
    : due(state, now).missed;
  const open = [...state.counters.values()].filter((counter) => counter.state !== 'closed');
  const events: FloorEvent[] = [
    ...gone.map(({ id }): FloorEvent => ({ type: 'ticket-left', ticketId: id })),
    ...waits.map(({ id }): FloorEvent => ({ type: 'ticket-carried', ticketId: id })),
    ...atCounterOvernight.map(({ id }): FloorEvent => ({
      type: 'ticket-carried',
      ticketId: id,
      atCounterOvernight: true,
    })),
    ...missed.map(({ id }): FloorEvent => ({ type: 'appointment-missed', appointmentId: id })),
    ...open.map(({ id }): FloorEvent => ({ type: 'counter-closed', counter: id })),
  ];
  // The head has closed the day already, and nothing is left: do not close it twice.
  if (state.closed && events.length === 0) return [];
  const { length: left } = gone;
  return [
    ...events,
    { type: 'day-closed', left, carried: waits.length + atCounterOvernight.length, by: dayEnd },
  ];
}

/** A ticket that was called or started longer ago than this at midnight was forgotten in the evening. */
const inHandMs = 2 * 60 * 60_000;

/** Whether somebody is with this client at a counter right now. */
function isInHand({ state, calledAt, startedAt }: Ticket, now: number): boolean {
  if (state !== 'called' && state !== 'serving') return false;
  return now - (startedAt ?? calledAt ?? 0) <= inHandMs;
}

function mayBeCarried({ state }: Ticket): boolean {
  return state === 'waiting' || state === 'parked' || state === 'called';
}

/** Reopens a closed day. Tickets that left or were carried over stay so. */
export function reopenDay(state: FloorState): Decision {
  return state.closed ? [{ type: 'day-reopened' }] : refuse('day-not-closed');
}

/**
 * Begins a day with the branch's configuration. Ticket numbers start from one again, unless slips of the day before may
 * belong to this day. Future appointments and carried tickets are taken along.
 */
export function openDay(
  state: FloorState,
  config: BranchConfig,
  { date, corrected = false }: CommandOf<'open-day'>,
): Decision {
  if (state.day === date) return [];
  const unsure = !corrected && state.day !== null && skipsWorkingDays(state.day, date);
  const sameSlips = corrected || (unsure && endedWithTheDay(state));
  const appointments = [...state.appointments.values()].filter(
    (one) => one.state === 'booked' && businessDateOf(one.at) >= date,
  );
  const carried = carriedFrom(state);
  const { atCounterOvernight } = state;
  const here = new Set(atCounterOvernight.map(({ staffNo }) => staffNo));
  const closedCounters = state.closedCounters.filter(
    ({ by, staffNo }) => by === 'system' && !here.has(staffNo),
  );
  return [
    {
      type: 'day-opened',
      date,
      config,
      ...(appointments.length > 0 && { appointments }),
      ...(carried.length > 0 && { carried }),
      ...(atCounterOvernight.length > 0 && { atCounterOvernight }),
      ...(closedCounters.length > 0 && { closedCounters }),
      ...(unsure && { after: state.day }),
      ...(sameSlips && { taken: state.taken }),
    },
  ];
}

/** Whether tickets still waited when the next day ended this one: then it may have been ended in its middle. */
function endedWithTheDay({ tickets, at }: FloorState): boolean {
  return [...tickets.values()].some(
    ({ state, endedAt }) => endedAt === at && (state === 'left' || state === 'carried'),
  );
}

/** The tickets that are carried to the next day, in order; of each client the last visit only. */
function carriedFrom(state: FloorState): CarriedTicket[] {
  const last = new Map<string, string>();
  for (const { id, clientNo } of state.tickets.values()) {
    if (clientNo !== null) last.set(clientNo, id);
  }
  const atCounterOvernight = new Set(state.atCounterOvernight.map(({ id }) => id));
  const today = [...state.tickets.values()]
    .filter(({ id, state, clientNo }) => {
      if (state !== 'carried' || atCounterOvernight.has(id)) return false;
      return clientNo === null || last.get(clientNo) === id;
    })
    .sort((a, b) => a.order - b.order)
    .map(({ id, tier, service, further, clientNo, ownBranch, care, corporate }) => {
      return { id, tier, service, further, clientNo, ownBranch, care, corporate };
    });
  // A client who took a number today was removed from `carriedOver` then, so nobody is here twice.
  return [...state.carriedOver, ...today];
}

/**
 * Gives carried tickets their numbers when the first counter opens: before everybody of today, in their old order. Wait
 * and wait target begin now, because nobody was here overnight. Clients who took a number today are not among them.
 */
export function carriedIn({ state, now }: Moment, config: BranchConfig): FloorEvent[] {
  const taken = { ...state.taken };
  const coming = state.carriedOver;
  return coming.flatMap((before, index): FloorEvent[] => {
    const { id, tier, service, further, clientNo, ownBranch, care, corporate } = before;
    taken[tier] += 1;
    const number = ticketNumber(tier, taken[tier]);
    const ticketId = `${state.day ?? ''}/${number}`;
    const { standing } = placeOf(state, policyOf(config), now, { tier, care, kept: null });
    const gone = [service, ...further].filter((one) => isGone(config, one));
    const ticket: FloorEvent = {
      type: 'ticket-taken',
      ticketId,
      number,
      tier,
      service,
      clientNo,
      ownBranch,
      care,
      checklist: checklistFor(tier, ownBranch ?? true, config.checklist),
      reception: null,
      promisedBy: now + config.promiseMinutes[tier] * 60_000,
      // Record numbers start at 1, so a smaller order is before everybody of today.
      order: index - coming.length,
      carriedFrom: id,
      ...(further.length > 0 && { further }),
      ...(corporate && { corporate }),
      ...(standing && { standing }),
    };
    return [
      ticket,
      ...gone.map((one): FloorEvent => {
        return { type: 'ticket-unbound', ticketId, why: 'service-gone', service: one };
      }),
    ];
  });
}

/** What is due: parked tickets come back, appointments whose window has passed are missed. */
export function wake({ state, now }: Moment): Decision {
  if (state.closed || state.alarmAt === null || state.alarmAt > now) return [];
  const { woken, missed } = due(state, now);
  return [
    ...woken.map(({ id }): FloorEvent => ({ type: 'ticket-resumed', ticketId: id, woken: true })),
    ...missed.map(({ id }): FloorEvent => ({ type: 'appointment-missed', appointmentId: id })),
  ];
}

function due(state: FloorState, now: number) {
  return {
    woken: [...state.open.values()]
      .filter(({ parked }) => parked?.wakeAt != null && parked.wakeAt <= now)
      .sort((a, b) => (a.parked?.wakeAt ?? 0) - (b.parked?.wakeAt ?? 0)),
    missed: [...state.appointments.values()].filter(
      (one) => one.state === 'booked' && one.until < now,
    ),
  };
}
