import { describe, expect, it } from 'vitest';
import type { BranchConfig } from '../../../shared/model/branch.ts';
import { createBranchLog } from '../../branch-log/index.ts';
import { folded } from '../state/evolve.rules.ts';
import { openTestFloor, testBranch, ticketFor, type TestFloor } from '../floor.fixture.ts';
import {
  at,
  branch,
  here,
  id,
  minute,
  next,
  open,
  refusal,
  ticket,
} from '../state/visits.fixture.ts';
import { createHistoryReader } from '../state/ticket-history.rules.ts';

const three: BranchConfig = {
  ...testBranch,
  counters: [1, 2, 3].map((n) => ({ id: n, services: [] })),
};
const without = (counter: number) => ({
  ...three,
  counters: three.counters.filter((one) => one.id !== counter),
});

async function save(test: TestFloor, config: BranchConfig): Promise<void> {
  await test.act({ type: 'configure', config }, 'A01');
  // What was written leads to the same floor.
  expect(folded(createBranchLog(test.folder.branch).latestDay())).toEqual(test.floor.state());
}

/** What the history of a ticket says about why it waits elsewhere. */
function reasons(test: TestFloor, number: string): (string | null)[] {
  const reader = createHistoryReader(number);
  for (const logged of createBranchLog(test.folder.branch).latestDay()) reader.read(logged);
  const { entries = [] } = reader.result() ?? {};
  return entries.filter(({ what }) => what === 'ticket-unbound').map(({ code }) => code);
}

describe('a counter that the settings remove or change', () => {
  /** A001 waits for counter 2 only, which has closed since; A002 came later. */
  async function waitsForTwo(parked: boolean): Promise<TestFloor> {
    const test = await branch({}, three);
    await open(test, 1, 'T01');
    await open(test, 2, 'T02');
    await test.act(ticketFor());
    await test.act(ticketFor());
    if (parked) {
      await next(test, 'T02');
      await test.act({ type: 'park', ...here('T02', 'A001'), here: true });
    } else {
      await next(test, 'T01');
      await test.act({
        ...{
          type: 'transfer',
          ...here('T01', 'A001'),
          service: 'cash',
          keepPlace: true,
          counter: 2,
        },
      });
    }
    return test;
  }

  it('F8 a ticket that waits for a counter which changed to other business waits for any, in its place', async () => {
    const test = await waitsForTwo(false);
    await save(test, {
      ...three,
      counters: three.counters.map((one) =>
        one.id === 2 ? { ...one, services: ['wealth'] } : one,
      ),
    });
    expect(ticket(test, 'A001')).toMatchObject({ onlyAt: null, state: 'waiting' });
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('A001'));
    expect(reasons(test, 'A001')).toEqual(['counter-changed']);
  });

  it('F8 one parked for it comes back to any', async () => {
    const test = await waitsForTwo(true);
    await save(test, {
      ...three,
      counters: three.counters.map((one) => (one.id === 2 ? { ...one, tiers: ['diamond'] } : one)),
    });
    await test.act({ type: 'resume', ticketId: id('A001') });
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('A001'));
  });

  it('F8 a counter that closed before and is then removed holds nobody back, also after an undone call', async () => {
    const test = await waitsForTwo(false);
    await test.act({ type: 'call-chosen', ...here('T01', 'A001'), reason: 'asks' });
    await test.act({ type: 'close-counter', counter: 2 });
    await save(test, without(2));
    await test.act({ type: 'return', ...here('T01', 'A001') });
    expect(ticket(test, 'A001').onlyAt).toBeNull();
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('A001'));
  });

  it('F8 a counter at which somebody sits is not removed', async () => {
    const test = await waitsForTwo(false);
    expect(await refusal(test, { type: 'configure', config: without(2) })).toBe('counter-busy');
    expect(ticket(test, 'A001').onlyAt).toBe(2);
  });

  it('F8 closing a counter, or giving it other business for the day, says why to those it lets go', async () => {
    const closed = await waitsForTwo(false);
    await closed.act({ type: 'close-counter', counter: 2 });
    expect(reasons(closed, 'A001')).toEqual(['counter-closed']);
    const changed = await waitsForTwo(false);
    await changed.act({ type: 'set-work', counter: 2, services: ['wealth'] });
    expect(reasons(changed, 'A001')).toEqual(['counter-changed']);
  });

  it('F8 business that only a removed counter did may be called by any, before later arrivals', async () => {
    const counters = [
      { id: 1, services: ['cash'] },
      { id: 2, services: ['wealth'] },
    ];
    const test = await branch({}, { ...testBranch, counters });
    await open(test, 1, 'T01');
    await test.act(ticketFor('regular', { service: 'wealth' }));
    await test.act(ticketFor());
    await save(test, { ...testBranch, counters: [counters[0]!] });
    await next(test, 'T01');
    expect(at(test, 1)).toBe(id('A001'));
    expect(reasons(test, 'A001')).toEqual(['no-counter']);
  });
});

describe('a service that the settings remove', () => {
  const cashOnly = (config: BranchConfig): BranchConfig => ({
    ...config,
    services: config.services.filter((one) => one.id === 'cash'),
    counters: [{ id: 2, services: ['cash'] }],
  });

  it('F8 those who wait for it are called by any counter, and further services of a visit fall away', async () => {
    const test = await openTestFloor();
    await test.act(ticketFor('regular', { service: 'wealth', further: ['cash'] }));
    await test.act(ticketFor('regular', { service: 'cash', further: ['wealth'] }));
    await save(test, cashOnly(testBranch));
    expect(ticket(test, 'A002').further).toEqual([]);
    await open(test, 2, 'T02');
    await next(test, 'T02');
    expect(at(test, 2)).toBe(id('A001'));
    await test.act({ type: 'start', ...here('T02', 'A001') });
    await test.act({ type: 'complete', ...here('T02', 'A001') });
    // The rest of the visit is ordinary business again.
    expect(ticket(test, 'A001')).toMatchObject({ service: 'cash', anywhere: false });
    expect(reasons(test, 'A001')).toEqual(['service-gone']);
    expect(reasons(test, 'A002')).toEqual(['service-gone']);
  });

  it('F8 an appointment for it stays, for whatever the client then comes for', async () => {
    const test = await openTestFloor();
    const appointed = test.at + 5 * minute;
    await test.act({
      type: 'make-appointment',
      clientNo: 'C1',
      corporate: false,
      service: 'wealth',
      at: appointed,
    });
    await save(test, cashOnly(testBranch));
    const [kept] = test.floor.state().appointments.values();
    expect(kept).toMatchObject({ service: null, state: 'booked' });
    await test.act(ticketFor('gold', { clientNo: 'C1', ownBranch: true }));
    expect(ticket(test, 'G001').appointment).toMatchObject({ timing: 'in-time' });
  });

  it('F8 whoever was carried over for it is not stranded on the next day', async () => {
    const test = await branch({ dayEnd: 'carry-over' });
    await test.act(ticketFor('regular', { service: 'wealth' }));
    test.at += 24 * 60 * minute;
    await test.floor.openToday();
    const { policy } = test.floor.state().config!;
    await save(test, cashOnly({ ...testBranch, ...(policy && { policy }) }));
    await open(test, 2, 'T02');
    await next(test, 'T02');
    expect(at(test, 2)).toBe('2026-11-21/A001');
  });
});

it('F8 a room that the settings remove is nobody’s room', async () => {
  const test = await openTestFloor();
  await test.act(ticketFor('diamond', { reception: { staffNo: 'H01', room: 'vip' } }));
  await save(test, { ...testBranch, rooms: [] });
  expect(ticket(test, 'D001').reception).toMatchObject({ room: null, staffNo: 'H01' });
});

it('F8 saving settings that touch nothing of it leaves every binding as it is', async () => {
  const test = await branch({}, three);
  await open(test, 1, 'T01');
  await open(test, 2, 'T02');
  await test.act(ticketFor());
  await next(test, 'T01');
  await test.act({
    ...{ type: 'transfer', ...here('T01', 'A001'), service: 'cash', keepPlace: true, counter: 2 },
  });
  await save(test, { ...three, goldReceiver: 'manager' });
  expect(ticket(test, 'A001').onlyAt).toBe(2);
});
