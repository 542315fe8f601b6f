import { describe, expect, it } from 'vitest';
import { createSteadyClock } from '../data/index.ts';
import { createFloorClock } from './floor-clock.ts';

const minute = 60_000;

function clocks(wall: number, last = 0) {
  const set = { wall, steady: 5_000 };
  const clock = createFloorClock({ wall: () => set.wall, steady: () => set.steady, last });
  const pass = (ms: number, wallBy = ms) => {
    set.steady += ms;
    set.wall += wallBy;
  };
  return { set, clock, pass };
}

describe('the floor’s clock', () => {
  it.each([2, -2, 48 * 60, -48 * 60, 60 * 24 * 400])(
    'F10 goes on by what passes when the machine’s is set by %i minutes, and says by how much it differs',
    (minutes) => {
      const { clock, pass } = clocks(1_000_000_000);
      pass(minute, minute + minutes * minute);
      expect(clock.now()).toBe(1_000_000_000 + minute);
      expect(clock.difference()).toBe(minutes * minute);
      pass(10 * minute);
      expect(clock.now()).toBe(1_000_000_000 + 11 * minute);
      clock.adopt();
      expect(clock.difference()).toBe(0);
      expect(clock.now()).toBe(1_000_000_000 + (11 + minutes) * minute);
    },
  );

  it('F10 agrees again by itself once the machine’s clock is set back to what it was', () => {
    const { set, clock, pass } = clocks(1_000_000_000);
    pass(minute, 3 * 60 * minute);
    expect(clock.difference()).not.toBe(0);
    set.wall = 1_000_000_000 + minute;
    expect(clock.difference()).toBe(0);
  });

  it('F10 follows a drift slowly, never back, and never calls it a jump', () => {
    const { clock, pass } = clocks(1_000_000_000);
    let before = clock.now();
    for (let hour = 0; hour < 24 * 60; hour += 1) {
      // The machine loses four seconds a day against the steady clock, for two months.
      pass(60 * minute, 60 * minute - 167);
      expect(clock.difference()).toBe(0);
      expect(clock.now()).toBeGreaterThan(before);
      before = clock.now();
    }
  });

  it('F10 begins where the log stands when the machine’s clock is behind it', () => {
    const { clock, pass } = clocks(1_000_000_000, 1_000_000_000 + 60 * minute);
    expect(clock.now()).toBe(1_000_000_000 + 60 * minute);
    expect(clock.difference()).toBe(-60 * minute);
    pass(5 * minute);
    expect(clock.now()).toBe(1_000_000_000 + 65 * minute);
  });
});

it('F10 the steady clock counts the time that the machine slept', () => {
  const machine = { awake: 100, age: 7_000 };
  const steady = createSteadyClock(
    () => machine.awake,
    () => machine.age,
  );
  const before = steady();
  machine.awake += 1000;
  machine.age += 1000;
  expect(steady() - before).toBe(1000);
  machine.age += 8 * 60 * minute;
  expect(steady() - before).toBe(1000 + 8 * 60 * minute);
});
