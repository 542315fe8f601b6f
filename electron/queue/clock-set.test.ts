import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RefusalError } from '../../shared/model/refusal.ts';
import { createBranchLog } from '../branch-log/index.ts';
import { createDayReader } from '../day-report/index.ts';
import { fileKeyKeeper, openFolder } from '../data/index.ts';
import type { Command } from './command.rules.ts';
import { skipsWorkingDays } from './clock-correction.rules.ts';
import { folded } from './evolve.rules.ts';
import { createFloor, type Floor } from './floor.service.ts';
import { createHistoryReader } from './ticket-history.rules.ts';
import { morning, temporaryFolder, testBranch, ticketFor } from './floor.fixture.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const by = { actor: 'H01', place: 'test' };

/** A console whose machine has a clock that somebody sets, and time that passes all the same. */
function opened(dir: string, machine: { wall: number; steady: number }) {
  const folder = openFolder(dir, fileKeyKeeper({}));
  let closed = false;
  const close = () => {
    if (!closed) folder.close();
    closed = true;
  };
  onTestFinished(close);
  const log = createBranchLog(folder.branch);
  const floor = createFloor({ log, clock: () => machine.wall, steady: () => machine.steady });
  const act = (command: Command) => floor.act(command, by);
  if (!floor.state().config) act({ type: 'configure', config: testBranch });
  floor.openToday();
  const pass = (ms: number) => {
    machine.wall += ms;
    machine.steady += ms;
    floor.openToday();
  };
  return { log, floor, act, pass, close };
}

const waiting = (floor: Floor) =>
  [...floor.state().open.values()].map(({ number, state }) => `${number} ${state}`);
const waits = (floor: Floor) =>
  [...floor.state().open.values()].map(({ takenAt }) => (floor.now() - takenAt) / minute);

function reportOf(log: ReturnType<typeof opened>['log'], date: string) {
  const reader = createDayReader();
  for (const logged of log.readDay(date)) reader.follow(logged);
  return reader.result(null);
}

/** What was read once is read again by whoever opens the log next. */
function sound(test: ReturnType<typeof opened>): void {
  expect(folded(test.log.latestDay())).toEqual(test.floor.state());
  expect(test.log.verify()).toBeNull();
}

describe('a clock that is set while the console runs', () => {
  it.each([2 * day, -2 * day, 5 * minute, -5 * minute, 400 * day])(
    'F10 by %i ms: waits go on, nobody is written off, it is said; a person says that it is right',
    (jump) => {
      const machine = { wall: morning, steady: 0 };
      const test = opened(temporaryFolder(), machine);
      test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
      test.act(ticketFor());
      test.pass(10 * minute);
      machine.wall += jump;
      test.pass(5 * minute);
      expect(waiting(test.floor)).toEqual(['A001 waiting']);
      expect(waits(test.floor)).toEqual([15]);
      expect(test.floor.state().clock?.byMs).toBe(jump);
      expect(test.floor.state().day).toBe('2026-11-20');
      sound(test);

      test.floor.correctClock(by);
      expect(test.floor.clock().byMs).toBe(0);
      expect(test.floor.now()).toBe(machine.wall);
      expect(waiting(test.floor)).toEqual(['A001 waiting']);
      expect(waits(test.floor)).toEqual([15]);
      const { state } = reportOf(test.log, test.floor.state().day!)!;
      expect([...state.tickets.keys()]).toHaveLength(1);
      sound(test);
      expect(() => test.floor.correctClock(by)).toThrow(RefusalError);
    },
  );

  it('F10 and set back again: it agrees, and that is recorded', () => {
    const machine = { wall: morning, steady: 0 };
    const test = opened(temporaryFolder(), machine);
    machine.wall += 2 * day;
    test.pass(minute);
    machine.wall -= 2 * day;
    test.pass(minute);
    expect(test.floor.state().clock).toBeNull();
    expect(test.floor.now()).toBe(morning + 2 * minute);
  });

  it('F10 rules go by the time that passed: a guarantee, a promise, a parked client', () => {
    const machine = { wall: morning, steady: 0 };
    const test = opened(temporaryFolder(), machine);
    const rule = { kind: 'diamond-first', maxWaitSeconds: { regular: 600 } } as const;
    test.act({ type: 'change-rule', rule });
    test.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    test.act(ticketFor());
    test.act({ type: 'call-next', staffNo: 'T01' });
    const first = test.floor.state().counters.get(1)!.ticketId!;
    const wakeAt = test.floor.now() + 20 * minute;
    test.act({ type: 'park', staffNo: 'T01', ticketId: first, wakeAt });
    test.act(ticketFor());
    machine.wall += 30 * day;
    test.pass(minute);
    // A month later by the wall, a minute later in the hall.
    expect(waiting(test.floor)).toEqual(['A001 parked', 'A002 waiting']);
    test.act(ticketFor('diamond'));
    test.act({ type: 'call-next', staffNo: 'T01' });
    const called = test.floor.state().counters.get(1)!.ticketId;
    expect(test.floor.state().tickets.get(called!)?.number).toBe('D001');
    machine.wall -= 60 * day;
    test.pass(19 * minute);
    expect(waiting(test.floor)).toContain('A001 waiting');
  });
});

describe('a console that was started with the clock two days ahead', () => {
  it('F10 once, put right before the next start: waits grow, and after a word the day is the real one', () => {
    const dir = temporaryFolder();
    const ahead = opened(dir, { wall: morning + 2 * day, steady: 0 });
    ahead.act(ticketFor());
    ahead.act(ticketFor('gold', { clientNo: 'C1', ownBranch: true }));
    ahead.close();
    const test = opened(dir, { wall: morning + 10 * minute, steady: 900 });
    expect(test.floor.state().clock?.byMs).toBe(-2 * day + 10 * minute);
    test.pass(7 * minute);
    expect(waits(test.floor)).toEqual([7, 7]);
    test.floor.correctClock(by);
    expect(test.floor.state().day).toBe('2026-11-20');
    expect(waiting(test.floor)).toEqual(['A001 waiting', 'G001 waiting']);
    test.pass(3 * minute);
    expect(waits(test.floor)).toEqual([10, 10]);
    test.act(ticketFor());
    expect(waiting(test.floor)).toContain('A002 waiting');
    const report = reportOf(test.log, '2026-11-20')!;
    expect(report.state.tickets.size).toBe(3);
    expect(reportOf(test.log, '2026-11-22')).toBeNull();
    sound(test);
    test.close();
    const again = opened(dir, { wall: morning + 30 * minute, steady: 0 });
    expect(again.floor.state().clock).toBeNull();
    expect(again.floor.state().tickets.size).toBe(3);
    // The day that the clock had named comes in its turn, on its own.
    again.close();
    const later = opened(dir, { wall: morning + 2 * day, steady: 0 });
    expect(later.floor.state()).toMatchObject({ day: '2026-11-22', clock: null });
    later.act(ticketFor());
    expect(reportOf(later.log, '2026-11-22')!.state.tickets.size).toBe(1);
    expect(reportOf(later.log, '2026-11-20')!.state.tickets.size).toBe(3);
  });

  it('F10 in the middle of a day: whoever it wrote off waits again, one number a client', () => {
    const dir = temporaryFolder();
    const real = opened(dir, { wall: morning, steady: 0 });
    real.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
    real.act(ticketFor());
    real.act(ticketFor('gold', { clientNo: 'C1', ownBranch: true }));
    real.act(ticketFor());
    real.act({ type: 'call-next', staffNo: 'T01' });
    real.close();
    const machine = { wall: morning + 2 * day + 5 * minute, steady: 0 };
    const test = opened(dir, machine);
    expect(waiting(test.floor)).toEqual([]);
    test.act({ type: 'open-counter', counter: 2, staffNo: 'T01' });
    test.act(ticketFor('gold', { clientNo: 'C1', ownBranch: true }));
    test.pass(2 * minute);
    machine.wall -= 2 * day;
    test.pass(minute);
    test.floor.correctClock(by);
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
    test.act({ type: 'call-next', staffNo: 'T01' });
    sound(test);
    const { state } = reportOf(test.log, '2026-11-20')!;
    expect([...state.tickets.values()].filter((one) => one.state === 'left')).toEqual([]);
  });

  it('F7 a walk-in of the wrong day who is a client that waited before: one number a client', () => {
    const dir = temporaryFolder();
    const real = opened(dir, { wall: morning, steady: 0 });
    const client = { clientNo: 'C1', ownBranch: true };
    real.act(ticketFor('gold', client));
    real.close();
    const machine = { wall: morning + 2 * day + 5 * minute, steady: 0 };
    const test = opened(dir, machine);
    test.act(ticketFor());
    const [walkIn] = test.floor.state().open.keys();
    const known = { ...client, tier: 'gold', corporate: false, reception: null } as const;
    test.act({ type: 'link-client', ticketId: walkIn!, ...known });
    machine.wall -= 2 * day;
    test.pass(minute);
    test.floor.correctClock(by);
    expect([...test.floor.state().open.keys()]).toEqual([walkIn]);
    sound(test);
  });

  it('F10 a clock that stood two days behind: the day becomes the real one, with what was done in it', () => {
    const dir = temporaryFolder();
    opened(dir, { wall: morning - 4 * day, steady: 0 }).close();
    const machine = { wall: morning - 2 * day, steady: 0 };
    const test = opened(dir, machine);
    test.act(ticketFor());
    test.pass(minute);
    machine.wall += 2 * day;
    test.pass(minute);
    test.floor.correctClock(by);
    expect(test.floor.state().day).toBe('2026-11-20');
    expect(waits(test.floor)).toEqual([2]);
    expect(reportOf(test.log, '2026-11-18')).toBeNull();
    expect(reportOf(test.log, '2026-11-16')).not.toBeNull();
    sound(test);
  });
});

it('F10 a jump over days that is right after all writes nobody off: they wait on under the day that it is', () => {
  const dir = temporaryFolder();
  const before = opened(dir, { wall: morning, steady: 0 });
  before.act({ type: 'open-counter', counter: 1, staffNo: 'T01' });
  before.act(ticketFor());
  before.act(ticketFor());
  before.act({ type: 'call-next', staffNo: 'T01' });
  before.close();
  // The day was opened by a right clock; then the battery of the clock fails, and it is mended in the hall.
  const machine = { wall: morning + minute, steady: 0 };
  const test = opened(dir, machine);
  test.act(ticketFor('diamond'));
  machine.wall += 2 * day;
  test.pass(5 * minute);
  test.floor.correctClock(by);
  expect(test.floor.state().day).toBe('2026-11-22');
  expect(waiting(test.floor)).toEqual(['A001 called', 'A002 waiting', 'D001 waiting']);
  test.act(ticketFor());
  expect(waiting(test.floor)).toContain('A003 waiting');
  test.act({ type: 'start', staffNo: 'T01', ticketId: '2026-11-20/A001' });
  test.act({ type: 'complete', staffNo: 'T01', ticketId: '2026-11-20/A001' });
  test.act({ type: 'call-next', staffNo: 'T01' });
  sound(test);
});

it('F10 midnight in the hall turns the day by the time that passed, not while the clock is in doubt', () => {
  const machine = { wall: morning, steady: 0 };
  const test = opened(temporaryFolder(), machine);
  test.act(ticketFor());
  machine.wall += 3 * 60 * minute;
  for (let hour = 0; hour < 20; hour += 1) test.pass(60 * minute);
  expect(test.floor.state().day).toBe('2026-11-20');
  machine.wall -= 3 * 60 * minute;
  test.pass(minute);
  expect(test.floor.state()).toMatchObject({ day: '2026-11-21', clock: null });
});

describe('a day that begins later than one expects', () => {
  it.each([
    ['2026-11-20', '2026-11-21', false],
    ['2026-11-20', '2026-11-23', false],
    ['2026-11-21', '2026-11-23', false],
    ['2026-11-19', '2026-11-20', false],
    ['2026-11-20', '2026-11-22', true],
    ['2026-11-18', '2026-11-20', true],
    ['2026-11-20', '2026-11-24', true],
    ['2026-09-30', '2026-10-09', true],
  ])('F10 %s, then %s: asked about %s', (last, date, asked) => {
    expect(skipsWorkingDays(last, date)).toBe(asked);
  });

  it('F10 is asked about until somebody answers, also after another start, and the next is as usual', () => {
    const dir = temporaryFolder();
    opened(dir, { wall: morning, steady: 0 }).close();
    const ahead = opened(dir, { wall: morning + 4 * day, steady: 0 });
    expect(ahead.floor.state()).toMatchObject({ day: '2026-11-24', unsureAfter: '2026-11-20' });
    sound(ahead);
    ahead.close();
    const test = opened(dir, { wall: morning + 4 * day + minute, steady: 0 });
    expect(test.floor.state().unsureAfter).toBe('2026-11-20');
    test.act({ type: 'confirm-day' });
    expect(test.floor.state().unsureAfter).toBeNull();
    sound(test);
    test.close();
    const next = opened(dir, { wall: morning + 5 * day, steady: 0 });
    expect(next.floor.state()).toMatchObject({ day: '2026-11-25', unsureAfter: null });
  });

  it('F10 once the clock is put right nobody is asked any more', () => {
    const dir = temporaryFolder();
    opened(dir, { wall: morning, steady: 0 }).close();
    const machine = { wall: morning + 4 * day, steady: 0 };
    const test = opened(dir, machine);
    machine.wall -= 4 * day;
    test.pass(minute);
    test.floor.correctClock(by);
    expect(test.floor.state()).toMatchObject({ day: '2026-11-20', unsureAfter: null });
    sound(test);
  });
});

describe('numbers printed on one day', () => {
  /** What stands on every slip of the floor. */
  const slips = (floor: Floor) =>
    [...floor.state().tickets.values()].map((one) => one.printed ?? one.number);
  const numbers = (floor: Floor) => [...floor.state().tickets.values()].map(({ number }) => number);
  const distinct = (all: readonly string[]) =>
    expect(new Set(all).size, all.join(' ')).toBe(all.length);

  it('F10 go on when a clock that is ahead ends the day in the middle: no slip is there twice', () => {
    const dir = temporaryFolder();
    const real = opened(dir, { wall: morning, steady: 0 });
    for (let count = 0; count < 3; count += 1) real.act(ticketFor());
    real.close();
    const machine = { wall: morning + 2 * day, steady: 0 };
    const test = opened(dir, machine);
    test.act(ticketFor());
    test.act(ticketFor('gold'));
    machine.wall -= 2 * day;
    test.pass(minute);
    test.floor.correctClock(by);
    test.act(ticketFor());
    expect(numbers(test.floor)).toEqual(['A001', 'A002', 'A003', 'A004', 'G001', 'A005']);
    distinct(slips(test.floor));
    sound(test);
  });

  it('F10 go on when the clock is right after all, however many were served before', () => {
    const dir = temporaryFolder();
    const before = opened(dir, { wall: morning, steady: 0 });
    for (let count = 0; count < 3; count += 1) before.act(ticketFor());
    before.act({ type: 'cancel', ticketId: '2026-11-20/A003', reason: 'client-left' });
    before.close();
    const machine = { wall: morning + minute, steady: 0 };
    const test = opened(dir, machine);
    machine.wall += 3 * day;
    test.pass(minute);
    test.floor.correctClock(by);
    expect(test.floor.state().day).toBe('2026-11-23');
    test.act(ticketFor());
    expect(numbers(test.floor)).toEqual(['A001', 'A002', 'A004']);
    sound(test);
  });

  it('F10 where two slips of a number were printed all the same, the later ticket gets another, and says so', () => {
    const dir = temporaryFolder();
    const real = opened(dir, { wall: morning, steady: 0 });
    for (let count = 0; count < 3; count += 1) real.act(ticketFor());
    real.close();
    // By one day: the clock cannot be told from the next morning's.
    const machine = { wall: morning + day, steady: 0 };
    const test = opened(dir, machine);
    expect(test.floor.state().unsureAfter).toBeNull();
    for (let count = 0; count < 3; count += 1) test.act(ticketFor());
    machine.wall -= day;
    test.pass(minute);
    test.floor.correctClock(by);
    test.act(ticketFor());
    distinct(numbers(test.floor));
    const changed = [...test.floor.state().tickets.values()].filter(
      ({ printed }) => printed !== null,
    );
    expect(changed.map(({ printed }) => printed)).toEqual(['A001', 'A002', 'A003']);
    // The history of the new number is that of its own ticket.
    const reader = createHistoryReader(changed[0]!.number);
    for (const logged of test.log.readDay('2026-11-20')) reader.read(logged);
    expect(reader.result()?.ticket.id).toBe(changed[0]!.id);
    sound(test);
  });

  it('F10 whatever the clock does between starts, no number of a day is given twice', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            jump: fc.constantFrom(0, 0, day, 2 * day, 4 * day, -day, -3 * day),
            start: fc.boolean(),
            taken: fc.integer({ min: 0, max: 3 }),
            right: fc.boolean(),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        (steps) => {
          const dir = temporaryFolder();
          const machine = { wall: morning, steady: 0 };
          let test = opened(dir, machine);
          for (const { jump, start, taken, right } of steps) {
            if (start) test.close();
            machine.wall += jump;
            if (start) test = opened(dir, machine);
            else test.pass(minute);
            for (let count = 0; count < taken; count += 1)
              test.act(ticketFor(count % 2 ? 'gold' : 'regular'));
            if (right && test.floor.clock().byMs !== 0) test.floor.correctClock(by);
            distinct(numbers(test.floor));
            sound(test);
          }
          test.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});
