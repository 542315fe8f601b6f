import { describe, expect, it } from 'vitest';
import { RefusalError } from '../../../shared/model/hall/refusal.ts';
import { morning, temporaryFolder, ticketFor } from '../floor.fixture.ts';
import { minute, day, by, opened, waiting, waits, reportOf, sound } from './clock-set.fixture.ts';

describe('a clock that is set while the console runs', () => {
  it.each([2 * day, -2 * day, 5 * minute, -5 * minute, 400 * day])(
    'F10 by %i ms: waits go on, nobody is written off, it is said; a person says that it is right',
    async (jump) => {
      const machine = { wall: morning, steady: 0 };
      const test = await opened(temporaryFolder(), machine);
      await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
      await test.act(ticketFor());
      await test.pass(10 * minute);
      machine.wall += jump;
      await test.pass(5 * minute);
      expect(waiting(test.floor)).toEqual(['A001 waiting']);
      expect(waits(test.floor)).toEqual([15]);
      expect(test.floor.state().clock?.byMs).toBe(jump);
      expect(test.floor.state().day).toBe('2026-11-20');
      sound(test);

      await test.floor.correctClock(by);
      expect(test.floor.clock().byMs).toBe(0);
      expect(test.floor.now()).toBe(machine.wall);
      expect(waiting(test.floor)).toEqual(['A001 waiting']);
      expect(waits(test.floor)).toEqual([15]);
      const { state } = reportOf(test.log, test.floor.state().day!)!;
      expect([...state.tickets.keys()]).toHaveLength(1);
      sound(test);
      await expect(test.floor.correctClock(by)).rejects.toThrow(RefusalError);
    },
  );

  it('F10 and set back again: it agrees, and that is recorded', async () => {
    const machine = { wall: morning, steady: 0 };
    const test = await opened(temporaryFolder(), machine);
    machine.wall += 2 * day;
    await test.pass(minute);
    machine.wall -= 2 * day;
    await test.pass(minute);
    expect(test.floor.state().clock).toBeNull();
    expect(test.floor.now()).toBe(morning + 2 * minute);
  });

  it('F10 rules go by the time that passed: a guarantee, a promise, a parked client', async () => {
    const machine = { wall: morning, steady: 0 };
    const test = await opened(temporaryFolder(), machine);
    const rule = { kind: 'diamond-first', maxWaitSeconds: { regular: 600 } } as const;
    await test.act({ type: 'change-rule', rule });
    await test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    await test.act(ticketFor());
    await test.act({ type: 'call-next', staffNo: 'T01' });
    const first = test.floor.state().counters.get(1)!.ticketId!;
    const wakeAt = test.floor.now() + 20 * minute;
    await test.act({ type: 'park', staffNo: 'T01', ticketId: first, wakeAt });
    await test.act(ticketFor());
    machine.wall += 30 * day;
    await test.pass(minute);
    // A month later by the wall, a minute later in the hall.
    expect(waiting(test.floor)).toEqual(['A001 parked', 'A002 waiting']);
    await test.act(ticketFor('diamond'));
    await test.act({ type: 'call-next', staffNo: 'T01' });
    const called = test.floor.state().counters.get(1)!.ticketId;
    expect(test.floor.state().tickets.get(called!)?.number).toBe('D001');
    machine.wall -= 60 * day;
    await test.pass(19 * minute);
    expect(waiting(test.floor)).toContain('A001 waiting');
  });
});

describe('a console that was started with the clock two days ahead', () => {
  it('F10 once, put right before the next start: waits grow, and after a word the day is the real one', async () => {
    const dir = temporaryFolder();
    const ahead = await opened(dir, { wall: morning + 2 * day, steady: 0 });
    await ahead.act(ticketFor());
    await ahead.act(ticketFor('gold', { clientNo: 'C1', ownBranch: true }));
    ahead.close();
    const test = await opened(dir, { wall: morning + 10 * minute, steady: 900 });
    expect(test.floor.state().clock?.byMs).toBe(-2 * day + 10 * minute);
    await test.pass(7 * minute);
    expect(waits(test.floor)).toEqual([7, 7]);
    await test.floor.correctClock(by);
    expect(test.floor.state().day).toBe('2026-11-20');
    expect(waiting(test.floor)).toEqual(['A001 waiting', 'G001 waiting']);
    await test.pass(3 * minute);
    expect(waits(test.floor)).toEqual([10, 10]);
    await test.act(ticketFor());
    expect(waiting(test.floor)).toContain('A002 waiting');
    const report = reportOf(test.log, '2026-11-20')!;
    expect(report.state.tickets.size).toBe(3);
    expect(reportOf(test.log, '2026-11-22')).toBeNull();
    sound(test);
    test.close();
    const again = await opened(dir, { wall: morning + 30 * minute, steady: 0 });
    expect(again.floor.state().clock).toBeNull();
    expect(again.floor.state().tickets.size).toBe(3);
    // The day that the clock had named comes in its turn, on its own.
    again.close();
    const later = await opened(dir, { wall: morning + 2 * day, steady: 0 });
    expect(later.floor.state()).toMatchObject({ day: '2026-11-22', clock: null });
    await later.act(ticketFor());
    expect(reportOf(later.log, '2026-11-22')!.state.tickets.size).toBe(1);
    expect(reportOf(later.log, '2026-11-20')!.state.tickets.size).toBe(3);
  });

  it('F10 in the middle of a day: whoever it wrote off waits again, one number a client', async () => {
    const dir = temporaryFolder();
    const real = await opened(dir, { wall: morning, steady: 0 });
    await real.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    await real.act(ticketFor());
    await real.act(ticketFor('gold', { clientNo: 'C1', ownBranch: true }));
    await real.act(ticketFor());
    await real.act({ type: 'call-next', staffNo: 'T01' });
    real.close();
    const machine = { wall: morning + 2 * day + 5 * minute, steady: 0 };
    const test = await opened(dir, machine);
    expect(waiting(test.floor)).toEqual([]);
    await test.act({ type: 'open-counter', counter: 2, staffNo: 'T01' });
    await test.act(ticketFor('gold', { clientNo: 'C1', ownBranch: true }));
    await test.pass(2 * minute);
    machine.wall -= 2 * day;
    await test.pass(minute);
    await test.floor.correctClock(by);
    const { floor } = test;
    expect(floor.state().day).toBe('2026-11-20');
    expect([...floor.state().open.values()].map(({ id }) => id).sort()).toEqual([
      '2026-11-20/A001',
      '2026-11-20/A002',
      '2026-11-22/G002',
    ]);
    expect(
      [...floor.state().counters.values()].filter(({ state }) => state === 'open'),
    ).toHaveLength(1);
    expect(floor.state().tickets.get('2026-11-20/A001')!.takenAt).toBe(morning);
    expect((floor.now() - morning) / minute).toBe(8);
    await test.act({ type: 'call-next', staffNo: 'T01' });
    sound(test);
    const { state } = reportOf(test.log, '2026-11-20')!;
    expect([...state.tickets.values()].filter((one) => one.state === 'left')).toEqual([]);
  });

  it('F7 a walk-in of the wrong day who is a client that waited before: one number a client', async () => {
    const dir = temporaryFolder();
    const real = await opened(dir, { wall: morning, steady: 0 });
    const client = { clientNo: 'C1', ownBranch: true };
    await real.act(ticketFor('gold', client));
    real.close();
    const machine = { wall: morning + 2 * day + 5 * minute, steady: 0 };
    const test = await opened(dir, machine);
    await test.act(ticketFor());
    const [walkIn] = test.floor.state().open.keys();
    const known = { ...client, tier: 'gold', corporate: false, reception: null } as const;
    await test.act({ type: 'link-client', ticketId: walkIn!, ...known });
    machine.wall -= 2 * day;
    await test.pass(minute);
    await test.floor.correctClock(by);
    expect([...test.floor.state().open.keys()]).toEqual([walkIn]);
    sound(test);
  });

  it('F10 a clock that stood two days behind: the day becomes the real one, with what was done in it', async () => {
    const dir = temporaryFolder();
    (await opened(dir, { wall: morning - 4 * day, steady: 0 })).close();
    const machine = { wall: morning - 2 * day, steady: 0 };
    const test = await opened(dir, machine);
    await test.act(ticketFor());
    await test.pass(minute);
    machine.wall += 2 * day;
    await test.pass(minute);
    await test.floor.correctClock(by);
    expect(test.floor.state().day).toBe('2026-11-20');
    expect(waits(test.floor)).toEqual([2]);
    expect(reportOf(test.log, '2026-11-18')).toBeNull();
    expect(reportOf(test.log, '2026-11-16')).not.toBeNull();
    sound(test);
  });
});

it('F10 a jump over days that is right after all writes nobody off: they wait on under the day that it is', async () => {
  const dir = temporaryFolder();
  const before = await opened(dir, { wall: morning, steady: 0 });
  await before.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
  await before.act(ticketFor());
  await before.act(ticketFor());
  await before.act({ type: 'call-next', staffNo: 'T01' });
  before.close();
  // The day was opened by a right clock; then the battery of the clock fails, and it is mended in the hall.
  const machine = { wall: morning + minute, steady: 0 };
  const test = await opened(dir, machine);
  await test.act(ticketFor('diamond'));
  machine.wall += 2 * day;
  await test.pass(5 * minute);
  await test.floor.correctClock(by);
  expect(test.floor.state().day).toBe('2026-11-22');
  expect(waiting(test.floor)).toEqual(['A001 called', 'A002 waiting', 'D001 waiting']);
  await test.act(ticketFor());
  expect(waiting(test.floor)).toContain('A003 waiting');
  await test.act({ type: 'start', staffNo: 'T01', ticketId: '2026-11-20/A001' });
  await test.act({ type: 'complete', staffNo: 'T01', ticketId: '2026-11-20/A001' });
  await test.act({ type: 'call-next', staffNo: 'T01' });
  sound(test);
});

it('F10 midnight in the hall turns the day by the time that passed, not while the clock is in doubt', async () => {
  const machine = { wall: morning, steady: 0 };
  const test = await opened(temporaryFolder(), machine);
  await test.act(ticketFor());
  machine.wall += 3 * 60 * minute;
  for (let hour = 0; hour < 20; hour += 1) await test.pass(60 * minute);
  expect(test.floor.state().day).toBe('2026-11-20');
  machine.wall -= 3 * 60 * minute;
  await test.pass(minute);
  expect(test.floor.state()).toMatchObject({ day: '2026-11-21', clock: null });
});
