import type { CallBasis, CallingRuleKind } from '../../shared/model/calling-rule.ts';
import type { ChecklistItem } from '../../shared/model/checklist.ts';
import type { Instant } from '../../shared/model/dates.ts';
import type { FloorEvent, FloorState, LoggedEvent, Ticket } from '../../shared/model/floor.ts';
import type { CancelReason, SkipReason, UnboundReason } from '../../shared/model/ticket.ts';
import type { Tier } from '../../shared/model/tier.ts';
import { emptyFloor, evolve } from './evolve.rules.ts';

/** One thing that happened to a ticket, or past it, as its record in the log says. */
export interface HistoryEntry {
  /** The record's number: with the chain, the proof. */
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  /**
   * What happened to the ticket; or `passed`: a later arrival was called before it; `pass-undone`: such a call was taken
   * back; `rule-changed`, `promises-changed`: while it waited.
   */
  readonly what: TicketEventType | 'passed' | 'pass-undone' | 'rule-changed' | 'promises-changed';
  readonly counter: number | null;
  /** Who was at that counter. */
  readonly staffNo: string | null;
  readonly service: string | null;
  /** A person's words: why it was called out of turn, moved. */
  readonly reason: string | null;
  /** The reason's code of a cancelled ticket, of one that waits elsewhere, or of a skipped item, and the item. */
  readonly code: CancelReason | SkipReason | UnboundReason | null;
  readonly item: ChecklistItem | null;
  /** The client kept the place, the receiver accepted. */
  readonly agreed: boolean | null;
  /** A call: by which rule and on what ground. */
  readonly rule: CallingRuleKind | null;
  readonly basis: CallBasis | null;
  /** A first call: whether it came in time. */
  readonly promiseKept: boolean | null;
  /** The other ticket of a passing call, and how often this one had been passed then. */
  readonly other: {
    readonly number: string;
    readonly tier: Tier;
    readonly takenAt: Instant;
  } | null;
  readonly overtaken: number | null;
}

/** Events that name a ticket. */
export type TicketEventType = Extract<FloorEvent, { readonly ticketId: string }>['type'];

/** What happened to one ticket of a day, and everything that passed it. */
export interface TicketHistory {
  /** As it stood at the end of what was read. */
  readonly ticket: Ticket;
  /** How often it was passed by later arrivals, all in all. */
  readonly passed: number;
  readonly entries: readonly HistoryEntry[];
}

/** Gathers the history of a ticket from its day's records, given in order, one by one. */
export interface HistoryReader {
  read(logged: LoggedEvent): void;
  /** null where the day has no such ticket. */
  result(): TicketHistory | null;
}

/** @param number as printed; capital letters or not */
export function createHistoryReader(number: string): HistoryReader {
  const wanted = number.trim().toUpperCase();
  const entries: HistoryEntry[] = [];
  let state = emptyFloor;
  let ticketId: string | null = null;
  return {
    read(logged) {
      const { event } = logged;
      if (event.type === 'ticket-taken' && event.number === wanted) ticketId = event.ticketId;
      const entry = ticketId === null ? null : entryOf(logged, ticketId, state);
      if (entry) entries.push(entry);
      state = evolve(state, logged);
    },
    result() {
      const ticket = ticketId === null ? undefined : state.tickets.get(ticketId);
      if (!ticket) return null;
      // Not the ticket's own count: that begins anew when the client gives up the place.
      const count = (what: HistoryEntry['what']) =>
        entries.filter((entry) => entry.what === what).length;
      return { ticket, passed: count('passed') - count('pass-undone'), entries };
    },
  };
}

/** @param state the floor before the event */
function entryOf(logged: LoggedEvent, ticketId: string, state: FloorState): HistoryEntry | null {
  const { event } = logged;
  const entry = frameOf(logged);
  if ('ticketId' in event && event.ticketId === ticketId) {
    return { ...entry, what: event.type, ...atCounter(event, state), ...detailsOf(event) };
  }
  if (event.type === 'ticket-called') {
    const passed = event.passed.find((one) => one.ticketId === ticketId);
    if (!passed) return null;
    const moved = state.tickets.get(event.ticketId)?.moveReason ?? null;
    return {
      ...entry,
      what: 'passed',
      ...atCounter(event, state),
      ...detailsOf(event),
      reason: event.reason ?? (event.basis === 'moved' ? moved : null),
      promiseKept: null,
      other: otherOf(state, event.ticketId),
      overtaken: passed.overtaken,
    };
  }
  if (event.type === 'ticket-returned') {
    const restored = event.restored.find((one) => one.ticketId === ticketId);
    if (!restored) return null;
    const other = otherOf(state, event.ticketId);
    return { ...entry, what: 'pass-undone', other, overtaken: restored.overtaken };
  }
  if (state.tickets.get(ticketId)?.state !== 'waiting') return null;
  if (event.type === 'rule-changed') return { ...entry, what: event.type, rule: event.rule.kind };
  return event.type === 'promises-changed' ? { ...entry, what: event.type } : null;
}

function frameOf({ seq, at, actor }: LoggedEvent): Omit<HistoryEntry, 'what'> {
  return {
    seq,
    at,
    actor,
    counter: null,
    staffNo: null,
    service: null,
    reason: null,
    code: null,
    item: null,
    agreed: null,
    rule: null,
    basis: null,
    promiseKept: null,
    other: null,
    overtaken: null,
  };
}

function atCounter(
  event: FloorEvent,
  state: FloorState,
): Pick<HistoryEntry, 'counter' | 'staffNo'> {
  const counter = 'counter' in event ? (event.counter ?? null) : null;
  return {
    counter,
    staffNo: counter === null ? null : (state.counters.get(counter)?.staffNo ?? null),
  };
}

/** The details that the kinds of event carry, each in its field. */
function detailsOf(event: Extract<FloorEvent, { ticketId: string }>): Partial<HistoryEntry> {
  switch (event.type) {
    case 'ticket-taken':
      return { service: event.service };
    case 'ticket-called':
      return {
        rule: event.rule,
        basis: event.basis,
        reason: event.reason ?? null,
        promiseKept: event.promise?.kept ?? null,
      };
    case 'ticket-transferred':
      return { service: event.service, agreed: event.keepPlace };
    case 'service-completed':
      return { service: event.next?.service ?? null };
    case 'ticket-cancelled':
      return { code: event.reason };
    case 'ticket-moved':
      return { reason: event.reason };
    case 'ticket-unbound':
      return { code: event.why, service: 'service' in event ? event.service : null };
    case 'item-done':
    case 'item-reopened':
      return { item: event.item };
    case 'item-skipped':
      return { item: event.item, code: event.reason };
    case 'receiver-called':
      return { staffNo: event.staffNo };
    case 'receiver-answered':
      return { staffNo: event.staffNo, agreed: event.accepted };
    case 'ticket-returned':
    case 'ticket-recalled':
    case 'service-started':
    case 'ticket-no-show':
    case 'ticket-reinstated':
    case 'ticket-parked':
    case 'ticket-resumed':
    case 'ticket-left':
    case 'ticket-carried':
      return {};
  }
}

function otherOf(state: FloorState, ticketId: string): HistoryEntry['other'] {
  const other = state.tickets.get(ticketId);
  return other ? { number: other.number, tier: other.tier, takenAt: other.takenAt } : null;
}
