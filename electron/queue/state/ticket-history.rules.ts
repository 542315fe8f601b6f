import type { CallBasis, CallingRuleKind } from '../../../shared/model/hall/calling-rule.ts';
import type { ChecklistItem } from '../../../shared/model/hall/checklist.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import type { FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import type { FloorEvent, LoggedEvent } from '../../../shared/model/floor-event.ts';
import type { CancelReason, SkipReason, UnboundReason } from '../../../shared/model/hall/ticket.ts';
import type { Tier } from '../../../shared/model/schemes/tier.ts';
import { emptyFloor, evolve } from './evolve.rules.ts';

/** One line of a ticket's history: an event of the ticket, or a call that passed it. */
export interface HistoryEntry {
  /** The record's number in the log; with the chain's hashes it proves the line. */
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  /**
   * The event of the ticket. Or `passed`: a later arrival was called first; `pass-undone`: such a call was taken back;
   * `rule-changed`, `promises-changed`: this changed while the ticket waited.
   */
  readonly what: TicketEventType | 'passed' | 'pass-undone' | 'rule-changed' | 'promises-changed';
  readonly counter: number | null;
  /** The person at that counter. */
  readonly staffNo: string | null;
  readonly service: string | null;
  /** The reason that a person typed: for a call out of turn, or a move. */
  readonly reason: string | null;
  /** The code of a reason: of cancelling, of unbinding, of skipping an item; and the item. */
  readonly code: CancelReason | SkipReason | UnboundReason | null;
  readonly item: ChecklistItem | null;
  /** Whether the client kept the place, or the receiver accepted. */
  readonly agreed: boolean | null;
  /** For a call: its rule and its basis. */
  readonly rule: CallingRuleKind | null;
  readonly basis: CallBasis | null;
  /** For the first call: whether it came within the wait target. */
  readonly promiseKept: boolean | null;
  /** The ticket that passed this one, and this one's overtakes at that time. */
  readonly other: {
    readonly number: string;
    readonly tier: Tier;
    readonly takenAt: Instant;
  } | null;
  readonly overtaken: number | null;
}

/** Events that name a ticket. */
export type TicketEventType = Extract<FloorEvent, { readonly ticketId: string }>['type'];

/** Everything that happened to one ticket of a day, and every call that passed it. */
export interface TicketHistory {
  /** The ticket after the last record that was read. */
  readonly ticket: Ticket;
  /** How often later arrivals passed it, in total. */
  readonly passed: number;
  readonly entries: readonly HistoryEntry[];
}

/** Collects the history of a ticket from the records of its day, fed in order, one by one. */
export interface HistoryReader {
  read(logged: LoggedEvent): void;
  /** null where the day has no such ticket. */
  result(): TicketHistory | null;
}

/** Creates a reader. @param number as printed, in upper or lower case */
export function createHistoryReader(number: string): HistoryReader {
  const wanted = number.trim().toUpperCase();
  const entries: HistoryEntry[] = [];
  let state = emptyFloor;
  let ticketId: string | null = null;
  return {
    read(logged) {
      const { event } = logged;
      const before = state;
      state = evolve(state, logged);
      // Where two days turned out to be one, the number may be another than the record's.
      if (event.type === 'ticket-taken' && state.tickets.get(event.ticketId)?.number === wanted)
        ticketId = event.ticketId;
      const entry = ticketId === null ? null : entryOf(logged, ticketId, before);
      if (entry) entries.push(entry);
    },
    result() {
      const ticket = ticketId === null ? undefined : state.tickets.get(ticketId);
      if (!ticket) return null;
      // Counted here, because the ticket's own count restarts when the client gives up the place.
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

/** The details of an event, each in its field. */
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
    case 'client-linked':
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
