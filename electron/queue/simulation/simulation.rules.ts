import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { createNumberHeap } from './number-heap.rules.ts';
import { createWaitingLine, type WaitingLine } from '../calling/waiting-line.rules.ts';

/** Arrivals in the order in which they join: by time, then in file order. Times in milliseconds. */
export interface Arrivals {
  readonly count: number;
  readonly arrivedAt: Float64Array;
  /** Tier ranks. */
  readonly tier: Uint8Array;
  readonly service: Float64Array;
  /** How long each waits before leaving; Infinity: never leaves. null: nobody leaves. */
  readonly patience: Float64Array | null;
  /** The service of each, as numbers from 0. Counters serve any; a forecast distinguishes them. */
  readonly business?: Uint16Array;
}

/** Observes a running simulation. It is never told what has not happened yet. */
export interface SimulationWatch {
  /** @param line the queue, read-only */
  begin(line: WaitingLine): void;
  joined(place: number, now: number): void;
  called(place: number, counter: number, now: number): void;
  ended(counter: number, now: number): void;
  left(place: number, now: number): void;
  /** All events of this instant have happened. */
  settled(now: number): void;
}

/** The result for each arrival, in the same order. */
export interface Simulated {
  /** NaN for a ticket that left. */
  readonly calledAt: Float64Array;
  /** From 1; 0 for a ticket that left. */
  readonly counter: Uint16Array;
  /** How often later arrivals were called first. */
  readonly overtaken: Int32Array;
  /** Milliseconds in which each counter served. */
  readonly busy: Float64Array;
  /** When the last service ended or the last ticket left. */
  readonly endedAt: number;
}

/** The most counters that the result's numbers can hold. */
export const maxCounters = 65_535;

const everyService = [0];

/**
 * Simulates arrivals at identical counters under a rule. Deterministic (exchange formats, "Simulation"): at one instant
 * services end first, then arrivals join, then those whose patience ends leave, then free counters pick by the rule,
 * lowest number first. A service of zero seconds ends at the same instant, and the round is repeated.
 */
export function simulate(
  arrivals: Arrivals,
  rule: CallingRule,
  counters: number,
  watch: SimulationWatch | null = null,
): Simulated {
  const { count, arrivedAt, service, patience, tier } = arrivals;
  const calledAt = new Float64Array(count);
  if (counters === 0) calledAt.fill(NaN);
  const counterOf = new Uint16Array(count);
  const overtaken = new Int32Array(count);
  const busyFor = new Float64Array(counters);

  const line = createWaitingLine({ rule, services: everyService.length });
  watch?.begin(line);
  const free = createNumberHeap();
  for (let index = 0; index < counters; index += 1) free.push(index, index);
  const busy = createNumberHeap();
  const leaving = createNumberHeap();
  let next = 0;
  let endedAt = count === 0 ? 0 : (arrivedAt[0] ?? 0);

  function endServices(now: number): void {
    while (busy.least() === now) {
      const counter = busy.pop();
      free.push(counter, counter);
      watch?.ended(counter, now);
      endedAt = now;
    }
  }

  function joinArrivals(now: number): void {
    while (next < count && arrivedAt[next] === now) {
      const place = line.join(tiers[tier[next] ?? 0] as Tier, 0, now);
      const waits = patience?.[place] ?? Infinity;
      if (waits < Infinity) leaving.push(place, now + waits);
      watch?.joined(place, now);
      next += 1;
    }
  }

  function loseImpatient(now: number): void {
    while (leaving.least() <= now) {
      const place = leaving.pop();
      if (!line.isWaiting(place)) continue;
      overtaken[place] = line.overtaken(place);
      calledAt[place] = NaN;
      line.leave(place);
      watch?.left(place, now);
      endedAt = now;
    }
  }

  /** @returns whether a service of zero seconds was picked, so that the round must be repeated */
  function pick(now: number): boolean {
    let again = false;
    while (line.size() > 0 && free.least() < Infinity) {
      const { key: place, turn } = line.choose(now, everyService);
      const counter = free.pop();
      const needed = service[place] ?? 0;
      overtaken[place] = line.overtaken(place);
      line.call(place, everyService, turn);
      calledAt[place] = now;
      counterOf[place] = counter + 1;
      busyFor[counter] = (busyFor[counter] ?? 0) + needed;
      busy.push(counter, now + needed);
      watch?.called(place, counter, now);
      again ||= needed === 0;
    }
    return again;
  }

  for (;;) {
    const arrival = next < count ? (arrivedAt[next] ?? Infinity) : Infinity;
    const now = Math.min(arrival, busy.least(), leaving.least());
    if (now === Infinity) break;
    do {
      endServices(now);
      joinArrivals(now);
      loseImpatient(now);
    } while (pick(now));
    watch?.settled(now);
  }
  return { calledAt, counter: counterOf, overtaken, busy: busyFor, endedAt };
}

/** Milliseconds waited: until called, or the whole patience of a ticket that left. */
export function waited(arrivals: Arrivals, result: Simulated, place: number): number {
  const called = result.calledAt[place] ?? NaN;
  return Number.isNaN(called)
    ? (arrivals.patience?.[place] ?? NaN)
    : called - (arrivals.arrivedAt[place] ?? 0);
}
