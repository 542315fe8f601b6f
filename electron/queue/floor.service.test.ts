import { describe, expect, it } from 'vitest';
import { RefusalError } from '../../shared/model/hall/refusal.ts';
import { openTestFloor, ticketFor, type TestFloor } from './floor.fixture.ts';

const minute = 60_000;

function refusal(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof RefusalError) return error.code;
    throw error;
  }
}

function numbers(test: TestFloor, state: string): string[] {
  return [...test.floor.state().tickets.values()]
    .filter((ticket) => ticket.state === state)
    .map((ticket) => ticket.number);
}

const idOf = (number: string) => `2026-11-20/${number}`;

describe('a day at the counter', () => {
  it('numbers tickets within tier and day', () => {
    const test = openTestFloor();
    test.act(ticketFor('diamond'));
    test.act(ticketFor());
    test.act(ticketFor('diamond'));
    expect(numbers(test, 'waiting')).toEqual(['D001', 'A001', 'D002']);
  });

  it('calls diamond first and frees the counter when done', () => {
    const test = openTestFloor();
    test.act(ticketFor());
    test.act(ticketFor('gold'));
    test.act(ticketFor('diamond'));
    test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    const called: (string | null)[] = [];
    for (let round = 0; round < 3; round += 1) {
      test.act({ type: 'call-next', staffNo: 'T01' });
      const ticketId = test.floor.state().counters.get(1)?.ticketId ?? '';
      called.push(ticketId);
      test.act({ type: 'start', staffNo: 'T01', ticketId });
      test.act({ type: 'complete', staffNo: 'T01', ticketId });
    }
    expect(called).toEqual(['D001', 'G001', 'A001'].map(idOf));
    expect(numbers(test, 'completed')).toHaveLength(3);
    expect(refusal(() => test.act({ type: 'call-next', staffNo: 'T01' }))).toBe('nobody-waiting');
  });

  it('gives two counters that call one after the other two tickets', () => {
    const test = openTestFloor();
    test.act(ticketFor());
    test.act(ticketFor());
    test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    test.act({ type: 'open-counter', counter: 2, staffNo: 'T02' });
    test.act({ type: 'call-next', staffNo: 'T01' });
    test.act({ type: 'call-next', staffNo: 'T02' });
    const { counters } = test.floor.state();
    expect(counters.get(1)?.ticketId).toBe(idOf('A001'));
    expect(counters.get(2)?.ticketId).toBe(idOf('A002'));
  });

  it('calls to a counter only what it serves, and counts nobody as passed that it could not have served', () => {
    const test = openTestFloor();
    test.act(ticketFor('regular', { service: 'wealth' }));
    test.act(ticketFor());
    test.act(ticketFor('gold'));
    test.act({ type: 'open-counter', counter: 2, staffNo: 'T02' });
    test.act({ type: 'call-next', staffNo: 'T02' });
    const { tickets, counters } = test.floor.state();
    expect(counters.get(2)?.ticketId).toBe(idOf('G001'));
    expect(tickets.get(idOf('A001'))?.overtaken).toBe(0);
    expect(tickets.get(idOf('A002'))?.overtaken).toBe(1);
  });

  it('wants the agreed recalls before a no-show, and takes a returning client back in place', () => {
    const test = openTestFloor();
    test.act(ticketFor());
    test.act(ticketFor());
    test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    test.act({ type: 'call-next', staffNo: 'T01' });
    const here = { staffNo: 'T01', ticketId: idOf('A001') };
    expect(refusal(() => test.act({ type: 'no-show', ...here }))).toBe('recall-first');
    test.act({ type: 'recall', ...here });
    test.act({ type: 'no-show', ...here });
    expect(test.floor.state().counters.get(1)?.ticketId).toBeNull();
    test.act({ type: 'reinstate', ticketId: here.ticketId });
    test.act({ type: 'call-next', staffNo: 'T01' });
    expect(test.floor.state().counters.get(1)?.ticketId).toBe(idOf('A001'));
  });

  it('parks, resumes, transfers and moves with a reason', () => {
    const test = openTestFloor();
    test.act(ticketFor());
    test.act(ticketFor());
    test.act(ticketFor());
    test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    test.act({ type: 'call-next', staffNo: 'T01' });
    test.act({ type: 'park', staffNo: 'T01', ticketId: idOf('A001') });
    expect(numbers(test, 'parked')).toEqual(['A001']);
    test.act({ type: 'resume', ticketId: idOf('A001') });
    test.act({ type: 'move', ticketId: idOf('A003'), reason: 'flight to catch' });
    test.act({ type: 'call-next', staffNo: 'T01' });
    expect(test.floor.state().counters.get(1)?.ticketId).toBe(idOf('A003'));
    test.act({
      type: 'transfer',
      staffNo: 'T01',
      ticketId: idOf('A003'),
      service: 'wealth',
      keepPlace: false,
    });
    test.act({ type: 'call-next', staffNo: 'T01' });
    expect(test.floor.state().counters.get(1)?.ticketId).toBe(idOf('A001'));
    expect(refusal(() => test.act({ type: 'move', ticketId: idOf('A002'), reason: ' ' }))).toBe(
      'reason-missing',
    );
  });

  it('refuses what makes no sense, and records nothing of it', () => {
    const test = openTestFloor();
    test.act(ticketFor('gold', { clientNo: 'C1', ownBranch: true }));
    const before = test.floor.state();
    const refusals = [
      refusal(() => test.act(ticketFor('gold', { clientNo: 'C1' }))),
      refusal(() => test.act(ticketFor('gold', { service: 'no-such' }))),
      refusal(() => test.act({ type: 'call-next', staffNo: 'T01' })),
      refusal(() => test.act({ type: 'start', staffNo: 'T01', ticketId: idOf('G001') })),
      refusal(() => test.act({ type: 'cancel', ticketId: idOf('G009'), reason: 'other' })),
      refusal(() => test.act({ type: 'open-counter', counter: 9, staffNo: 'T01' })),
      refusal(() => test.act({ type: 'close-counter', counter: 1 })),
      refusal(() => test.act({ type: 'item-done', ticketId: idOf('G001'), item: 'drink' })),
      refusal(() => test.act({ type: 'resume', ticketId: idOf('G001') })),
    ];
    expect(refusals).toEqual([
      'client-has-ticket',
      'service-unknown',
      'counter-closed',
      'counter-closed',
      'ticket-unknown',
      'counter-unknown',
      'counter-closed',
      'item-not-due',
      'ticket-not-parked',
    ]);
    expect(test.floor.state()).toBe(before);
  });
});

describe('the service checklist', () => {
  it('follows from tier and branch, with who and when', () => {
    const test = openTestFloor();
    test.act(ticketFor('diamond', { ownBranch: false }));
    test.act(ticketFor('platinum', { ownBranch: true }));
    test.act(ticketFor('gold', { ownBranch: true }));
    const items = [...test.floor.state().tickets.values()].map(({ checklist }) =>
      checklist.map(({ item }) => item),
    );
    expect(items).toEqual([
      ['greeting', 'drink', 'manager', 'card', 'leaflet'],
      ['greeting', 'drink', 'manager', 'leaflet'],
      ['greeting', 'leaflet'],
    ]);
    test.at += minute;
    const ticketId = idOf('D001');
    test.act({ type: 'item-done', ticketId, item: 'greeting' }, 'L01');
    test.act({ type: 'item-skipped', ticketId, item: 'drink', reason: 'declined' }, 'L01');
    const [greeting, drink] = test.floor.state().tickets.get(ticketId)?.checklist ?? [];
    expect(greeting).toEqual({ item: 'greeting', state: 'done', by: 'L01', at: test.at });
    expect(drink).toMatchObject({ state: 'skipped', reason: 'declined' });
    const again = () => test.act({ type: 'item-done', ticketId, item: 'greeting' });
    expect(refusal(again)).toBe('item-not-open');
    test.act({ type: 'item-reopened', ticketId, item: 'greeting' });
    expect(refusal(again)).toBeNull();
  });
});

describe('time', () => {
  it('is the same floor after a restart', () => {
    const test = openTestFloor();
    test.act(ticketFor('diamond', { ownBranch: false }));
    test.act(ticketFor());
    test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    test.act({ type: 'call-next', staffNo: 'T01' });
    const before = test.floor.state();
    expect(test.restart().floor.state()).toEqual(before);
  });

  it('closes the old day and begins the new one by itself', () => {
    const test = openTestFloor();
    test.act(ticketFor());
    test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    test.at += 24 * 60 * minute;
    test.floor.openToday();
    expect(test.floor.state().tickets.size).toBe(0);
    expect(test.floor.state().counters.get(1)?.state).toBe('closed');
    test.act(ticketFor());
    expect([...test.floor.state().tickets.keys()]).toEqual(['2026-11-21/A001']);
    expect(test.restart().floor.state()).toEqual(test.floor.state());
  });

  it('goes on where it was when the clock is set back: no negative wait, no new order', () => {
    const test = openTestFloor();
    test.act(ticketFor());
    test.at -= 90 * minute;
    test.act(ticketFor());
    const [first, second] = [...test.floor.state().tickets.values()];
    expect(second?.takenAt).toBe(first?.takenAt);
    expect(second?.order).toBeGreaterThan(first?.order ?? 0);
    expect(test.floor.now()).toBe(first?.takenAt);
  });
});

describe('a full disk', () => {
  it('refuses the act, confirms nothing, and goes on when there is room', () => {
    const test = openTestFloor();
    test.act(ticketFor());
    const before = test.floor.state();
    const pages = test.folder.branch.pragma('page_count', { simple: true }) as number;
    test.folder.branch.pragma(`max_page_count = ${pages}`);
    const fill = () => {
      for (let count = 0; count < 500; count += 1) {
        test.act({ type: 'move', ticketId: idOf('A001'), reason: 'x'.repeat(200) });
      }
    };
    expect(fill).toThrow(/disk-full/);
    const confirmed = test.floor.state();
    expect(confirmed.seq).toBeGreaterThanOrEqual(before.seq);
    expect(test.floor.state()).toBe(confirmed);
    test.folder.branch.pragma('max_page_count = 1000000');
    test.act(ticketFor('gold'));
    const again = test.restart();
    expect(again.floor.state()).toEqual(test.floor.state());
    expect(numbers(again, 'waiting')).toEqual(['A001', 'G001']);
  });
});

it('F17 a listener that throws changes nothing of a durable act, and the others hear of it', () => {
  const test = openTestFloor();
  const heard: number[] = [];
  test.floor.subscribe(() => {
    throw new Error('a screen that fails');
  });
  test.floor.subscribe(() => heard.push(test.floor.state().tickets.size));
  test.act(ticketFor());
  test.act(ticketFor('gold'));
  expect(heard).toEqual([1, 2]);
  expect(numbers(test.restart(), 'waiting')).toEqual(['A001', 'G001']);
});
