import { businessDateOf, type BusinessDate, type Instant } from '../../shared/model/dates.ts';
import type { ClockCorrection, FloorState, LoggedEvent } from '../../shared/model/floor.ts';
import { RefusalError } from '../../shared/model/refusal.ts';
import type { BranchLog } from '../branch-log/index.ts';
import { createFaults, createListeners, type Faults } from '../platform/index.ts';
import { isRefusal, type Command } from './command.rules.ts';
import { correctionOf } from './clock-correction.rules.ts';
import { decide } from './decide.rules.ts';
import { evolve, folded } from './evolve.rules.ts';
import { createFloorClock, jumpMs, wallClock } from './floor-clock.ts';

/** Who acts and from where. */
export interface Acting {
  /** Staff number, or "system". */
  readonly actor: string;
  readonly place: string;
}

/** The live floor: the log's last day, folded, and the only way to change it. */
export interface Floor {
  state(): FloorState;
  /** The instant of now on the floor's clock, never before the latest event. */
  now(): Instant;
  /** The machine's wall clock, and by how much it is ahead of the floor's where somebody has set it; else 0. */
  clock(): { readonly machine: Instant; readonly byMs: number };
  /**
   * The machine's clock is right now: what was written while it was not is read accordingly from here on, and the floor
   * goes by it.
   * @throws RefusalError where the two agree
   */
  correctClock(by: Acting): void;
  /**
   * Decides and records. When it returns, the events are durable and everyone who listens has been told; a listener that
   * fails is noted and changes nothing of that.
   * @throws RefusalError when the rules refuse, DataError when the disk does; either way nothing happened.
   */
  act(command: Command, by: Acting): readonly LoggedEvent[];
  /**
   * What happens by itself: begins today where the log still stands at an earlier day, wakes parked tickets, records
   * missed appointments. Called at start and while time passes.
   */
  openToday(): void;
  /** Reads the day again, after another floor over the same log has written. */
  reload(): void;
  /** Calls back after every act. @returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

/** What a floor stands on. */
export interface FloorParts {
  readonly log: BranchLog;
  /** Wall clock. */
  readonly clock: () => Instant;
  /** Milliseconds that only ever go forward; without it the wall clock is taken for one that nobody sets. */
  readonly steady?: (() => number) | undefined;
  /** The business date of an instant; the demo's morning brings its own. */
  readonly dayOf?: (at: Instant) => BusinessDate;
  /** Where a failing listener is noted. */
  readonly faults?: Pick<Faults, 'guard'>;
}

const system: Acting = { actor: 'system', place: 'console' };

/** Rebuilds the floor from the log and opens it for acts. */
export function createFloor(parts: FloorParts): Floor {
  const { log, clock, steady, dayOf = businessDateOf, faults = createFaults() } = parts;
  const latestDay = () => folded(log.latestDay());
  let state = latestDay();
  const listeners = createListeners(faults);
  const time = steady
    ? createFloorClock({ wall: clock, steady, last: state.at })
    : wallClock(clock);
  /** The last record that was written before this floor began to tell the time. */
  let begunAfter = log.lastSeq();
  // A clock set back must not put events before those that already happened.
  const now = () => Math.max(time.now(), state.at);

  function record(command: Command, by: Acting, at: Instant, day: BusinessDate) {
    const decision = decide({ state, now: at }, command);
    if (isRefusal(decision)) throw new RefusalError(decision.refused, decision.subject);
    if (decision.length === 0) return [];
    // Worked out before it is durable: an event that cannot be applied must not be in the log.
    const seq = log.lastSeq() + 1;
    const next = decision
      .map((event, index): LoggedEvent => ({ seq: seq + index, day, at, ...by, event }))
      .reduce(evolve, state);
    const logged = log.append(decision, { day, at, ...by });
    state = next;
    listeners.tell();
    return logged;
  }

  /** The first act of a new day closes the old one and opens it: nobody has to remember to. */
  function turnDay(at: Instant, today: BusinessDate, keep = false): void {
    // Which day it is has to be said by a person first: nobody is written off by a clock that was set.
    if (!state.config || state.clock || (state.day ?? '') >= today) return;
    if (state.day !== null) record({ type: 'close-day', final: true, keep }, system, at, state.day);
    record({ type: 'open-day', date: today }, system, at, today);
  }

  /** What is due by now happens before what is asked now: an act never meets a ticket that should have come back. */
  function catchUp(at: Instant): BusinessDate {
    lookAtClock(at);
    turnDay(at, dayOf(at));
    const today = (state.clock ? state.day : null) ?? dayOf(at);
    if (state.alarmAt !== null && state.alarmAt <= at) record({ type: 'wake' }, system, at, today);
    return today;
  }

  /** That the machine's clock was set, or agrees again, is a fact of the day. */
  function lookAtClock(at: Instant): void {
    if (!state.config || state.day === null) return;
    const byMs = time.difference();
    const known = state.clock?.byMs ?? 0;
    if (byMs === 0 ? known === 0 : Math.abs(byMs - known) <= jumpMs) return;
    record({ type: 'note-clock', byMs }, system, at, state.day);
  }

  /** The first record that the wrong clock wrote: of this floor's own, or of an earlier one that went by a later time. */
  function wrongSince(machine: Instant, byMs: number): number {
    let since = begunAfter + 1;
    while (byMs < 0 && since > 1) {
      const [before] = log.some(since - 1, 1);
      if (!before || before.at <= machine) break;
      since = before.seq;
    }
    return since;
  }

  /** The day that the log stands on once it is read so: the correction is written under it. */
  function lastDayUnder({ since, days }: ClockCorrection, machine: Instant): BusinessDate {
    const last = log.lastDay();
    if (last === null) return dayOf(machine);
    return since <= log.lastSeq() ? (days[last] ?? last) : last;
  }

  function correction(byMs: number, machine: Instant): ClockCorrection {
    const since = wrongSince(machine, byMs);
    const before = since > 1 ? (log.some(since - 1, 1)[0] ?? null) : null;
    return { since, ...correctionOf([...log.read(since)], before, byMs) };
  }

  return {
    state: () => state,
    now,
    act(command, by) {
      const at = now();
      return record(command, by, at, catchUp(at));
    },
    openToday() {
      catchUp(now());
    },
    clock: () => ({ machine: clock(), byMs: time.difference() }),
    correctClock(by) {
      catchUp(now());
      const byMs = time.difference();
      if (byMs === 0) throw new RefusalError('clock-agrees');
      const machine = clock();
      const wrong = correction(byMs, machine);
      record({ type: 'correct-clock', ...wrong }, by, machine, lastDayUnder(wrong, machine));
      time.adopt();
      begunAfter = log.lastSeq();
      // What was written is read otherwise now.
      state = latestDay();
      // Days that only the clock has passed: nobody is written off by that.
      turnDay(now(), dayOf(now()), true);
      catchUp(now());
      listeners.tell();
    },
    reload() {
      state = latestDay();
      begunAfter = log.lastSeq();
      listeners.tell();
    },
    subscribe: (listener) => listeners.add(listener),
  };
}
