import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/model/dates.ts';
import type { FloorState } from '../../../shared/model/hall/floor.ts';
import type { LoggedEvent } from '../../../shared/model/floor-event.ts';
import { defaultPolicy } from '../../../shared/model/hall/policy.ts';
import { isRefusal, type Command } from './command.rules.ts';
import { decide } from './decide.rules.ts';
import { emptyFloor, evolve, folded } from '../state/evolve.rules.ts';
import { dayOf, testBranch, ticketFor, type TestFloor } from '../floor.fixture.ts';
import { branch, minute, open } from '../state/visits.fixture.ts';

const overnight = 24 * 60 * minute;
const client = (clientNo: string): Command => ticketFor('gold', { clientNo, ownBranch: true });
const heldBy = ({ open }: FloorState, clientNo: string) =>
  [...open.values()].filter((one) => one.clientNo === clientNo).map(({ number }) => number);

async function nextDay(test: TestFloor): Promise<void> {
  test.at += overnight;
  await test.floor.openToday();
}

describe('a client who was carried over', () => {
  it('F7 and took a number on a day on which no counter opened, has one number on the third day', async () => {
    const test = await branch({ dayEnd: 'carry-over' });
    await test.act(client('C1'));
    await nextDay(test);
    await test.act(client('C1'));
    await nextDay(test);
    expect(test.floor.state().carriedOver).toHaveLength(1);
    await open(test, 1, 'T01');
    expect(heldBy(test.floor.state(), 'C1')).toEqual(['G001']);
    expect((await test.restart()).floor.state()).toEqual(test.floor.state());
  });

  it('F7 and took another number after the head opened the day again, has one number on the next', async () => {
    const test = await branch({ dayEnd: 'carry-over' });
    await test.act(client('C1'));
    await test.act({ type: 'close-day', date: dayOf(test), final: false });
    await test.act({ type: 'reopen-day' });
    await test.act(client('C1'));
    await nextDay(test);
    await open(test, 1, 'T01');
    expect(heldBy(test.floor.state(), 'C1')).toEqual(['G001']);
  });

  it('F7 and was served today before a counter gave numbers to the others, is not given another', async () => {
    const test = await branch({ dayEnd: 'carry-over' });
    await test.act(client('C1'));
    await test.act(ticketFor());
    await test.act({ type: 'close-day', date: dayOf(test), final: false });
    await test.act({ type: 'reopen-day' });
    await test.act(client('C1'));
    await open(test, 1, 'T01');
    await test.act({ type: 'call-next', staffNo: 'T01' });
    const ticketId = test.floor.state().counters.get(1)!.ticketId!;
    await test.act({ type: 'start', staffNo: 'T01', ticketId });
    await test.act({ type: 'complete', staffNo: 'T01', ticketId });
    await nextDay(test);
    // The walk-in of before has no name: that one is still expected.
    expect(test.floor.state().carriedOver.map(({ clientNo }) => clientNo)).toEqual([null]);
  });
});

/** A walk-in's ticket becomes a client's. */
const linkTo = (clientNo: string, ticketId: string): Command => ({
  ...{ type: 'link-client', ticketId, clientNo, tier: 'gold', ownBranch: true },
  ...{ corporate: false, reception: null },
});

type Wish = (state: FloorState, now: number) => Command | 'midnight';

const someTicket = (pick: number, state: FloorState) =>
  [...state.tickets.keys()][pick % Math.max(1, state.tickets.size)] ?? 'none';

const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    kind: fc.constantFrom(
      ...(['take', 'take', 'take', 'walk-in', 'open', 'close', 'next', 'start', 'end'] as const),
      ...(['park', 'resume', 'no-show', 'recall', 'reinstate', 'cancel', 'leave'] as const),
      ...(['close-day', 'reopen-day', 'midnight', 'midnight', 'appoint', 'transfer'] as const),
      ...(['link', 'link'] as const),
    ),
    clientNo: fc.constantFrom('C1', 'C2', 'C3'),
    counter: fc.constantFrom(1, 2),
    pick: fc.nat(),
  })
  .map(({ kind, clientNo, counter, pick }): Wish => {
    const staffNo = `T0${counter}`;
    return (state, now) => {
      const ticketId = state.counters.get(counter)?.ticketId ?? someTicket(pick, state);
      const here = { staffNo, ticketId };
      switch (kind) {
        case 'take':
          return client(clientNo);
        case 'walk-in':
          return ticketFor();
        case 'link':
          return linkTo(clientNo, pick % 3 === 0 ? ticketId : someTicket(pick, state));
        case 'open':
          return { type: 'open-counter', counter, staffNo };
        case 'close':
          return { type: 'close-counter', counter };
        case 'next':
          return { type: 'call-next', staffNo };
        case 'end':
          return { type: 'complete', ...here };
        case 'start':
        case 'park':
        case 'no-show':
        case 'recall':
        case 'leave':
          return { type: kind, ...here };
        case 'resume':
        case 'reinstate':
          return { type: kind, ticketId: someTicket(pick, state) };
        case 'cancel':
          return { type: 'cancel', ticketId, reason: 'other' };
        case 'transfer':
          return { type: 'transfer', ...here, service: 'cash', keepPlace: pick % 2 === 0 };
        case 'appoint': {
          const at = now + 30 * minute;
          return { type: 'make-appointment', clientNo, corporate: false, service: 'cash', at };
        }
        case 'close-day':
          return { type: 'close-day', date: state.day ?? '', final: false };
        case 'reopen-day':
        case 'midnight':
          return kind === 'midnight' ? 'midnight' : { type: kind };
      }
    };
  });

it('F7 whatever the order of acts and of days, no client ever holds two tickets', () => {
  let carried = 0;
  const wishes = fc.array(anyWish, { minLength: 20, maxLength: 120, size: 'max' });
  const property = fc.property(wishes, fc.constantFrom('left', 'carry-over'), (all, dayEnd) => {
    let day = '2026-11-20';
    let state = emptyFloor;
    let at = Date.UTC(2026, 10, 20, 2);
    let ofDay: LoggedEvent[] = [];
    const act = (command: Command) => {
      const decision = decide({ state, now: at }, command);
      if (isRefusal(decision)) return;
      for (const event of decision) {
        if (event.type === 'day-opened') ofDay = [];
        const logged = { seq: state.seq + 1, day, at, actor: 'x', place: 'test', event };
        ofDay.push(logged);
        state = evolve(state, logged);
      }
    };
    const config = { ...testBranch, policy: { ...defaultPolicy, dayEnd } };
    act({ type: 'configure', config });
    act({ type: 'open-day', date: day });
    for (const wish of all) {
      at += 1000;
      const command = wish(state, at);
      if (command === 'midnight') {
        act({ type: 'close-day', date: day, final: true });
        day = addDays(day, 1);
        at += overnight;
        act({ type: 'open-day', date: day });
        carried += state.carriedOver.length;
      } else act(command);
      for (const clientNo of ['C1', 'C2', 'C3']) {
        const waits = state.carriedOver.filter((one) => one.clientNo === clientNo).length;
        const held = heldBy(state, clientNo).length;
        expect([clientNo, waits + held > 1]).toEqual([clientNo, false]);
      }
    }
    expect(folded(ofDay).carriedOver).toEqual(state.carriedOver);
  });
  fc.assert(property, { numRuns: 400 });
  // Nobody carried over would prove nothing.
  expect(carried).toBeGreaterThan(100);
});
