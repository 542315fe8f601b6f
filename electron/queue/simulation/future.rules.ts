import { nobody } from '../calling/heads.rules.ts';
import { createNumberHeap } from './number-heap.rules.ts';

/** The queue of a simulated future: the calling rule over tickets that are known by keys. */
export interface FutureLine {
  /** Adds an arrival. @returns its key */
  admit(now: number): number;
  /** The key of the ticket that a counter calls; {@link nobody} if it can serve none. */
  choose(now: number, counter: number): number;
  call(key: number, counter: number): void;
  leave(key: number): void;
  isWaiting(key: number): boolean;
  size(): number;
}

/** The random draws of one simulated future. Times in milliseconds. */
export interface FutureDraws {
  /** How long a counter still needs for its present ticket; 0: it is free. */
  remaining(counter: number): number;
  /** How long a counter takes for a ticket, until it can call the next. */
  service(key: number, counter: number): number;
  /** The next arrival after an instant; Infinity: none. */
  nextArrival(after: number): number;
  /** How much longer a ticket waits before it leaves; Infinity: it never leaves. */
  patience(key: number): number;
}

/** Observes one simulated future. */
export interface FutureView {
  /** @returns true to stop the simulation */
  called(key: number, at: number, counter: number): boolean;
}

/** Where a future begins and how far it is simulated. */
export interface FutureFrame {
  readonly now: number;
  /** Counters that serve, numbered from 0 in the order in which they call. */
  readonly counters: number;
  /** Keys of the tickets that wait already. */
  readonly waiting: readonly number[];
  readonly until: number;
}

/** Simulates possible futures of a floor, one after the other. */
export type FuturePlayer = (
  frame: FutureFrame,
  line: FutureLine,
  draws: FutureDraws,
  view: FutureView,
) => void;

/**
 * Creates a player. Its buffers are reused from one future to the next. Events at one instant come in the order of the
 * simulation: services end, arrivals join, the impatient leave, free counters call, lowest number first.
 */
export function createFuturePlayer(): FuturePlayer {
  const busy = createNumberHeap();
  const leaving = createNumberHeap();
  // Counters that can serve none of those who wait. They stay free and look again.
  const free: number[] = [];

  /** @returns true when enough was seen */
  function call(now: number, line: FutureLine, draws: FutureDraws, view: FutureView): boolean {
    for (let index = 0; index < free.length && line.size() > 0;) {
      const counter = free[index] ?? 0;
      const key = line.choose(now, counter);
      if (key === nobody) {
        index += 1;
        continue;
      }
      line.call(key, counter);
      free.splice(index, 1);
      busy.push(counter, now + Math.max(1, draws.service(key, counter)));
      if (view.called(key, now, counter)) return true;
    }
    return false;
  }

  function wait(key: number, now: number, draws: FutureDraws): void {
    const patience = draws.patience(key);
    if (patience < Infinity) leaving.push(key, now + patience);
  }

  return ({ now: start, counters, waiting, until }, line, draws, view) => {
    busy.clear();
    leaving.clear();
    free.length = 0;
    for (let counter = 0; counter < counters; counter += 1) {
      const remaining = draws.remaining(counter);
      if (remaining > 0) busy.push(counter, start + remaining);
      else free.push(counter);
    }
    for (const key of waiting) wait(key, start, draws);
    let arrival = draws.nextArrival(start);
    for (let now = start; !call(now, line, draws, view);) {
      now = Math.min(busy.least(), arrival, leaving.least());
      if (now > until || now === Infinity) return;
      while (busy.least() <= now) free.push(busy.pop());
      if (free.length > 1) free.sort((a, b) => a - b);
      while (arrival <= now) {
        wait(line.admit(now), now, draws);
        arrival = draws.nextArrival(now);
      }
      while (leaving.least() <= now) {
        const key = leaving.pop();
        if (line.isWaiting(key)) line.leave(key);
      }
    }
  };
}
