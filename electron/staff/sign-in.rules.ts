import type { Instant } from '../../shared/model/dates.ts';

/** Wrong PINs in a row before waits begin. */
export const freeTries = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 60 * 60_000;

/** The wait after so many wrong PINs in a row: 30 s, doubling up to an hour (exponential back-off). */
export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeTries));
}

/**
 * Milliseconds until the next try after a restart; 0: now. Even if the clock was set meanwhile, it is not longer than
 * the original wait.
 */
export function waitLeft(lockedUntil: Instant, now: Instant, failures: number): number {
  return Math.min(waitAfter(failures), Math.max(0, lockedUntil - now));
}
