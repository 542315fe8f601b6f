import type { Instant } from '../../shared/model/dates.ts';

/** A difference of more than this between the machine's clock and the floor's is no drift: somebody set the clock. */
export const jumpMs = 60_000;
/** The floor follows a clock that drifts by this share of the time that passes: no wait is told wrong by more. */
const followed = 0.005;

/** What the floor's clock stands on. */
export interface FloorClockParts {
  /** The machine's wall clock, which people and networks set. */
  readonly wall: () => Instant;
  /** Milliseconds that only ever go forward, by as much as passes. */
  readonly steady: () => number;
  /** The latest instant of the log: the floor never goes behind it. */
  readonly last: Instant;
}

/** The time of the floor: waits, promises and days go by it. It never jumps, whatever is done to the machine's clock. */
export interface FloorClock {
  now(): Instant;
  /** By how much the machine's clock is ahead of the floor's, when that is more than a drift; else 0. */
  difference(): number;
  /** From here on the floor goes by the machine's clock as it stands. */
  adopt(): void;
}

/** Begins with the machine's clock, or with the log's latest instant where that is later. */
export function createFloorClock({ wall, steady, last }: FloorClockParts): FloorClock {
  let base = Math.max(wall(), last);
  let seen = steady();

  /** Time that has passed is time of the floor; what the machine's clock drifts is caught up slowly. */
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

/** The machine's clock alone, for a past that is told as if it were now: nobody waits in it. */
export function wallClock(wall: () => Instant): FloorClock {
  return { now: wall, difference: () => 0, adopt: () => undefined };
}
