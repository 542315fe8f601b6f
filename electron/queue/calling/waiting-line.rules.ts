import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import type { Instant } from '../../../shared/model/dates.ts';
import { tierRank, tiers, type Tier } from '../../../shared/model/schemes/tier.ts';
import { compareHeads, emptyHeads, nobody, type Verdict } from './heads.rules.ts';
import { createOvertakeCounter } from './overtake-counter.rules.ts';

/** Options of a queue. */
export interface WaitingLineOptions {
  readonly rule: CallingRule;
  /** How many services there are; they are numbered from 0. */
  readonly services: number;
}

/**
 * The simulator's queue: a first-in-first-out lane for each tier and service. A choice compares the heads of the lanes.
 * It costs tiers × services, however many wait, and allocates nothing. A ticket's place is its number in the order of
 * joining.
 */
export interface WaitingLine {
  /**
   * @param at not before the previous ticket's
   * @param before overtakes that the ticket has already; not more than an earlier ticket of its service has
   * @returns the place
   */
  join(tier: Tier, service: number, at: Instant, before?: number): number;
  /** The choice of a counter that does these services. The next call reuses the verdict. */
  choose(now: Instant, services: readonly number[]): Readonly<Verdict>;
  /** Calls a ticket to a counter that does these services: the earlier tickets that it could have served are passed. */
  call(place: number, services: readonly number[], turn: number): void;
  /** Removes a ticket that leaves without being called. */
  leave(place: number): void;
  /** The branch head's move: the ticket goes before any rule, the latest moved first. */
  move(place: number): void;
  /** Position in the ratio rule's pattern, and its position after the last choice. */
  turn(): number;
  chosenTurn(): number;
  /** Overtakes of a waiting ticket: later arrivals that were called by counters that do its service. */
  overtaken(place: number): number;
  isWaiting(place: number): boolean;
  /** How many wait. */
  size(): number;
  /** Empties the queue, keeping its buffers: places count from 0, the ratio rule starts at a position. */
  restart(turn: number): void;
}

/**
 * Creates an empty queue. Tickets are kept in a ring buffer over a sliding window of places, so its size follows how
 * many arrived since the earliest waiting ticket, not how many ever arrived.
 * @param room places of the window at first, a power of two
 */
export function createWaitingLine(
  { rule, services }: WaitingLineOptions,
  room = 1024,
): WaitingLine {
  const lanes = tiers.length * services;
  // Slot of a place: its lower bits. `holder` tells which place has the slot, and that its ticket waits.
  let mask = room - 1;
  let base = 0;
  let holder = new Int32Array(room).fill(nobody);
  let laneOf = new Uint16Array(room);
  let takenAt = new Float64Array(room);
  let next = new Int32Array(room).fill(nobody);
  let passedBefore = new Int32Array(room);
  const first = new Int32Array(lanes).fill(nobody);
  const last = new Int32Array(lanes).fill(nobody);
  // Calls by counters that do a service, for each service.
  const calls = createOvertakeCounter(services, room);
  const cap = rule.kind === 'diamond-first' ? rule.maxOvertakes : undefined;
  const moved: number[] = [];
  const heads = emptyHeads();
  const verdict: Verdict = { key: nobody, basis: 'arrival', turn: 0 };
  let turn = 0;
  let joined = 0;
  let size = 0;

  /** The earliest waiting ticket of a lane. Skips those that left from the middle, each once. */
  function headOf(lane: number): number {
    let place = first[lane] ?? nobody;
    if (place === nobody || isWaiting(place)) return place;
    do place = next[place & mask] ?? nobody;
    while (place !== nobody && !isWaiting(place));
    first[lane] = place;
    return place;
  }

  /** The earliest waiting place; if nobody waits, the next place. */
  function earliest(): number {
    let found = joined;
    for (let lane = 0; lane < lanes; lane += 1) {
      const place = headOf(lane);
      if (place !== nobody && place < found) found = place;
    }
    return found;
  }

  function isWaiting(place: number): boolean {
    return holder[place & mask] === place;
  }

  /** Makes room for the next place. Leaves half free, so that growing costs amortized constant time per arrival. */
  function reach(place: number): void {
    if (place - base <= mask) return;
    // `earliest` advances every lane's head, so no lane refers to an earlier place any more.
    base = earliest();
    const size = mask + 1;
    if (2 * (place - base) < size) return;
    const from = base;
    const old = { holder, laneOf, takenAt, next, passedBefore };
    mask = 2 * size - 1;
    holder = new Int32Array(2 * size).fill(nobody);
    laneOf = new Uint16Array(2 * size);
    takenAt = new Float64Array(2 * size);
    next = new Int32Array(2 * size).fill(nobody);
    passedBefore = new Int32Array(2 * size);
    for (let kept = from; kept < place; kept += 1) {
      const [now, before] = [kept & mask, kept & (size - 1)];
      holder[now] = old.holder[before] ?? nobody;
      laneOf[now] = old.laneOf[before] ?? 0;
      takenAt[now] = old.takenAt[before] ?? 0;
      next[now] = old.next[before] ?? nobody;
      passedBefore[now] = old.passedBefore[before] ?? 0;
    }
  }

  const serviceOf = (place: number): number => (laneOf[place & mask] ?? 0) % services;

  function overtaken(place: number): number {
    return (passedBefore[place & mask] ?? 0) + calls.after(place, serviceOf(place));
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
      // Places ascend with the time of joining, so the earliest of a tier has waited longest.
      heads.longest[rank] = foremost;
      heads.longestOrder[rank] = foremost;
      heads.longestWait[rank] =
        foremost === nobody ? 0 : Math.max(0, now - (takenAt[foremost & mask] ?? 0));
    }
    if (cap !== undefined) heads.capped = earliestCapped(cap, wanted);
    heads.moved = moved.length === 0 ? nobody : foremostMoved(wanted);
  }

  /**
   * A call that passes a ticket also passes the earlier ones of its service. So within a service an earlier ticket
   * never has fewer overtakes, and only the earliest can be the first to reach the cap.
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
    holder[place & mask] = nobody;
    size -= 1;
    if (moved.length > 0 && moved.includes(place)) moved.splice(moved.indexOf(place), 1);
  }

  return {
    join(tier, service, at, before = 0) {
      const place = joined;
      calls.reach(place, earliest);
      reach(place);
      const lane = tierRank(tier) * services + service;
      joined += 1;
      size += 1;
      const slot = place & mask;
      laneOf[slot] = lane;
      takenAt[slot] = at;
      next[slot] = nobody;
      passedBefore[slot] = before;
      if (headOf(lane) === nobody) first[lane] = place;
      else next[(last[lane] ?? 0) & mask] = place;
      holder[slot] = place;
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
    turn: () => turn,
    chosenTurn: () => verdict.turn,
    overtaken,
    isWaiting,
    size: () => size,
    restart(at) {
      holder.fill(nobody);
      first.fill(nobody);
      calls.clear();
      moved.length = 0;
      [turn, joined, size, base] = [at, 0, 0, 0];
    },
  };
}
