import { nobody } from './heads.rules.ts';
import { createNumberHeap } from './number-heap.rules.ts';

/** Those who wait, played on: the calling rule over tickets that are known by keys. */
export interface FutureLine {
  /** Somebody comes in. @returns the key */
  admit(now: number): number;
  /** Whom a counter calls; {@link nobody} when it can serve none of those who wait. */
  choose(now: number, counter: number): number;
  call(key: number, counter: number): void;
  leave(key: number): void;
  isWaiting(key: number): boolean;
  size(): number;
}

/** What chance decides in one possible future. Times in milliseconds. */
export interface FutureDraws {
  /** How long a counter still needs for what it has begun; 0: it is free. */
  remaining(counter: number): number;
  /** How long a counter takes for a ticket, until it can call the next. */
  service(key: number, counter: number): number;
  /** When the next one comes after an instant; Infinity: nobody does. */
  nextArrival(after: number): number;
  /** How much longer a ticket waits before it leaves; Infinity: it does not. */
  patience(key: number): number;
}

/** How one future is looked at. */
export interface FutureView {
  /** @returns true when enough was seen */
  called(key: number, at: number, counter: number): boolean;
}

/** Where a future begins and how far it is played. */
export interface FutureFrame {
  readonly now: number;
  /** Counters that serve, numbered from 0 in the order in which they call. */
  readonly counters: number;
  /** Keys of those who wait already. */
  readonly waiting: readonly number[];
  readonly until: number;
}

/** Plays possible futures of a floor, one after the other. */
export type FuturePlayer = (
  frame: FutureFrame,
  line: FutureLine,
  draws: FutureDraws,
  view: FutureView,
) => void;

/**
 * Makes a player, whose memory serves one future after the other. The order of events at one instant is that of the
 * simulation (services end, arrivals join, the impatient leave, free counters call, lowest number first).
 */
export function createFuturePlayer(): FuturePlayer {
  const busy = createNumberHeap();
  const leaving = createNumberHeap();
  // Those who cannot serve anyone who waits stay free and look again.
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
