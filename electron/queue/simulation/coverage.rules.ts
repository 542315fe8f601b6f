import type { Predictions } from './simulation-forecast.rules.ts';
import { waited, type Arrivals, type Simulated } from './simulation.rules.ts';

/** How good predictions were, as shares of tickets; null where there were none. */
export interface Coverage {
  /** Share that waited no longer than the bound. A ticket that is called at once has a bound of 0, which holds. */
  readonly all: number | null;
  /** The same among those who were not called at once. */
  readonly waiting: number | null;
  /** Of those who were not called at once: the share that waited no longer than the median. */
  readonly median: number | null;
  /** The mean bound of those, in seconds; at the same coverage, smaller is better. */
  readonly meanBound: number | null;
}

/** Compares predictions with results. A ticket that left counts as having waited for its whole patience. */
export function coverageOf(
  arrivals: Arrivals,
  result: Simulated,
  { p50, p90 }: Predictions,
): Coverage {
  let [kept, waiting, waitingKept, below, bounds] = [0, 0, 0, 0, 0];
  for (let place = 0; place < arrivals.count; place += 1) {
    const wait = waited(arrivals, result, place);
    const bound = p90[place] ?? 0;
    const held = wait <= bound ? 1 : 0;
    kept += held;
    if (result.calledAt[place] === arrivals.arrivedAt[place]) continue;
    waiting += 1;
    waitingKept += held;
    below += wait <= (p50[place] ?? 0) ? 1 : 0;
    bounds += bound / 1000;
  }
  const share = (part: number, of: number) => (of === 0 ? null : part / of);
  return {
    all: share(kept, arrivals.count),
    waiting: share(waitingKept, waiting),
    median: share(below, waiting),
    meanBound: share(bounds, waiting),
  };
}
