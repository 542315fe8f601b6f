/**
 * Far more than a person, a scanner and the views of a window ask for (a few calls a second), far less than what would
 * make others wait.
 */
const burst = 1_000;
const aSecond = 250;
/** Who goes on asking although calls are refused, without a pause of two seconds, is not a page of ours. */
const refusedMost = 2_000;

/** What one connection may ask for: so much at once, and so much a second after that. */
export interface CallBudget {
  /** yes; no: refuse this one; end: refuse the connection */
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
