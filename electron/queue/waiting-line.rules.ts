import type { CallingRule } from '../../shared/model/calling-rule.ts';
import type { Instant } from '../../shared/model/dates.ts';
import { tierRank, tiers, type Tier } from '../../shared/model/tier.ts';
import { compareHeads, emptyHeads, nobody, type Verdict } from './heads.rules.ts';
import { createPassedCalls } from './passed-calls.rules.ts';

/** Shape of a waiting line. */
export interface WaitingLineOptions {
  readonly rule: CallingRule;
  /** How many may join over the line's life. */
  readonly capacity: number;
  /** How many services there are; they are numbered from 0. */
  readonly services: number;
}

/**
 * Those who wait, as the rules need them: a first-in-first-out lane for each tier and service, so that a choice compares
 * the heads of the lanes and costs tiers × services, however many wait. Places number the tickets in the order in which
 * they joined. A choice allocates nothing.
 */
export interface WaitingLine {
  /** @param at never before the one who joined last. @returns the place. @throws RangeError when full. */
  join(tier: Tier, service: number, at: Instant): number;
  /** Whom a counter that does these services would call. The verdict is filled again by the next choice. */
  choose(now: Instant, services: readonly number[]): Readonly<Verdict>;
  /** A counter that does these services calls the ticket: the earlier ones it could have served are passed. */
  call(place: number, services: readonly number[], turn: number): void;
  /** Goes without being called. */
  leave(place: number): void;
  /** The branch head puts the ticket before any rule; the latest moved is foremost. */
  move(place: number): void;
  /** How often later arrivals were called before this one, by counters that do its service; for who still waits. */
  overtaken(place: number): number;
  isWaiting(place: number): boolean;
  /** How many wait. */
  size(): number;
  /** Gives the memory back at once, without waiting for the collector: the next line may be as large. */
  close(): void;
}

/** Opens an empty line. */
export function createWaitingLine({ rule, capacity, services }: WaitingLineOptions): WaitingLine {
  const lanes = tiers.length * services;
  const laneOf = new Uint16Array(capacity);
  const takenAt = new Float64Array(capacity);
  const waits = new Uint8Array(capacity);
  const next = new Int32Array(capacity).fill(nobody);
  const first = new Int32Array(lanes).fill(nobody);
  const last = new Int32Array(lanes).fill(nobody);
  // Of each service: calls by the counters that do it.
  const calls = createPassedCalls(services);
  const cap = rule.kind === 'diamond-first' ? rule.maxOvertakes : undefined;
  const moved: number[] = [];
  const heads = emptyHeads();
  const verdict: Verdict = { key: nobody, basis: 'arrival', turn: 0 };
  let turn = 0;
  let joined = 0;
  let size = 0;

  /** The earliest waiting of a lane. Those who left from the middle are passed over once, here. */
  function headOf(lane: number): number {
    let place = first[lane] ?? nobody;
    if (place === nobody || waits[place] === 1) return place;
    do place = next[place] ?? nobody;
    while (place !== nobody && waits[place] === 0);
    first[lane] = place;
    return place;
  }

  /** The earliest of all who wait, or whoever joins next. */
  function earliest(): number {
    let found = joined;
    for (let lane = 0; lane < lanes; lane += 1) {
      const place = headOf(lane);
      if (place !== nobody && place < found) found = place;
    }
    return found;
  }

  const serviceOf = (place: number): number => (laneOf[place] ?? 0) % services;

  function overtaken(place: number): number {
    return calls.after(place, serviceOf(place));
  }

  function lookAt(now: Instant, wanted: readonly number[]): void {
    heads.capped = nobody;
    for (let rank = 0; rank < tiers.length; rank += 1) {
      let foremost = nobody;
      for (const service of wanted) {
        const place = headOf(rank * services + service);
        if (place !== nobody && (foremost === nobody || place < foremost)) foremost = place;
      }
      heads.first[rank] = foremost;
      heads.firstOrder[rank] = foremost;
      // Places and times of joining rise together: within a tier the earliest has waited longest.
      heads.longest[rank] = foremost;
      heads.longestOrder[rank] = foremost;
      heads.longestWait[rank] =
        foremost === nobody ? 0 : Math.max(0, now - (takenAt[foremost] ?? 0));
    }
    if (cap !== undefined) heads.capped = earliestCapped(cap, wanted);
    heads.moved = moved.length === 0 ? nobody : foremostMoved(wanted);
  }

  /**
   * Whoever passes a ticket also passes the earlier ones of its service, who may have been passed before: within a
   * service overtakes never rise with arrival. So only the earliest of each can be the first to reach the cap.
   */
  function earliestCapped(limit: number, wanted: readonly number[]): number {
    let found = nobody;
    for (const service of wanted) {
      let foremost = nobody;
      for (let rank = 0; rank < tiers.length; rank += 1) {
        const place = headOf(rank * services + service);
        if (place !== nobody && (foremost === nobody || place < foremost)) foremost = place;
      }
      if (foremost === nobody || (found !== nobody && foremost > found)) continue;
      if (overtaken(foremost) >= limit) found = foremost;
    }
    return found;
  }

  function foremostMoved(wanted: readonly number[]): number {
    for (let at = moved.length - 1; at >= 0; at -= 1) {
      const place = moved[at] ?? nobody;
      if (wanted.includes(serviceOf(place))) return place;
    }
    return nobody;
  }

  function remove(place: number): void {
    waits[place] = 0;
    size -= 1;
    if (moved.length > 0 && moved.includes(place)) moved.splice(moved.indexOf(place), 1);
  }

  return {
    join(tier, service, at) {
      if (joined === capacity) throw new RangeError(`a waiting line of ${capacity} is full`);
      const place = joined;
      calls.reach(place, earliest);
      const lane = tierRank(tier) * services + service;
      joined += 1;
      size += 1;
      laneOf[place] = lane;
      takenAt[place] = at;
      waits[place] = 1;
      if (headOf(lane) === nobody) first[lane] = place;
      else next[last[lane] ?? 0] = place;
      last[lane] = place;
      return place;
    },
    choose(now, wanted) {
      lookAt(now, wanted);
      return compareHeads(heads, rule, turn, verdict);
    },
    call(place, wanted, after) {
      remove(place);
      turn = after;
      calls.add(place, wanted);
    },
    leave: remove,
    move(place) {
      if (moved.includes(place)) moved.splice(moved.indexOf(place), 1);
      moved.push(place);
    },
    overtaken,
    isWaiting: (place) => waits[place] === 1,
    size: () => size,
    close() {
      for (const { buffer } of [laneOf, takenAt, waits, next]) buffer.transfer(0);
    },
  };
}
