import { describe, expect, it } from 'vitest';
import { RefusalError } from '../../shared/model/hall/refusal.ts';
import { openTestFloor, ticketFor, type TestFloor } from './floor.fixture.ts';

const minute = 60_000;

async function refusal(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
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
  it('numbers tickets within tier and day', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor('diamond'));
    await test.act(ticketFor());
    await test.act(ticketFor('diamond'));
    expect(numbers(test, 'waiting')).toEqual(['D001', 'A001', 'D002']);
  });

  it('calls diamond first and frees the counter when done', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor());
    await test.act(ticketFor('gold'));
    await test.act(ticketFor('diamond'));
    await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    const called: (string | null)[] = [];
    for (let round = 0; round < 3; round += 1) {
      await test.act({ type: 'call-next', staffNo: 'T01' });
      const ticketId = test.floor.state().counters.get(1)?.ticketId ?? '';
      called.push(ticketId);
      await test.act({ type: 'start', staffNo: 'T01', ticketId });
      await test.act({ type: 'complete', staffNo: 'T01', ticketId });
    }
    expect(called).toEqual(['D001', 'G001', 'A001'].map(idOf));
    expect(numbers(test, 'completed')).toHaveLength(3);
    expect(await refusal(() => test.act({ type: 'call-next', staffNo: 'T01' }))).toBe(
      'nobody-waiting',
    );
  });

  it('gives two counters that call one after the other two tickets', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor());
    await test.act(ticketFor());
    await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    await test.act({ type: 'open-counter', counter: 2, staffNo: 'T02' });
    await test.act({ type: 'call-next', staffNo: 'T01' });
    await test.act({ type: 'call-next', staffNo: 'T02' });
    const { counters } = test.floor.state();
    expect(counters.get(1)?.ticketId).toBe(idOf('A001'));
    expect(counters.get(2)?.ticketId).toBe(idOf('A002'));
  });

  it('calls to a counter only what it serves, and counts nobody as passed that it could not have served', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor('regular', { service: 'wealth' }));
    await test.act(ticketFor());
    await test.act(ticketFor('gold'));
    await test.act({ type: 'open-counter', counter: 2, staffNo: 'T02' });
    await test.act({ type: 'call-next', staffNo: 'T02' });
    const { tickets, counters } = test.floor.state();
    expect(counters.get(2)?.ticketId).toBe(idOf('G001'));
    expect(tickets.get(idOf('A001'))?.overtaken).toBe(0);
    expect(tickets.get(idOf('A002'))?.overtaken).toBe(1);
  });

  it('wants the agreed recalls before a no-show, and takes a returning client back in place', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor());
    await test.act(ticketFor());
    await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    await test.act({ type: 'call-next', staffNo: 'T01' });
    const here = { staffNo: 'T01', ticketId: idOf('A001') };
    expect(await refusal(() => test.act({ type: 'no-show', ...here }))).toBe('recall-first');
    await test.act({ type: 'recall', ...here });
    await test.act({ type: 'no-show', ...here });
    expect(test.floor.state().counters.get(1)?.ticketId).toBeNull();
    await test.act({ type: 'reinstate', ticketId: here.ticketId });
    await test.act({ type: 'call-next', staffNo: 'T01' });
    expect(test.floor.state().counters.get(1)?.ticketId).toBe(idOf('A001'));
  });

  it('parks, resumes, transfers and moves with a reason', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor());
    await test.act(ticketFor());
    await test.act(ticketFor());
    await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    await test.act({ type: 'call-next', staffNo: 'T01' });
    await test.act({ type: 'park', staffNo: 'T01', ticketId: idOf('A001') });
    expect(numbers(test, 'parked')).toEqual(['A001']);
    await test.act({ type: 'resume', ticketId: idOf('A001') });
    await test.act({ type: 'move', ticketId: idOf('A003'), reason: 'flight to catch' });
    await test.act({ type: 'call-next', staffNo: 'T01' });
    expect(test.floor.state().counters.get(1)?.ticketId).toBe(idOf('A003'));
    await test.act({
      type: 'transfer',
      staffNo: 'T01',
      ticketId: idOf('A003'),
      service: 'wealth',
      keepPlace: false,
    });
    await test.act({ type: 'call-next', staffNo: 'T01' });
    expect(test.floor.state().counters.get(1)?.ticketId).toBe(idOf('A001'));
    expect(
      await refusal(() => test.act({ type: 'move', ticketId: idOf('A002'), reason: ' ' })),
    ).toBe('reason-missing');
  });

  it('refuses what makes no sense, and records nothing of it', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor('gold', { clientNo: 'C1', ownBranch: true }));
    const before = test.floor.state();
    const refusals = await Promise.all([
      refusal(() => test.act(ticketFor('gold', { clientNo: 'C1' }))),
      refusal(() => test.act(ticketFor('gold', { service: 'no-such' }))),
      refusal(() => test.act({ type: 'call-next', staffNo: 'T01' })),
      refusal(() => test.act({ type: 'start', staffNo: 'T01', ticketId: idOf('G001') })),
      refusal(() => test.act({ type: 'cancel', ticketId: idOf('G009'), reason: 'other' })),
      refusal(() => test.act({ type: 'open-counter', counter: 9, staffNo: 'T01' })),
      refusal(() => test.act({ type: 'close-counter', counter: 1 })),
      refusal(() => test.act({ type: 'item-done', ticketId: idOf('G001'), item: 'drink' })),
      refusal(() => test.act({ type: 'resume', ticketId: idOf('G001') })),
    ]);
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
  it('follows from tier and branch, with who and when', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor('diamond', { ownBranch: false }));
    await test.act(ticketFor('platinum', { ownBranch: true }));
    await test.act(ticketFor('gold', { ownBranch: true }));
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
    await test.act({ type: 'item-done', ticketId, item: 'greeting' }, 'L01');
    await test.act({ type: 'item-skipped', ticketId, item: 'drink', reason: 'declined' }, 'L01');
    const [greeting, drink] = test.floor.state().tickets.get(ticketId)?.checklist ?? [];
    expect(greeting).toEqual({ item: 'greeting', state: 'done', by: 'L01', at: test.at });
    expect(drink).toMatchObject({ state: 'skipped', reason: 'declined' });
    const again = () => test.act({ type: 'item-done', ticketId, item: 'greeting' });
    expect(await refusal(again)).toBe('item-not-open');
    await test.act({ type: 'item-reopened', ticketId, item: 'greeting' });
    expect(await refusal(again)).toBeNull();
  });
});

describe('time', () => {
  it('is the same floor after a restart', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor('diamond', { ownBranch: false }));
    await test.act(ticketFor());
    await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    await test.act({ type: 'call-next', staffNo: 'T01' });
    const before = test.floor.state();
    expect((await test.restart()).floor.state()).toEqual(before);
  });

  it('closes the old day and begins the new one by itself', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor());
    await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    test.at += 24 * 60 * minute;
    await test.floor.openToday();
    expect(test.floor.state().tickets.size).toBe(0);
    expect(test.floor.state().counters.get(1)?.state).toBe('closed');
    await test.act(ticketFor());
    expect([...test.floor.state().tickets.keys()]).toEqual(['2026-11-21/A001']);
    expect((await test.restart()).floor.state()).toEqual(test.floor.state());
  });

  it('goes on where it was when the clock is set back: no negative wait, no new order', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor());
    test.at -= 90 * minute;
    await test.act(ticketFor());
    const [first, second] = [...test.floor.state().tickets.values()];
    expect(second?.takenAt).toBe(first?.takenAt);
    expect(second?.order).toBeGreaterThan(first?.order ?? 0);
    expect(test.floor.now()).toBe(first?.takenAt);
  });
});

describe('a full disk', () => {
  it('refuses the act, confirms nothing, and goes on when there is room', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor());
    const before = test.floor.state();
    const pages = test.folder.branch.pragma('page_count', { simple: true }) as number;
    test.folder.branch.pragma(`max_page_count = ${pages}`);
    const fill = async () => {
      for (let count = 0; count < 500; count += 1) {
        await test.act({ type: 'move', ticketId: idOf('A001'), reason: 'x'.repeat(200) });
      }
    };
    await expect(fill()).rejects.toThrow(/disk-full/);
    const confirmed = test.floor.state();
    expect(confirmed.seq).toBeGreaterThanOrEqual(before.seq);
    expect(test.floor.state()).toBe(confirmed);
    test.folder.branch.pragma('max_page_count = 1000000');
    await test.act(ticketFor('gold'));
    const again = await test.restart();
    expect(again.floor.state()).toEqual(test.floor.state());
    expect(numbers(again, 'waiting')).toEqual(['A001', 'G001']);
  });
});

it('F17 a listener that throws changes nothing of a durable act, and the others hear of it', async () => {
  const test = await openTestFloor();
  const heard: number[] = [];
  test.floor.subscribe(() => {
    throw new Error('a screen that fails');
  });
  test.floor.subscribe(() => heard.push(test.floor.state().tickets.size));
  await test.act(ticketFor());
  await test.act(ticketFor('gold'));
  expect(heard).toEqual([1, 2]);
  expect(numbers(await test.restart(), 'waiting')).toEqual(['A001', 'G001']);
});
