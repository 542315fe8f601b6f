import type { Instant } from '../../shared/model/dates.ts';

/** Wrong PINs in a row before waits begin. */
export const freeTries = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 60 * 60_000;

/** How long nobody may try again after this many wrong PINs in a row: 30 s, doubling up to an hour. */
export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeTries));
}

/**
 * Milliseconds until the next try, after a restart; 0 when it may be now. No clock that was set in between makes it longer
 * than the wait was.
 */
export function waitLeft(lockedUntil: Instant, now: Instant, failures: number): number {
  return Math.min(waitAfter(failures), Math.max(0, lockedUntil - now));
}
