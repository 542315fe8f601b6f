import { describe, expect, it } from 'vitest';
import type { Command } from '../commands/command.rules.ts';
import { openTestFloor, testBranch, ticketFor, type TestFloor } from '../floor.fixture.ts';
import { minute, id, branch, refusal, ticket, at, open, next, here } from './visits.fixture.ts';

describe('a visit of several services', () => {
  it('goes on at the counter that takes the next, else in the line with its place', async () => {
    const test = await openTestFloor();
    await open(test, 1, 'T01');
    await open(test, 2, 'T02');
    await test.act(ticketFor('regular', { service: 'cash', further: ['wealth'] }));
    await test.act(ticketFor());
    await test.act(ticketFor('regular', { service: 'wealth' }));
    await next(test, 'T02');
    await test.act({ type: 'start', ...here('T02', 'A001') });
    test.at += 5 * minute;
    await test.act({ type: 'complete', ...here('T02', 'A001') });
    // Counter 2 does no wealth business: back in the line, before those who came later.
    expect(ticket(test, 'A001')).toMatchObject({
      state: 'waiting',
      service: 'wealth',
      further: [],
    });
    expect(ticket(test, 'A001').done).toMatchObject([{ service: 'cash', counter: 2 }]);
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('A001'));

    await test.act(ticketFor('diamond', { service: 'wealth', further: ['cash'] }));
    await test.act({ type: 'start', ...here('T01', 'A001') });
    await test.act({ type: 'complete', ...here('T01', 'A001') });
    await next(test, 'T01');
    await test.act({ type: 'start', ...here('T01', 'D001') });
    await test.act({ type: 'complete', ...here('T01', 'D001') });
    expect(at(test, 1)).toBe(id('D001'));
    expect(ticket(test, 'D001')).toMatchObject({ state: 'serving', service: 'cash' });
    await test.act({ type: 'complete', ...here('T01', 'D001') });
    expect(ticket(test, 'D001').state).toBe('completed');
    expect(await refusal(test, ticketFor('gold', { further: ['cash'] }))).toBe('service-repeated');
  });
});

describe('no-shows', () => {
  const missed = async (test: TestFloor) => {
    await next(test, 'T01');
    await test.act({ type: 'recall', ...here('T01', 'A001') });
    await test.act({ type: 'no-show', ...here('T01', 'A001') });
  };

  it('come back within the minutes and as often as the branch allows', async () => {
    const test = await branch({ reinstate: { withinMinutes: 10, times: 1 } });
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await missed(test);
    test.at += 10 * minute;
    await test.act({ type: 'reinstate', ticketId: id('A001') });
    await missed(test);
    const again: Command = { type: 'reinstate', ticketId: id('A001') };
    expect(await refusal(test, again)).toBe('reinstate-too-often');
    const other = await branch({ reinstate: { withinMinutes: 10, times: 5 } });
    await open(other, 1, 'T01');
    await other.act(ticketFor());
    await missed(other);
    other.at += 10 * minute + 1;
    expect(await refusal(other, again)).toBe('reinstate-too-late');
  });

  it('need their recalls anew after being parked', async () => {
    const test = await openTestFloor();
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await next(test, 'T01');
    await test.act({ type: 'recall', ...here('T01', 'A001') });
    await test.act({ type: 'park', ...here('T01', 'A001') });
    await test.act({ type: 'call-chosen', ...here('T01', 'A001'), reason: 'is back' });
    expect(await refusal(test, { type: 'no-show', ...here('T01', 'A001') })).toBe('recall-first');
  });
});

describe('parking', () => {
  it('brings the client back to the same counter only, until that counter closes', async () => {
    const test = await openTestFloor();
    await open(test, 1, 'T01');
    await open(test, 2, 'T02');
    await test.act(ticketFor());
    await next(test, 'T01');
    await test.act({ type: 'park', ...here('T01', 'A001'), here: true });
    await test.act({ type: 'resume', ticketId: id('A001') });
    expect(await refusal(test, { type: 'call-next', staffNo: 'T02' })).toBe('nobody-waiting');
    await test.act({ type: 'close-counter', counter: 1 });
    await next(test, 'T02');
    expect(at(test, 2)).toBe(id('A001'));
  });

  it('wakes the client at the time, before whatever is asked then, also after a restart', async () => {
    const test = await openTestFloor();
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await test.act(ticketFor());
    await next(test, 'T01');
    const wakeAt = test.at + 20 * minute;
    expect(await refusal(test, { type: 'park', ...here('T01', 'A001'), wakeAt: test.at })).toBe(
      'wake-time-past',
    );
    await test.act({ type: 'park', ...here('T01', 'A001'), wakeAt });
    const again = await test.restart();
    again.at = wakeAt - 1;
    await again.floor.openToday();
    expect(ticket(again, 'A001').state).toBe('parked');
    again.at = wakeAt;
    await next(again, 'T01');
    // Woken in the old place: it came before the other.
    expect(at(again, 1)).toBe(id('A001'));
    expect(again.floor.state().alarmAt).toBeNull();
  });
});

describe('sending on, going, calling back', () => {
  it('sends to a certain counter that is open and takes the client', async () => {
    const test = await openTestFloor();
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await next(test, 'T01');
    const send = (service: string, counter: number): Command => ({
      type: 'transfer',
      ...here('T01', 'A001'),
      service,
      keepPlace: true,
      counter,
    });
    expect(await refusal(test, send('cash', 9))).toBe('counter-unknown');
    expect(await refusal(test, send('cash', 1))).toBe('counter-same');
    expect(await refusal(test, send('cash', 2))).toBe('counter-closed');
    await open(test, 2, 'T02');
    expect(await refusal(test, send('wealth', 2))).toBe('counter-does-not-serve');
    await test.act(send('cash', 2));
    expect(ticket(test, 'A001')).toMatchObject({ state: 'waiting', onlyAt: 2 });
    expect(await refusal(test, { type: 'call-next', staffNo: 'T01' })).toBe('nobody-waiting');
    // The counter changes to work that does not cover the client: whoever does it may call.
    await test.act({ type: 'set-work', counter: 2, services: ['wealth'] });
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('A001'));
  });

  it('undoes a call: the place, the passed ones, the display', async () => {
    const test = await openTestFloor();
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await test.act(ticketFor('diamond'));
    await next(test, 'T01');
    expect(ticket(test, 'A001').overtaken).toBe(1);
    await test.act({ type: 'return', ...here('T01', 'D001') });
    expect(ticket(test, 'A001').overtaken).toBe(0);
    expect(test.floor.state().calls).toEqual([]);
    expect(ticket(test, 'D001').state).toBe('waiting');
    await next(test, 'T01');
    await test.act({ type: 'start', ...here('T01', 'D001') });
    expect(await refusal(test, { type: 'return', ...here('T01', 'D001') })).toBe(
      'ticket-not-called',
    );
  });

  it('records one who goes; from the middle of a service only their counter lets them', async () => {
    const test = await openTestFloor();
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await next(test, 'T01');
    await test.act({ type: 'start', ...here('T01', 'A001') });
    expect(await refusal(test, { type: 'leave', ...here('L01', 'A001') })).toBe('ticket-not-here');
    await test.act({ type: 'leave', ...here('T01', 'A001') });
    expect(ticket(test, 'A001').state).toBe('left');
    expect(at(test, 1)).toBeNull();
  });
});

describe('counters that change', () => {
  it('take by tier and by whose business it is, and nobody else is called or counted as passed', async () => {
    const test = await branch(
      {},
      {
        counters: [
          { id: 1, services: [] },
          { id: 2, services: [] },
        ],
      },
    );
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await test.act(ticketFor('gold', { clientNo: 'K1', corporate: true }));
    await test.act(ticketFor('diamond'));
    await test.act({ type: 'set-work', counter: 1, services: [], clientele: 'corporate' });
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('G001'));
    expect(ticket(test, 'A001').overtaken).toBe(0);
    await test.act({ type: 'set-work', counter: 1, services: [], tiers: ['diamond'] });
    await test.act({ type: 'start', ...here('T01', 'G001') });
    await test.act({ type: 'complete', ...here('T01', 'G001') });
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('D001'));
  });

  it('keep their work of the day when something else is configured', async () => {
    const test = await openTestFloor();
    await test.act({ type: 'set-work', counter: 1, services: ['cash'] });
    const config = { ...testBranch, goldReceiver: 'manager' as const };
    await test.act({ type: 'configure', config });
    expect(test.floor.state().counters.get(1)?.services).toEqual(['cash']);
    const counters = [{ id: 1, services: ['wealth'] }];
    await test.act({ type: 'configure', config: { ...config, counters } });
    expect(test.floor.state().counters.get(1)?.services).toEqual(['wealth']);
  });
});

describe('promises', () => {
  it('stand as printed, and each first call says whether they were kept', async () => {
    const test = await openTestFloor();
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    const promiseMinutes = { diamond: 5, platinum: 5, gold: 5, regular: 5 };
    await test.act({ type: 'change-promises', promiseMinutes });
    await test.act(ticketFor());
    expect(ticket(test, 'A001').promisedBy - ticket(test, 'A001').takenAt).toBe(30 * minute);
    expect(ticket(test, 'A002').promisedBy - ticket(test, 'A002').takenAt).toBe(5 * minute);
    test.at += 10 * minute;
    const call = async () =>
      (
        await test.floor.act({ type: 'call-next', staffNo: 'T01' }, { actor: 'T01', place: 'test' })
      )[0]?.event;
    expect(await call()).toMatchObject({ promise: { kept: true } });
    await test.act({ type: 'return', ...here('T01', 'A001') });
    // The promise was about the first call: this one says nothing of it.
    expect(await call()).not.toHaveProperty('promise');
    await test.act({ type: 'park', ...here('T01', 'A001') });
    expect(await call()).toMatchObject({
      promise: { kept: false, by: ticket(test, 'A002').promisedBy },
    });
  });
});
