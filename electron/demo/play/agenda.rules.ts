import type { Instant } from '../../../shared/model/dates.ts';

/** A queue of timed actions, in order of time, then of entry. */
export interface Agenda {
  at(when: Instant, what: () => void | Promise<void>): void;
  /** Runs all actions due until `to`, also those that they add. `onTime` is called first with each time. */
  runUntil(to: Instant, onTime?: (at: Instant) => void): Promise<void>;
  clear(): void;
}

interface Entry {
  readonly when: Instant;
  readonly order: number;
  readonly what: () => void | Promise<void>;
}

/** Creates an empty queue. */
export function createAgenda(): Agenda {
  let entries: Entry[] = [];
  let order = 0;
  return {
    at(when, what) {
      order += 1;
      const entry = { when, order, what };
      const index = entries.findIndex((other) => other.when > when);
      if (index === -1) entries.push(entry);
      else entries.splice(index, 0, entry);
    },
    async runUntil(to, onTime) {
      for (;;) {
        const [next] = entries;
        if (!next || next.when > to) return;
        entries.shift();
        onTime?.(next.when);
        await next.what();
      }
    },
    clear() {
      entries = [];
    },
  };
}
