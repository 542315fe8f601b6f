import type { BranchConfig } from '../../shared/model/branch.ts';
import type { FloorEvent, FloorState, LoggedEvent } from '../../shared/model/floor.ts';
import {
  changeItem,
  changeTicket,
  countersOf,
  freed,
  leaveCounter,
  withCounter,
  withTickets,
} from './floor-changes.rules.ts';
import { VersionedMap } from './versioned-map.rules.ts';

const callsKept = 12;

/** The floor before anything happened. */
export const emptyFloor: FloorState = {
  config: null,
  day: null,
  seq: 0,
  at: 0,
  taken: { diamond: 0, platinum: 0, gold: 0, regular: 0 },
  moves: 0,
  turn: 0,
  tickets: VersionedMap.from(new Map()),
  open: VersionedMap.from(new Map()),
  counters: new Map(),
  calls: [],
};

/** What the floor is after an event: the only way in which it ever changes. Pure. */
export function evolve(state: FloorState, logged: LoggedEvent): FloorState {
  const next = apply(state, logged.event, logged);
  return { ...next, seq: logged.seq, at: Math.max(state.at, logged.at) };
}

function apply(state: FloorState, event: FloorEvent, { at, actor, seq }: LoggedEvent): FloorState {
  switch (event.type) {
    case 'branch-configured':
      return configured(state, event.config);
    case 'day-opened':
      return {
        ...emptyFloor,
        config: event.config,
        day: event.date,
        counters: countersOf(event.config, new Map()),
      };
    case 'ticket-taken':
      return withTickets(
        { ...state, taken: { ...state.taken, [event.tier]: state.taken[event.tier] + 1 } },
        [
          {
            id: event.ticketId,
            number: event.number,
            tier: event.tier,
            service: event.service,
            clientNo: event.clientNo,
            ownBranch: event.ownBranch,
            care: event.care,
            order: seq,
            takenAt: at,
            state: 'waiting',
            counter: null,
            staffNo: null,
            calledAt: null,
            startedAt: null,
            endedAt: null,
            recalls: 0,
            overtaken: 0,
            moved: 0,
            moveReason: null,
            reception: event.reception && { ...event.reception, state: 'suggested' },
            checklist: event.checklist.map((item) => ({ item, state: 'open' })),
          },
        ],
      );
    case 'ticket-called': {
      const called = state.tickets.get(event.ticketId);
      if (!called) return state;
      const passed = event.passed.flatMap(({ ticketId, overtaken }) => {
        const ticket = state.tickets.get(ticketId);
        return ticket ? [{ ...ticket, overtaken }] : [];
      });
      const after = withTickets(state, [
        ...passed,
        {
          ...called,
          state: 'called',
          counter: event.counter,
          staffNo: state.counters.get(event.counter)?.staffNo ?? null,
          calledAt: at,
          moved: 0,
        },
      ]);
      const call = { ticketId: called.id, number: called.number, counter: event.counter, at };
      return withCounter(
        { ...after, turn: event.turn, calls: [call, ...state.calls].slice(0, callsKept) },
        event.counter,
        { ticketId: event.ticketId },
      );
    }
    case 'ticket-recalled':
      return changeTicket(state, event.ticketId, (ticket) => ({ recalls: ticket.recalls + 1 }));
    case 'service-started':
      return changeTicket(state, event.ticketId, () => ({ state: 'serving', startedAt: at }));
    case 'service-completed':
      return freed(state, event.counter, event.ticketId, { state: 'completed', endedAt: at });
    case 'ticket-no-show':
      return freed(state, event.counter, event.ticketId, { state: 'no-show', endedAt: at });
    case 'ticket-parked':
      return freed(state, event.counter, event.ticketId, { state: 'parked' });
    case 'ticket-reinstated':
    case 'ticket-resumed':
      return changeTicket(state, event.ticketId, () => ({
        state: 'waiting',
        counter: null,
        staffNo: null,
        calledAt: null,
        startedAt: null,
        endedAt: null,
        recalls: 0,
      }));
    case 'ticket-transferred': {
      const left = leaveCounter(state, event.ticketId);
      return changeTicket(left, event.ticketId, (moved) => ({
        state: 'waiting',
        service: event.service,
        counter: null,
        staffNo: null,
        calledAt: null,
        startedAt: null,
        recalls: 0,
        // Without its place it queues as if it had arrived now; the wait promised still counts from the door.
        order: event.keepPlace ? moved.order : seq,
      }));
    }
    case 'ticket-cancelled':
    case 'ticket-left': {
      const left = leaveCounter(state, event.ticketId);
      return changeTicket(left, event.ticketId, () => ({
        state: event.type === 'ticket-left' ? 'left' : 'cancelled',
        endedAt: at,
      }));
    }
    case 'ticket-moved':
      return changeTicket({ ...state, moves: state.moves + 1 }, event.ticketId, () => ({
        moved: state.moves + 1,
        moveReason: event.reason,
      }));
    case 'item-done':
      return changeItem(state, event.ticketId, event.item, {
        item: event.item,
        state: 'done',
        by: actor,
        at,
      });
    case 'item-skipped':
      return changeItem(state, event.ticketId, event.item, {
        item: event.item,
        state: 'skipped',
        by: actor,
        at,
        reason: event.reason,
      });
    case 'item-reopened':
      return changeItem(state, event.ticketId, event.item, { item: event.item, state: 'open' });
    case 'receiver-called':
      return changeTicket(state, event.ticketId, (ticket) => ({
        reception: {
          room: ticket.reception?.room ?? null,
          staffNo: event.staffNo,
          state: 'called',
          calledAt: at,
        },
      }));
    case 'receiver-answered':
      return changeTicket(state, event.ticketId, (ticket) => ({
        reception: ticket.reception && {
          ...ticket.reception,
          state: event.accepted ? 'accepted' : 'declined',
        },
      }));
    case 'counter-opened':
      return withCounter(state, event.counter, {
        state: 'open',
        staffNo: event.staffNo,
        pauseReason: null,
      });
    case 'counter-paused':
      return withCounter(state, event.counter, { state: 'paused', pauseReason: event.reason });
    case 'counter-resumed':
      return withCounter(state, event.counter, { state: 'open', pauseReason: null });
    case 'counter-closed':
      return withCounter(state, event.counter, {
        state: 'closed',
        staffNo: null,
        pauseReason: null,
        ticketId: null,
      });
    case 'rule-changed':
      return state.config
        ? { ...state, config: { ...state.config, rule: event.rule }, turn: 0 }
        : state;
  }
}

function configured(state: FloorState, config: BranchConfig): FloorState {
  return { ...state, config, counters: countersOf(config, state.counters) };
}
