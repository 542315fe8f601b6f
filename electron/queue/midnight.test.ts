import { describe, expect, it } from 'vitest';
import { openTestFloor, ticketFor, type TestFloor } from './floor.fixture.ts';
import { branch, here, id, minute, next, open } from './state/visits.fixture.ts';

/** 2026-11-20 23:50 in the branch. */
const lateEvening = Date.UTC(2026, 10, 20, 15, 50);

async function evening(dayEnd: 'left' | 'carry-over'): Promise<TestFloor> {
  const test = await branch({ dayEnd });
  await open(test, 1, 'T01');
  await open(test, 2, 'T02');
  test.at = lateEvening;
  for (let count = 0; count < 3; count += 1) await test.act(ticketFor());
  await next(test, 'T01');
  await test.act({ type: 'start', ...here('T01', 'A001') });
  return test;
}

describe.each(['left', 'carry-over'] as const)('midnight, when the day’s end says %s', (dayEnd) => {
  it('F11 a teller with a client stays, and the service goes on to its end', async () => {
    const test = await evening(dayEnd);
    test.at += 20 * minute;
    await test.floor.openToday();
    expect(test.floor.state().day).toBe('2026-11-21');
    expect(test.floor.state().counters.get(1)).toMatchObject({
      ...{ state: 'open', staffNo: 'T01', ticketId: id('A001') },
    });
    const again = await test.restart();
    expect(again.floor.state()).toEqual(test.floor.state());
    await again.act({ type: 'complete', ...here('T01', 'A001') });
    expect(again.floor.state().tickets.get(id('A001'))).toMatchObject({
      ...{ state: 'completed', startedAt: lateEvening },
    });
    await again.act(ticketFor());
    await next(again, 'T01');
    // The next client of the line, under a number of the new day that nobody here has.
    const called = again.floor.state().counters.get(1)!.ticketId;
    expect(called).toBe('2026-11-21/A002');
  });

  it('F11 a teller without one is told that the day turned; nobody is who closed the counter themselves', async () => {
    const test = await evening(dayEnd);
    test.at += 20 * minute;
    await test.floor.openToday();
    const { closedCounters, counters } = test.floor.state();
    expect(counters.get(2)?.state).toBe('closed');
    expect(closedCounters).toEqual([{ counter: 2, staffNo: 'T02', at: test.at, by: 'system' }]);
    expect((await test.restart()).floor.state().closedCounters).toEqual(closedCounters);
  });

  it('F11 those who wait unserved at the turn are what the day’s end makes of them', async () => {
    const test = await evening(dayEnd);
    test.at += 20 * minute;
    await test.floor.openToday();
    const { carriedOver } = test.floor.state();
    expect(carriedOver.map(({ id }) => id)).toEqual(
      dayEnd === 'left' ? [] : [id('A002'), id('A003')],
    );
  });
});

it('F11 a client who was forgotten at a counter in the evening does not hold it on the next day', async () => {
  const test = await evening('left');
  test.at += 10 * 60 * minute;
  await test.floor.openToday();
  expect(test.floor.state().counters.get(1)?.state).toBe('closed');
  expect(test.floor.state().open.size).toBe(0);
});

it('F11 whoever opens a counter again, or closed it themselves, has nothing to be told', async () => {
  const test = await openTestFloor();
  await open(test, 1, 'T01');
  await test.act({ type: 'close-counter', counter: 1 }, 'T01');
  expect(test.floor.state().closedCounters).toEqual([]);
  await open(test, 1, 'T01');
  await test.act({ type: 'close-counter', counter: 1 }, 'H01');
  expect(test.floor.state().closedCounters).toMatchObject([
    { counter: 1, staffNo: 'T01', by: 'H01' },
  ]);
  await open(test, 2, 'T01');
  expect(test.floor.state().closedCounters).toEqual([]);
});
