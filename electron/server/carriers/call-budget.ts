/**
 * Calls that a connection may make at once. A window with a scanner makes a few a second. The limit is far above that,
 * and far below what would make others wait.
 */
const burst = 1_000;
const aSecond = 250;
/** A connection with so many refused calls, without a pause of two seconds, is not a page of ours. */
const refusedMost = 2_000;

/** The rate limit of one connection: a token bucket. */
export interface CallBudget {
  /** yes: allowed; no: refuse this call; end: close the connection */
  ask(): 'yes' | 'no' | 'end';
}

/** A full budget. @param now milliseconds of a steady clock */
export function createCallBudget(now: () => number = () => performance.now()): CallBudget {
  let left = burst;
  let refused = 0;
  let at = now();
  return {
    ask() {
      const then = at;
      at = now();
      left = Math.min(burst, left + ((at - then) / 1000) * aSecond);
      if (left >= 1) {
        left -= 1;
        if (left > burst / 2) refused = 0;
        return 'yes';
      }
      refused += 1;
      return refused > refusedMost ? 'end' : 'no';
    },
  };
}
