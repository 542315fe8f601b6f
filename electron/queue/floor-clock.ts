import type { Instant } from '../../shared/model/dates.ts';

/** A larger difference between the machine's clock and the floor's is not drift: somebody has set the clock. */
export const jumpMs = 60_000;
/** The floor corrects drift by at most this share of the time that passes: no wait is shown wrong by more. */
const followed = 0.005;

/** Dependencies of the floor's clock. */
export interface FloorClockParts {
  /** The machine's wall clock, which people and time servers set. */
  readonly wall: () => Instant;
  /** Steady clock: milliseconds that only go forward. */
  readonly steady: () => number;
  /** The latest instant of the log. The floor's clock is never before it. */
  readonly last: Instant;
}

/** The floor's time, for waits, wait targets and business days. It never jumps when the machine's clock is set. */
export interface FloorClock {
  now(): Instant;
  /** How far the machine's clock is ahead of the floor's, if that is more than drift; else 0. */
  difference(): number;
  /** Continues from the machine's clock as it is now. */
  adopt(): void;
}

/** Starts with the machine's clock, or with the log's latest instant if that is later. */
export function createFloorClock({ wall, steady, last }: FloorClockParts): FloorClock {
  let base = Math.max(wall(), last);
  let seen = steady();

  /** Adds the time that has passed, and catches up slowly with the machine's drift. @returns the difference, or 0 */
  function follow(): number {
    const passed = Math.max(0, steady() - seen);
    seen += passed;
    base += passed;
    const difference = wall() - base;
    if (Math.abs(difference) > jumpMs) return difference;
    const most = passed * followed;
    base += Math.max(-most, Math.min(most, difference));
    return 0;
  }

  return {
    now() {
      follow();
      return Math.round(base);
    },
    difference: () => Math.round(follow()),
    adopt() {
      base = wall();
      seen = steady();
    },
  };
}

/** The machine's clock alone, for an invented past, in which nobody really waits. */
export function wallClock(wall: () => Instant): FloorClock {
  return { now: wall, difference: () => 0, adopt: () => undefined };
}
