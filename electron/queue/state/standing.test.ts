import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../shared/model/hall/policy.ts';
import type { Command } from '../commands/command.rules.ts';
import { dayOf, openTestFloor, testBranch, ticketFor, type TestFloor } from '../floor.fixture.ts';
import { minute, id, branch, refusal, ticket, at, open, next, here } from './visits.fixture.ts';

describe('appointments', () => {
  const ten = Date.UTC(2026, 10, 20, 3, 0);
  const book = async (test: TestFloor, clientNo = 'C1', more = {}) => {
    await test.act({
      type: 'make-appointment',
      clientNo,
      corporate: false,
      service: 'cash',
      at: ten,
      ...more,
    });
  };

  it('give one who comes in the window the place of the appointed time', async () => {
    const test = await branch({});
    await book(test);
    test.at = ten - 5 * minute;
    await test.act(ticketFor());
    test.at = ten + 5 * minute;
    await test.act(ticketFor());
    await test.act(ticketFor('regular', { clientNo: 'C1', ownBranch: true }));
    expect(ticket(test, 'A003')).toMatchObject({
      appointment: { timing: 'in-time', at: ten },
      standing: { since: ten },
    });
    await open(test, 1, 'T01');
    const order: (string | null | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) {
      await next(test, 'T01');
      order.push(at(test, 1));
      await test.act({ type: 'park', staffNo: 'T01', ticketId: at(test, 1)! });
    }
    expect(order).toEqual(['A001', 'A003', 'A002'].map(id));
    const [kept] = test.floor.state().appointments.values();
    expect(kept).toMatchObject({ state: 'arrived', ticketId: id('A003') });
  });

  it('early or late, it is an ordinary ticket that says so; one that passes is recorded as missed', async () => {
    const test = await branch({});
    await book(test, 'C1');
    await book(test, 'C2');
    expect(await refusal(test, ticketFor('gold', { clientNo: 'C1', ownBranch: true }))).toBeNull();
    expect(ticket(test, 'G001')).toMatchObject({
      appointment: { timing: 'early' },
      standing: null,
    });
    test.at = ten + 10 * minute + 1;
    await test.floor.openToday();
    const states = [...test.floor.state().appointments.values()].map(({ state }) => state);
    expect(states).toEqual(['arrived', 'missed']);
    await test.act(ticketFor('gold', { clientNo: 'C2', ownBranch: true }));
    expect(ticket(test, 'G002')).toMatchObject({ appointment: { timing: 'late' }, standing: null });
  });

  it('are kept over nights, one a day, and never in the past', async () => {
    const test = await branch({});
    const again: Command = {
      type: 'make-appointment',
      clientNo: 'C1',
      corporate: false,
      service: 'cash',
      at: ten + 24 * 60 * minute,
    };
    await test.act(again);
    expect(await refusal(test, again)).toBe('client-has-appointment');
    expect(await refusal(test, { ...again, clientNo: 'C2', at: test.at })).toBe('appointment-past');
    test.at += 24 * 60 * minute;
    await test.floor.openToday();
    const restarted = await test.restart();
    const [one] = restarted.floor.state().appointments.values();
    expect(one).toMatchObject({ clientNo: 'C1', state: 'booked' });
    await restarted.act({ type: 'cancel-appointment', appointmentId: one!.id });
    expect(await refusal(restarted, { type: 'cancel-appointment', appointmentId: one!.id })).toBe(
      'appointment-over',
    );
  });
});

describe('care', () => {
  it('is off until the branch sets it, and what a ticket got stays with it', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor('regular', { care: 'elderly' }));
    expect(ticket(test, 'A001').standing).toBeNull();
    const care = { ...defaultPolicy.care, elderly: 'as-gold' as const };
    await test.act({
      type: 'configure',
      config: { ...testBranch, policy: { ...defaultPolicy, care } },
    });
    await test.act(ticketFor('regular', { care: 'elderly' }));
    expect(ticket(test, 'A002').standing).toMatchObject({ tier: 'gold', first: false });
    await test.act({ type: 'configure', config: testBranch });
    expect(ticket(test, 'A002').standing).toMatchObject({ tier: 'gold' });
    await open(test, 1, 'T01');
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('A002'));
  });
});

describe('the end of the day', () => {
  it('is closed by the head when no client is at a counter, and opened again', async () => {
    const test = await branch({});
    await open(test, 1, 'T01');
    await test.act(ticketFor());
    await test.act(ticketFor());
    await next(test, 'T01');
    expect(await refusal(test, { type: 'close-day', date: dayOf(test), final: false })).toBe(
      'counter-busy',
    );
    await test.act({ type: 'return', ...here('T01', 'A001') });
    await test.act({ type: 'close-day', date: dayOf(test), final: false });
    expect(test.floor.state().counters.get(1)?.state).toBe('closed');
    expect(ticket(test, 'A001').state).toBe('left');
    expect(await refusal(test, ticketFor())).toBe('day-closed');
    await test.act({ type: 'reopen-day' });
    expect(await refusal(test, ticketFor())).toBeNull();
    expect(await refusal(test, { type: 'reopen-day' })).toBe('day-not-closed');
  });

  it('carries over who waits to the next opening, before everyone of that day', async () => {
    const test = await branch({ dayEnd: 'carry-over' });
    await open(test, 1, 'T01');
    await test.act(ticketFor('regular', { clientNo: 'C1', ownBranch: true, further: ['wealth'] }));
    await test.act(ticketFor('gold', { clientNo: 'C2', ownBranch: true }));
    await test.act(ticketFor());
    await next(test, 'T01');
    await test.act({ type: 'start', ...here('T01', 'G001') });
    test.at += 24 * 60 * minute;
    await test.floor.openToday();
    // A day without opening loses nobody.
    test.at += 24 * 60 * minute;
    const later = await test.restart();
    await later.act(ticketFor());
    expect([...later.floor.state().tickets.keys()]).toEqual(['2026-11-22/A001']);
    later.at += 8 * 60 * minute;
    await open(later, 1, 'T01');
    const [first, ...carried] = [...later.floor.state().tickets.values()];
    expect(carried).toMatchObject([
      { number: 'A002', clientNo: 'C1', service: 'cash', further: ['wealth'] },
      { number: 'A003', clientNo: null },
    ]);
    expect(carried.map(({ promisedBy }) => promisedBy)).toEqual([
      later.at + 30 * minute,
      later.at + 30 * minute,
    ]);
    expect(first!.order).toBeGreaterThan(carried[1]!.order);
    await next(later, 'T01');
    expect(at(later, 1)).toBe('2026-11-22/A002');
    expect((await later.restart()).floor.state().carriedOver).toEqual([]);
  });
});
