import { describe, expect, it } from 'vitest';
import type { BranchConfig } from '../../shared/model/branch.ts';
import { defaultPolicy, type FloorPolicy } from '../../shared/model/policy.ts';
import { RefusalError } from '../../shared/model/refusal.ts';
import type { Command } from './command.rules.ts';
import { openTestFloor, testBranch, ticketFor, type TestFloor } from './floor.fixture.ts';

const minute = 60_000;
const id = (number: string) => `2026-11-20/${number}`;

function branch(policy: Partial<FloorPolicy>, more: Partial<BranchConfig> = {}): TestFloor {
  const test = openTestFloor();
  const config = { ...testBranch, policy: { ...defaultPolicy, ...policy }, ...more };
  test.act({ type: 'configure', config });
  return test;
}

function refusal(test: TestFloor, command: Command): string | null {
  try {
    test.act(command);
    return null;
  } catch (error) {
    if (error instanceof RefusalError) return error.code;
    throw error;
  }
}

const ticket = (test: TestFloor, number: string) => test.floor.state().tickets.get(id(number))!;
const at = (test: TestFloor, counter: number) => test.floor.state().counters.get(counter)?.ticketId;
const open = (test: TestFloor, counter: number, staffNo: string) => {
  test.act({ type: 'open-counter', counter, staffNo });
};
const next = (test: TestFloor, staffNo: string) => {
  test.act({ type: 'call-next', staffNo });
};
const here = (staffNo: string, number: string) => ({ staffNo, ticketId: id(number) });

describe('a visit of several services', () => {
  it('goes on at the counter that takes the next, else in the line with its place', () => {
    const test = openTestFloor();
    open(test, 1, 'T01');
    open(test, 2, 'T02');
    test.act(ticketFor('regular', { service: 'cash', further: ['wealth'] }));
    test.act(ticketFor());
    test.act(ticketFor('regular', { service: 'wealth' }));
    next(test, 'T02');
    test.act({ type: 'start', ...here('T02', 'A001') });
    test.at += 5 * minute;
    test.act({ type: 'complete', ...here('T02', 'A001') });
    // Counter 2 does no wealth business: back in the line, before those who came later.
    expect(ticket(test, 'A001')).toMatchObject({
      state: 'waiting',
      service: 'wealth',
      further: [],
    });
    expect(ticket(test, 'A001').done).toMatchObject([{ service: 'cash', counter: 2 }]);
    next(test, 'T01');
    expect(at(test, 1)).toBe(id('A001'));

    test.act(ticketFor('diamond', { service: 'wealth', further: ['cash'] }));
    test.act({ type: 'start', ...here('T01', 'A001') });
    test.act({ type: 'complete', ...here('T01', 'A001') });
    next(test, 'T01');
    test.act({ type: 'start', ...here('T01', 'D001') });
    test.act({ type: 'complete', ...here('T01', 'D001') });
    expect(at(test, 1)).toBe(id('D001'));
    expect(ticket(test, 'D001')).toMatchObject({ state: 'serving', service: 'cash' });
    test.act({ type: 'complete', ...here('T01', 'D001') });
    expect(ticket(test, 'D001').state).toBe('completed');
    expect(refusal(test, ticketFor('gold', { further: ['cash'] }))).toBe('service-repeated');
  });
});

describe('no-shows', () => {
  const missed = (test: TestFloor) => {
    next(test, 'T01');
    test.act({ type: 'recall', ...here('T01', 'A001') });
    test.act({ type: 'no-show', ...here('T01', 'A001') });
  };

  it('come back within the minutes and as often as the branch allows', () => {
    const test = branch({ reinstate: { withinMinutes: 10, times: 1 } });
    open(test, 1, 'T01');
    test.act(ticketFor());
    missed(test);
    test.at += 10 * minute;
    test.act({ type: 'reinstate', ticketId: id('A001') });
    missed(test);
    const again: Command = { type: 'reinstate', ticketId: id('A001') };
    expect(refusal(test, again)).toBe('reinstate-too-often');
    const other = branch({ reinstate: { withinMinutes: 10, times: 5 } });
    open(other, 1, 'T01');
    other.act(ticketFor());
    missed(other);
    other.at += 10 * minute + 1;
    expect(refusal(other, again)).toBe('reinstate-too-late');
  });

  it('need their recalls anew after being parked', () => {
    const test = openTestFloor();
    open(test, 1, 'T01');
    test.act(ticketFor());
    next(test, 'T01');
    test.act({ type: 'recall', ...here('T01', 'A001') });
    test.act({ type: 'park', ...here('T01', 'A001') });
    test.act({ type: 'call-chosen', ...here('T01', 'A001'), reason: 'is back' });
    expect(refusal(test, { type: 'no-show', ...here('T01', 'A001') })).toBe('recall-first');
  });
});

describe('parking', () => {
  it('brings the client back to the same counter only, until that counter closes', () => {
    const test = openTestFloor();
    open(test, 1, 'T01');
    open(test, 2, 'T02');
    test.act(ticketFor());
    next(test, 'T01');
    test.act({ type: 'park', ...here('T01', 'A001'), here: true });
    test.act({ type: 'resume', ticketId: id('A001') });
    expect(refusal(test, { type: 'call-next', staffNo: 'T02' })).toBe('nobody-waiting');
    test.act({ type: 'close-counter', counter: 1 });
    next(test, 'T02');
    expect(at(test, 2)).toBe(id('A001'));
  });

  it('wakes the client at the time, before whatever is asked then, also after a restart', () => {
    const test = openTestFloor();
    open(test, 1, 'T01');
    test.act(ticketFor());
    test.act(ticketFor());
    next(test, 'T01');
    const wakeAt = test.at + 20 * minute;
    expect(refusal(test, { type: 'park', ...here('T01', 'A001'), wakeAt: test.at })).toBe(
      'wake-time-past',
    );
    test.act({ type: 'park', ...here('T01', 'A001'), wakeAt });
    const again = test.restart();
    again.at = wakeAt - 1;
    again.floor.openToday();
    expect(ticket(again, 'A001').state).toBe('parked');
    again.at = wakeAt;
    next(again, 'T01');
    // Woken in the old place: it came before the other.
    expect(at(again, 1)).toBe(id('A001'));
    expect(again.floor.state().alarmAt).toBeNull();
  });
});

describe('sending on, going, calling back', () => {
  it('sends to a certain counter that is open and takes the client', () => {
    const test = openTestFloor();
    open(test, 1, 'T01');
    test.act(ticketFor());
    next(test, 'T01');
    const send = (service: string, counter: number): Command => ({
      type: 'transfer',
      ...here('T01', 'A001'),
      service,
      keepPlace: true,
      counter,
    });
    expect(refusal(test, send('cash', 9))).toBe('counter-unknown');
    expect(refusal(test, send('cash', 1))).toBe('counter-same');
    expect(refusal(test, send('cash', 2))).toBe('counter-closed');
    open(test, 2, 'T02');
    expect(refusal(test, send('wealth', 2))).toBe('counter-does-not-serve');
    test.act(send('cash', 2));
    expect(ticket(test, 'A001')).toMatchObject({ state: 'waiting', onlyAt: 2 });
    expect(refusal(test, { type: 'call-next', staffNo: 'T01' })).toBe('nobody-waiting');
    // The counter changes to work that does not cover the client: whoever does it may call.
    test.act({ type: 'set-work', counter: 2, services: ['wealth'] });
    next(test, 'T01');
    expect(at(test, 1)).toBe(id('A001'));
  });

  it('undoes a call: the place, the passed ones, the display', () => {
    const test = openTestFloor();
    open(test, 1, 'T01');
    test.act(ticketFor());
    test.act(ticketFor('diamond'));
    next(test, 'T01');
    expect(ticket(test, 'A001').overtaken).toBe(1);
    test.act({ type: 'return', ...here('T01', 'D001') });
    expect(ticket(test, 'A001').overtaken).toBe(0);
    expect(test.floor.state().calls).toEqual([]);
    expect(ticket(test, 'D001').state).toBe('waiting');
    next(test, 'T01');
    test.act({ type: 'start', ...here('T01', 'D001') });
    expect(refusal(test, { type: 'return', ...here('T01', 'D001') })).toBe('ticket-not-called');
  });

  it('records one who goes; from the middle of a service only their counter lets them', () => {
    const test = openTestFloor();
    open(test, 1, 'T01');
    test.act(ticketFor());
    next(test, 'T01');
    test.act({ type: 'start', ...here('T01', 'A001') });
    expect(refusal(test, { type: 'leave', ...here('L01', 'A001') })).toBe('ticket-not-here');
    test.act({ type: 'leave', ...here('T01', 'A001') });
    expect(ticket(test, 'A001').state).toBe('left');
    expect(at(test, 1)).toBeNull();
  });
});

describe('counters that change', () => {
  it('take by tier and by whose business it is, and nobody else is called or counted as passed', () => {
    const test = branch(
      {},
      {
        counters: [
          { id: 1, services: [] },
          { id: 2, services: [] },
        ],
      },
    );
    open(test, 1, 'T01');
    test.act(ticketFor());
    test.act(ticketFor('gold', { clientNo: 'K1', corporate: true }));
    test.act(ticketFor('diamond'));
    test.act({ type: 'set-work', counter: 1, services: [], clientele: 'corporate' });
    next(test, 'T01');
    expect(at(test, 1)).toBe(id('G001'));
    expect(ticket(test, 'A001').overtaken).toBe(0);
    test.act({ type: 'set-work', counter: 1, services: [], tiers: ['diamond'] });
    test.act({ type: 'start', ...here('T01', 'G001') });
    test.act({ type: 'complete', ...here('T01', 'G001') });
    next(test, 'T01');
    expect(at(test, 1)).toBe(id('D001'));
  });

  it('keep their work of the day when something else is configured', () => {
    const test = openTestFloor();
    test.act({ type: 'set-work', counter: 1, services: ['cash'] });
    const config = { ...testBranch, goldReceiver: 'manager' as const };
    test.act({ type: 'configure', config });
    expect(test.floor.state().counters.get(1)?.services).toEqual(['cash']);
    const counters = [{ id: 1, services: ['wealth'] }];
    test.act({ type: 'configure', config: { ...config, counters } });
    expect(test.floor.state().counters.get(1)?.services).toEqual(['wealth']);
  });
});

describe('promises', () => {
  it('stand as printed, and each first call says whether they were kept', () => {
    const test = openTestFloor();
    open(test, 1, 'T01');
    test.act(ticketFor());
    const promiseMinutes = { diamond: 5, platinum: 5, gold: 5, regular: 5 };
    test.act({ type: 'change-promises', promiseMinutes });
    test.act(ticketFor());
    expect(ticket(test, 'A001').promisedBy - ticket(test, 'A001').takenAt).toBe(30 * minute);
    expect(ticket(test, 'A002').promisedBy - ticket(test, 'A002').takenAt).toBe(5 * minute);
    test.at += 10 * minute;
    const call = () =>
      test.floor.act({ type: 'call-next', staffNo: 'T01' }, { actor: 'T01', place: 'test' })[0]
        ?.event;
    expect(call()).toMatchObject({ promise: { kept: true } });
    test.act({ type: 'return', ...here('T01', 'A001') });
    // The promise was about the first call: this one says nothing of it.
    expect(call()).not.toHaveProperty('promise');
    test.act({ type: 'park', ...here('T01', 'A001') });
    expect(call()).toMatchObject({ promise: { kept: false, by: ticket(test, 'A002').promisedBy } });
  });
});

describe('appointments', () => {
  const ten = Date.UTC(2026, 10, 20, 3, 0);
  const book = (test: TestFloor, clientNo = 'C1', more = {}) => {
    test.act({
      type: 'make-appointment',
      clientNo,
      corporate: false,
      service: 'cash',
      at: ten,
      ...more,
    });
  };

  it('give one who comes in the window the place of the appointed time', () => {
    const test = branch({});
    book(test);
    test.at = ten - 5 * minute;
    test.act(ticketFor());
    test.at = ten + 5 * minute;
    test.act(ticketFor());
    test.act(ticketFor('regular', { clientNo: 'C1', ownBranch: true }));
    expect(ticket(test, 'A003')).toMatchObject({
      appointment: { timing: 'in-time', at: ten },
      standing: { since: ten },
    });
    open(test, 1, 'T01');
    const order: (string | null | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) {
      next(test, 'T01');
      order.push(at(test, 1));
      test.act({ type: 'park', staffNo: 'T01', ticketId: at(test, 1)! });
    }
    expect(order).toEqual(['A001', 'A003', 'A002'].map(id));
    const [kept] = test.floor.state().appointments.values();
    expect(kept).toMatchObject({ state: 'arrived', ticketId: id('A003') });
  });

  it('early or late, it is an ordinary ticket that says so; one that passes is recorded as missed', () => {
    const test = branch({});
    book(test, 'C1');
    book(test, 'C2');
    expect(refusal(test, ticketFor('gold', { clientNo: 'C1', ownBranch: true }))).toBeNull();
    expect(ticket(test, 'G001')).toMatchObject({
      appointment: { timing: 'early' },
      standing: null,
    });
    test.at = ten + 10 * minute + 1;
    test.floor.openToday();
    const states = [...test.floor.state().appointments.values()].map(({ state }) => state);
    expect(states).toEqual(['arrived', 'missed']);
    test.act(ticketFor('gold', { clientNo: 'C2', ownBranch: true }));
    expect(ticket(test, 'G002')).toMatchObject({ appointment: { timing: 'late' }, standing: null });
  });

  it('are kept over nights, one a day, and never in the past', () => {
    const test = branch({});
    const again: Command = {
      type: 'make-appointment',
      clientNo: 'C1',
      corporate: false,
      service: 'cash',
      at: ten + 24 * 60 * minute,
    };
    test.act(again);
    expect(refusal(test, again)).toBe('client-has-appointment');
    expect(refusal(test, { ...again, clientNo: 'C2', at: test.at })).toBe('appointment-past');
    test.at += 24 * 60 * minute;
    test.floor.openToday();
    const restarted = test.restart();
    const [one] = restarted.floor.state().appointments.values();
    expect(one).toMatchObject({ clientNo: 'C1', state: 'booked' });
    restarted.act({ type: 'cancel-appointment', appointmentId: one!.id });
    expect(refusal(restarted, { type: 'cancel-appointment', appointmentId: one!.id })).toBe(
      'appointment-over',
    );
  });
});

describe('care', () => {
  it('is off until the branch sets it, and what a ticket got stays with it', () => {
    const test = openTestFloor();
    test.act(ticketFor('regular', { care: 'elderly' }));
    expect(ticket(test, 'A001').standing).toBeNull();
    const care = { ...defaultPolicy.care, elderly: 'as-gold' as const };
    test.act({ type: 'configure', config: { ...testBranch, policy: { ...defaultPolicy, care } } });
    test.act(ticketFor('regular', { care: 'elderly' }));
    expect(ticket(test, 'A002').standing).toMatchObject({ tier: 'gold', first: false });
    test.act({ type: 'configure', config: testBranch });
    expect(ticket(test, 'A002').standing).toMatchObject({ tier: 'gold' });
    open(test, 1, 'T01');
    next(test, 'T01');
    expect(at(test, 1)).toBe(id('A002'));
  });
});

describe('the end of the day', () => {
  it('is closed by the head when no client is at a counter, and opened again', () => {
    const test = branch({});
    open(test, 1, 'T01');
    test.act(ticketFor());
    test.act(ticketFor());
    next(test, 'T01');
    expect(refusal(test, { type: 'close-day', final: false })).toBe('counter-busy');
    test.act({ type: 'return', ...here('T01', 'A001') });
    test.act({ type: 'close-day', final: false });
    expect(test.floor.state().counters.get(1)?.state).toBe('closed');
    expect(ticket(test, 'A001').state).toBe('left');
    expect(refusal(test, ticketFor())).toBe('day-closed');
    test.act({ type: 'reopen-day' });
    expect(refusal(test, ticketFor())).toBeNull();
    expect(refusal(test, { type: 'reopen-day' })).toBe('day-not-closed');
  });

  it('carries over who waits to the next opening, before everyone of that day', () => {
    const test = branch({ dayEnd: 'carry-over' });
    open(test, 1, 'T01');
    test.act(ticketFor('regular', { clientNo: 'C1', ownBranch: true, further: ['wealth'] }));
    test.act(ticketFor('gold', { clientNo: 'C2', ownBranch: true }));
    test.act(ticketFor());
    next(test, 'T01');
    test.act({ type: 'start', ...here('T01', 'G001') });
    test.at += 24 * 60 * minute;
    test.floor.openToday();
    // A day without opening loses nobody.
    test.at += 24 * 60 * minute;
    const later = test.restart();
    later.act(ticketFor());
    expect([...later.floor.state().tickets.keys()]).toEqual(['2026-11-22/A001']);
    later.at += 8 * 60 * minute;
    open(later, 1, 'T01');
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
    next(later, 'T01');
    expect(at(later, 1)).toBe('2026-11-22/A002');
    expect(later.restart().floor.state().carriedOver).toEqual([]);
  });
});
