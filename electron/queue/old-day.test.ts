import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { LoggedEvent } from '../../shared/model/floor.ts';
import { decide } from './decide.rules.ts';
import { emptyFloor, evolve } from './evolve.rules.ts';
import { recordedDay } from './recorded-day.rules.ts';

/** A day as the first version wrote it, and the floor that it folded it to. */
const old = JSON.parse(
  readFileSync(new URL('./old-day.fixture.json', import.meta.url), 'utf8'),
) as {
  readonly log: readonly LoggedEvent[];
  readonly tickets: readonly { readonly number: string; readonly takenAt: number }[];
  readonly counters: readonly object[];
  readonly seq: number;
  readonly calls: readonly object[];
  readonly rule: object;
};

it('a day written by an earlier version folds to the same floor', () => {
  const state = old.log.reduce(evolve, emptyFloor);
  expect([...state.tickets.values()]).toMatchObject(old.tickets);
  expect([...state.counters.values()]).toMatchObject(old.counters);
  expect([state.seq, state.calls, state.config?.rule]).toEqual([old.seq, old.calls, old.rule]);
  // What it did not know is the plain value, not a gap.
  const sentOn = new Set(
    old.log.flatMap(({ event }) =>
      event.type === 'ticket-transferred' && !event.keepPlace ? [event.ticketId] : [],
    ),
  );
  for (const ticket of state.tickets.values()) {
    // Who gave up the place waits from then on; the others stand as they came.
    expect([ticket.number, ticket.standing !== null]).toEqual([
      ticket.number,
      sentOn.has(ticket.id),
    ]);
    expect(ticket).toMatchObject({ onlyAt: null, corporate: false, further: [] });
    const promised = state.config!.promiseMinutes[ticket.tier] * 60_000;
    expect(ticket.promisedBy).toBe(ticket.takenAt + promised);
  }
  expect(recordedDay(old.log)).toMatchObject({ tickets: old.tickets.length, counters: 2 });
});

it('and goes on under this version: a new day opens, a no-show of before counts its limits', () => {
  const state = old.log.reduce(evolve, emptyFloor);
  const now = state.at + 60_000;
  const closed = decide({ state, now }, { type: 'close-day', final: true });
  expect(closed).toContainEqual({ type: 'day-closed', left: 3, carried: 0, by: 'left' });
  const opened = decide({ state, now }, { type: 'open-day', date: '2026-11-20' });
  expect(opened).toMatchObject([{ type: 'day-opened', date: '2026-11-20' }]);
});
