import type { Instant } from '../../../shared/model/dates.ts';

/** The server's clock as this workstation knows it: measured with each answer, steady in between. */
export interface ServerClock {
  /** Whole milliseconds; before the first measurement this machine's own clock. Goes back only when the server's clock was set back. */
  now(): Instant;
  /** Takes an answer that gave the server's time. @param asked when the question was sent, on the steady clock */
  measure(server: Instant, asked: number): void;
  /** How far this machine's clock is ahead of the server's; null: not measured yet. */
  machineAhead(): number | null;
}

/** A question that took longer than this more than the quickest had to wait for something. */
const waitedMs = 100;
/** Measurements differ by less; more means that the server's clock was set. */
const setMs = 1000;

/** Creates the clock. @param steady milliseconds that only go forward */
export function createServerClock(wall: () => Instant, steady: () => number): ServerClock {
  let quickest = Infinity;
  let known: { readonly server: number; readonly at: number } | null = null;
  let last = 0;
  return {
    now() {
      const now = known ? known.server + steady() - known.at : wall();
      last = Math.max(last, Math.round(now));
      return last;
    },
    measure(server, asked) {
      const at = steady();
      quickest = Math.min(quickest, at - asked);
      // The server's time is taken last, so it is half a round trip old whatever the question waited for.
      if (known && at - asked > quickest + waitedMs) return;
      const next = { server: server + quickest / 2, at };
      if (known && Math.abs(next.server - known.server - (at - known.at)) > setMs) last = 0;
      known = next;
    },
    machineAhead: () => known && wall() - (known.server + steady() - known.at),
  };
}
