import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import type { Counter, FloorState, Ticket } from '../../../shared/model/hall/floor.ts';
import { chooseNext, type Candidate } from '../calling/calling.rules.ts';
import { takes, type Wanted } from '../calling/eligible.rules.ts';
import type { FutureLine } from './future.rules.ts';
import { nobody } from '../calling/heads.rules.ts';

/** A waiting ticket of a simulated future, with what the policy and the counters look at. */
export interface FutureWaiter extends Candidate, Wanted {
  readonly tier: Ticket['tier'];
  readonly key: number;
}

/** The queue of a simulated future. Tickets that wait now have their place in the order of arrival as key. */
export interface FloorLine extends FutureLine {
  /** Starts another simulated future. */
  restart(): void;
  /** The tickets that wait at the beginning; their keys count from 0. */
  readonly waiting: readonly Ticket[];
  /** A ticket that is in the queue or came into it, by key. */
  waiter(key: number): FutureWaiter;
}

type Changing = { -readonly [K in keyof FutureWaiter]: FutureWaiter[K] };

/** Draws a later arrival as the branch expects them. */
export type Comer = (now: number) => Pick<Ticket, 'tier' | 'service' | 'corporate'>;

/**
 * Simulates the live floor's queue: the same policy over the same tickets, with counters that take what they take now.
 * @param counters those that call, in the order in which they call
 */
export function createFloorLine(
  state: FloorState,
  rule: CallingRule,
  counters: readonly Counter[],
  comer: Comer,
): FloorLine {
  const waiting = [...state.open.values()]
    .filter((ticket) => ticket.state === 'waiting')
    .sort((a, b) => a.order - b.order);
  let all: Changing[] = [];
  let present = new Set<Changing>();
  let turn = state.turn;
  let chosenTurn = turn;
  let lastOrder = 0;

  function restart(): void {
    all = waiting.map((ticket, key) => ({
      key,
      tier: ticket.tier,
      service: ticket.service,
      corporate: ticket.corporate,
      onlyAt: ticket.onlyAt,
      anywhere: ticket.anywhere,
      order: ticket.order,
      takenAt: ticket.takenAt,
      overtaken: ticket.overtaken,
      moved: ticket.moved,
      standing: ticket.standing,
    }));
    present = new Set(all);
    turn = state.turn;
    // No future arrival may be ordered before a ticket that is here.
    lastOrder = Math.max(state.seq, ...all.map(({ order }) => order));
  }

  restart();
  return {
    restart,
    waiting,
    waiter: (key) => all[key] as FutureWaiter,
    admit(now) {
      lastOrder += 1;
      const key = all.length;
      const plain = { onlyAt: null, anywhere: false, overtaken: 0, moved: 0, standing: null };
      const waiter = { ...comer(now), ...plain, key, order: lastOrder, takenAt: now };
      all.push(waiter);
      present.add(waiter);
      return key;
    },
    choose(now, counter) {
      const mine: Changing[] = [];
      const caller = counters[counter];
      if (!caller) return nobody;
      for (const waiter of present) if (takes(caller, waiter)) mine.push(waiter);
      const choice = chooseNext(mine, rule, now, turn);
      if (!choice) return nobody;
      chosenTurn = choice.turn;
      return choice.ticket.key;
    },
    call(key, counter) {
      const called = all[key];
      const caller = counters[counter];
      if (!called || !caller) return;
      turn = chosenTurn;
      present.delete(called);
      for (const waiter of present) {
        if (waiter.order < called.order && takes(caller, waiter)) waiter.overtaken += 1;
      }
    },
    leave(key) {
      const waiter = all[key];
      if (waiter) present.delete(waiter);
    },
    isWaiting(key) {
      const waiter = all[key];
      return waiter !== undefined && present.has(waiter);
    },
    size: () => present.size,
  };
}
