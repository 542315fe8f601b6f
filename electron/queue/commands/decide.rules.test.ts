import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BranchConfig } from '../../../shared/model/branch.ts';
import type { FloorState } from '../../../shared/model/hall/floor.ts';
import type { FloorEvent, LoggedEvent } from '../../../shared/model/floor-event.ts';
import { isRefusal, type Command } from './command.rules.ts';
import { decide } from './decide.rules.ts';
import { takes, waitingFor } from '../calling/eligible.rules.ts';
import { emptyFloor, evolve, folded } from '../state/evolve.rules.ts';
import { createFloorModel } from '../floor-model.fixture.ts';
import { anyBranch, anyWish, type Wish } from '../floor-wishes.fixture.ts';
import { morning } from '../floor.fixture.ts';
import { plainChoice } from '../calling/plain-calling.fixture.ts';

const day = '2026-11-20';

interface Step {
  readonly before: FloorState;
  readonly after: FloorState;
  readonly command: Command;
  readonly now: number;
  /** Empty when refused. */
  readonly events: readonly FloorEvent[];
  readonly refused: string | null;
}

/** Runs commands as the floor does: its clock never goes back, and what is due happens before what is asked. */
function run(branch: BranchConfig, wishes: readonly Wish[], check: (step: Step) => void) {
  const log: LoggedEvent[] = [];
  let state = emptyFloor;
  let clock = morning;
  const act = (command: Command) => {
    const before = state;
    const now = Math.max(clock, before.at);
    const decision = decide({ state: before, now }, command);
    const refused = isRefusal(decision) ? decision.refused : null;
    const events = isRefusal(decision) ? [] : decision;
    for (const event of events) {
      const logged = { seq: log.length + 1, day, at: now, actor: 'x', place: 'test', event };
      log.push(logged);
      state = evolve(state, logged);
    }
    check({ before, after: state, command, now, events, refused });
  };
  act({ type: 'configure', config: branch });
  act({ type: 'open-day', date: day });
  for (const wish of wishes) {
    clock += wish.wait;
    if (state.alarmAt !== null && state.alarmAt <= Math.max(clock, state.at)) act({ type: 'wake' });
    act(wish.command(state, Math.max(clock, state.at)));
  }
  return { state, log };
}

const wishes = fc.array(anyWish, { minLength: 40, maxLength: 160, size: 'max' });

function forAll(check: (branch: BranchConfig, all: readonly Wish[]) => void, numRuns = 300): void {
  fc.assert(fc.property(anyBranch, wishes, check), { numRuns });
}

function soundness({ tickets, counters, open, alarmAt, appointments }: FloorState): string[] {
  const faults: string[] = [];
  for (const counter of counters.values()) {
    if (counter.ticketId === null) continue;
    const ticket = tickets.get(counter.ticketId);
    if (ticket?.counter !== counter.id) faults.push(`counter ${counter.id} holds a stranger`);
    if (ticket?.state !== 'called' && ticket?.state !== 'serving') {
      faults.push(`counter ${counter.id} holds a ticket that is ${ticket?.state}`);
    }
    if (counter.state !== 'open') faults.push(`counter ${counter.id} is ${counter.state} and busy`);
  }
  for (const ticket of tickets.values()) {
    const here = [...counters.values()].filter(({ ticketId }) => ticketId === ticket.id).length;
    const busy = ticket.state === 'called' || ticket.state === 'serving';
    if (here !== (busy ? 1 : 0)) faults.push(`${ticket.number} is at ${here} counters`);
    if (open.has(ticket.id) !== (ticket.endedAt === null)) faults.push(`${ticket.number} is lost`);
    if ((ticket.parked !== null) !== (ticket.state === 'parked')) faults.push('parked or not?');
    const bound = ticket.onlyAt ?? ticket.parked?.counter ?? null;
    if (bound !== null && counters.get(bound)?.state === 'closed' && ticket.endedAt === null) {
      faults.push(`${ticket.number} waits for a closed counter`);
    }
    const wake = ticket.parked?.wakeAt ?? null;
    if (wake !== null && (alarmAt ?? Infinity) > wake) faults.push(`${ticket.number} sleeps on`);
  }
  for (const one of appointments.values()) {
    if (one.state === 'booked' && (alarmAt ?? Infinity) > one.until + 1) faults.push('no alarm');
    if ((one.state === 'arrived') !== (one.ticketId !== null))
      faults.push('arrived without a number');
  }
  const orders = new Set([...tickets.values()].map(({ order }) => order));
  if (orders.size !== tickets.size) faults.push('two tickets have one place');
  const people = [...counters.values()].flatMap(({ staffNo }) => staffNo ?? []);
  if (new Set(people).size !== people.length) faults.push('a person is at two counters');
  const holders = [...tickets.values()]
    .filter(({ endedAt, clientNo }) => endedAt === null && clientNo !== null)
    .map(({ clientNo }) => clientNo);
  if (new Set(holders).size !== holders.length) faults.push('a client holds two tickets');
  return faults;
}

it('whatever is asked, a ticket is in one state and at one counter at most', () => {
  forAll((branch, all) => {
    run(branch, all, ({ after }) => {
      expect(soundness(after)).toEqual([]);
    });
  });
});

it('is what a simple model of states says, and refuses what the model refuses, for its reason', () => {
  const met = new Map<string, number>();
  forAll((branch, all) => {
    const model = createFloorModel(branch);
    run(branch, all, ({ after, command, now, events, refused }) => {
      const expected = model.refusal(command, now);
      if (expected !== undefined) expect([command.type, refused]).toEqual([command.type, expected]);
      met.set(command.type, (met.get(command.type) ?? 0) + (refused === null ? 1 : 0));
      if (refused !== null) return;
      const about = events.find(({ type }) => type === 'ticket-taken' || type === 'ticket-called');
      model.happened(command, now, about && 'ticketId' in about ? about.ticketId : null);
      expect(model.differences(after)).toEqual([]);
    });
  }, 800);
  // A model that is never asked proves nothing.
  for (const type of ['take-ticket', 'call-next', 'complete', 'return', 'leave', 'transfer']) {
    expect([type, (met.get(type) ?? 0) > 0]).toEqual([type, true]);
  }
  for (const type of ['no-show', 'reinstate', 'park', 'wake', 'close-day', 'set-work']) {
    expect([type, (met.get(type) ?? 0) > 0]).toEqual([type, true]);
  }
});

it('an open, free counter that asks is never refused while someone waits whom it takes', () => {
  forAll((branch, all) => {
    run(branch, all, ({ before, command, refused }) => {
      if (command.type !== 'call-next' || before.closed) return;
      const counter = [...before.counters.values()].find(
        ({ staffNo }) => staffNo === command.staffNo,
      );
      if (counter?.state !== 'open' || counter.ticketId !== null) return;
      expect(refused !== null).toBe(waitingFor(before, counter).length === 0);
    });
  });
});

it('calls whom the rule calls, for its reason, and never one whom the counter does not take', () => {
  forAll((branch, all) => {
    run(branch, all, ({ before, command, now, events }) => {
      if (command.type !== 'call-next') return;
      for (const event of events) {
        if (event.type !== 'ticket-called') continue;
        const called = before.tickets.get(event.ticketId)!;
        const counter = before.counters.get(event.counter)!;
        expect(takes(counter, called)).toBe(true);
        const plain = plainChoice(
          [...before.tickets.values()].filter(
            (one) => one.state === 'waiting' && takes(counter, one),
          ),
          branch.rule,
          now,
          before.turn,
        );
        expect([event.ticketId, event.basis]).toEqual([plain?.ticket.id, plain?.basis]);
      }
    });
  });
});

it('keeps the cap and the guarantee: only whoever is owed a turn passes one who is', () => {
  forAll((branch, all) => {
    const { rule } = branch;
    if (rule.kind !== 'diamond-first') return;
    run(branch, all, ({ before, now, events }) => {
      for (const event of events) {
        if (event.type !== 'ticket-called') continue;
        if (event.basis === 'chosen' || event.basis === 'moved') continue;
        const waiting = waitingFor(before, before.counters.get(event.counter));
        const overdue = waiting.some((one) => {
          const limit = rule.maxWaitSeconds?.[one.standing?.tier ?? one.tier] ?? Infinity;
          return (now - (one.standing?.since ?? one.takenAt)) / 1000 >= limit;
        });
        if (overdue) expect(event.basis).toBe('overdue');
        else if (event.basis !== 'overdue') {
          const cap = rule.maxOvertakes ?? Infinity;
          for (const { overtaken } of event.passed) expect(overtaken).toBeLessThanOrEqual(cap);
        }
      }
    });
  });
});

it('a call that is taken back leaves no trace in the line', () => {
  const line = (state: FloorState) =>
    [...state.tickets.values()]
      .filter((one) => one.state === 'waiting')
      .sort((a, b) => a.order - b.order)
      .map(({ id, order, overtaken, moved, onlyAt }) => ({ id, order, overtaken, moved, onlyAt }));
  let undone = 0;
  forAll((branch, all) => {
    let call: { readonly line: unknown; readonly ticketId: string } | null = null;
    run(branch, all, ({ before, after, command, events, refused }) => {
      if (refused !== null) return;
      const [event] = events;
      if (event?.type === 'ticket-returned' && event.ticketId === call?.ticketId) {
        undone += 1;
        expect(line(after)).toEqual(call.line);
      }
      call =
        command.type === 'call-next' && event?.type === 'ticket-called'
          ? { line: line(before), ticketId: event.ticketId }
          : null;
    });
  });
  expect(undone).toBeGreaterThan(5);
});

it('clocks that jump make no negative wait and no new order', () => {
  forAll((branch, all) => {
    run(branch, all, ({ before, after, now }) => {
      expect(after.at).toBeGreaterThanOrEqual(before.at);
      let last = -Infinity;
      for (const ticket of after.tickets.values()) {
        expect(ticket.takenAt).toBeGreaterThanOrEqual(last);
        expect(now - (ticket.standing?.since ?? ticket.takenAt)).toBeGreaterThanOrEqual(0);
        for (const { startedAt, endedAt } of ticket.done) {
          expect(endedAt).toBeGreaterThanOrEqual(startedAt);
        }
        last = ticket.takenAt;
        const earlier = before.tickets.get(ticket.id);
        const transferred = earlier && earlier.service !== ticket.service;
        if (earlier?.state === 'waiting' && ticket.state === 'waiting' && !transferred) {
          expect(ticket.order).toBe(earlier.order);
        }
      }
    });
  }, 100);
});

it('the same log is the same floor, however often it is folded', () => {
  forAll((branch, all) => {
    const { state, log } = run(branch, all, () => undefined);
    const written = JSON.parse(JSON.stringify(log)) as LoggedEvent[];
    const plain = (floor: FloorState) => ({
      ...floor,
      tickets: [...floor.tickets.values()],
      open: new Set(floor.open.keys()),
    });
    expect(plain(written.reduce(evolve, emptyFloor))).toEqual(plain(state));
    expect(plain(folded(written))).toEqual(plain(state));
  }, 100);
});
