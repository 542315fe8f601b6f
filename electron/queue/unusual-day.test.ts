import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skipsWorkingDays } from './commands/clock-correction.rules.ts';
import type { Floor } from './floor.service.ts';
import { createHistoryReader } from './state/ticket-history.rules.ts';
import { morning, temporaryFolder, ticketFor } from './floor.fixture.ts';
import { minute, day, by, opened, sound } from './commands/clock-set.fixture.ts';

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

  it('F10 is asked about until somebody answers, also after another start, and the next is as usual', async () => {
    const dir = temporaryFolder();
    (await opened(dir, { wall: morning, steady: 0 })).close();
    const ahead = await opened(dir, { wall: morning + 4 * day, steady: 0 });
    expect(ahead.floor.state()).toMatchObject({
      day: '2026-11-24',
      unconfirmedSince: '2026-11-20',
    });
    sound(ahead);
    ahead.close();
    const test = await opened(dir, { wall: morning + 4 * day + minute, steady: 0 });
    expect(test.floor.state().unconfirmedSince).toBe('2026-11-20');
    await test.act({ type: 'confirm-day' });
    expect(test.floor.state().unconfirmedSince).toBeNull();
    sound(test);
    test.close();
    const next = await opened(dir, { wall: morning + 5 * day, steady: 0 });
    expect(next.floor.state()).toMatchObject({ day: '2026-11-25', unconfirmedSince: null });
  });

  it('F10 once the clock is put right nobody is asked any more', async () => {
    const dir = temporaryFolder();
    (await opened(dir, { wall: morning, steady: 0 })).close();
    const machine = { wall: morning + 4 * day, steady: 0 };
    const test = await opened(dir, machine);
    machine.wall -= 4 * day;
    await test.pass(minute);
    await test.floor.correctClock(by);
    expect(test.floor.state()).toMatchObject({ day: '2026-11-20', unconfirmedSince: null });
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

  it('F10 go on when a clock that is ahead ends the day in the middle: no slip is there twice', async () => {
    const dir = temporaryFolder();
    const real = await opened(dir, { wall: morning, steady: 0 });
    for (let count = 0; count < 3; count += 1) await real.act(ticketFor());
    real.close();
    const machine = { wall: morning + 2 * day, steady: 0 };
    const test = await opened(dir, machine);
    await test.act(ticketFor());
    await test.act(ticketFor('gold'));
    machine.wall -= 2 * day;
    await test.pass(minute);
    await test.floor.correctClock(by);
    await test.act(ticketFor());
    expect(numbers(test.floor)).toEqual(['A001', 'A002', 'A003', 'A004', 'G001', 'A005']);
    distinct(slips(test.floor));
    sound(test);
  });

  it('F10 go on when the clock is right after all, however many were served before', async () => {
    const dir = temporaryFolder();
    const before = await opened(dir, { wall: morning, steady: 0 });
    for (let count = 0; count < 3; count += 1) await before.act(ticketFor());
    await before.act({ type: 'cancel', ticketId: '2026-11-20/A003', reason: 'client-left' });
    before.close();
    const machine = { wall: morning + minute, steady: 0 };
    const test = await opened(dir, machine);
    machine.wall += 3 * day;
    await test.pass(minute);
    await test.floor.correctClock(by);
    expect(test.floor.state().day).toBe('2026-11-23');
    await test.act(ticketFor());
    expect(numbers(test.floor)).toEqual(['A001', 'A002', 'A004']);
    sound(test);
  });

  it('F10 where two slips of a number were printed all the same, the later ticket gets another, and says so', async () => {
    const dir = temporaryFolder();
    const real = await opened(dir, { wall: morning, steady: 0 });
    for (let count = 0; count < 3; count += 1) await real.act(ticketFor());
    real.close();
    // By one day: the clock cannot be told from the next morning's.
    const machine = { wall: morning + day, steady: 0 };
    const test = await opened(dir, machine);
    expect(test.floor.state().unconfirmedSince).toBeNull();
    for (let count = 0; count < 3; count += 1) await test.act(ticketFor());
    machine.wall -= day;
    await test.pass(minute);
    await test.floor.correctClock(by);
    await test.act(ticketFor());
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

  it('F10 whatever the clock does between starts, no number of a day is given twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            jump: fc.constantFrom(0, 0, day, 2 * day, 4 * day, -day, -3 * day),
            start: fc.boolean(),
            taken: fc.integer({ min: 0, max: 3 }),
            right: fc.boolean(),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        async (steps) => {
          const dir = temporaryFolder();
          const machine = { wall: morning, steady: 0 };
          let test = await opened(dir, machine);
          for (const { jump, start, taken, right } of steps) {
            if (start) test.close();
            machine.wall += jump;
            if (start) test = await opened(dir, machine);
            else await test.pass(minute);
            for (let count = 0; count < taken; count += 1)
              await test.act(ticketFor(count % 2 ? 'gold' : 'regular'));
            if (right && test.floor.clock().byMs !== 0) await test.floor.correctClock(by);
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
