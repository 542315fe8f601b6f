import { businessDateOf, type BusinessDate, type Instant } from '../../shared/model/dates.ts';
import type { FloorState } from '../../shared/model/hall/floor.ts';
import type { ClockCorrection, LoggedEvent } from '../../shared/model/floor-event.ts';
import { RefusalError } from '../../shared/model/hall/refusal.ts';
import type { BranchLog } from '../branch-log/index.ts';
import { createFaults, createListeners, type Faults } from '../platform/index.ts';
import { isRefusal, type Command } from './commands/command.rules.ts';
import { correctionOf } from './commands/clock-correction.rules.ts';
import { decide } from './commands/decide.rules.ts';
import { evolve, folded } from './state/evolve.rules.ts';
import { createFloorClock, jumpMs, wallClock } from './floor-clock.ts';

/** Who acts and from where. */
export interface Acting {
  /** Staff number, or "system". */
  readonly actor: string;
  readonly place: string;
}

/** The live floor: the fold of the log's latest day, and the only way to change it. */
export interface Floor {
  state(): FloorState;
  /** The present instant on the floor's clock, never before the latest event. */
  now(): Instant;
  /** The business day of now: while the machine's clock is in doubt, the day that stands. */
  today(): BusinessDate;
  /** The machine's wall clock, and how far it is ahead of the floor's clock if somebody has set it; else 0. */
  clock(): { readonly machine: Instant; readonly byMs: number };
  /**
   * Confirms that the machine's clock is right now. The floor adopts it, and records that were written under the wrong
   * clock are read with the right times from here on.
   * @throws RefusalError where the two agree
   */
  correctClock(by: Acting): void;
  /**
   * Decides and records. When it returns, the events are durable and all listeners have been called. A listener that
   * throws is noted as a fault; the act stands.
   * @throws RefusalError when the rules refuse, DataError when the disk does; either way nothing happened.
   */
  act(command: Command, by: Acting): readonly LoggedEvent[];
  /**
   * Does what is due: begins today if the log is still at an earlier day, brings parked tickets back, records missed
   * appointments. Called at start and every few seconds.
   */
  openToday(): void;
  /** Reads the day again, after another floor over the same log has written. */
  reload(): void;
  /** Calls back after every act. @returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

/** Dependencies of a floor. */
export interface FloorParts {
  readonly log: BranchLog;
  /** Wall clock. */
  readonly clock: () => Instant;
  /** Milliseconds that only go forward. Without it the wall clock is assumed never to be set. */
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
  /** The last record that was written before this floor's clock started. */
  let begunAfter = log.lastSeq();
  // No event may be earlier than one that already happened.
  const now = () => Math.max(time.now(), state.at);

  function record(command: Command, by: Acting, at: Instant, day: BusinessDate) {
    const decision = decide({ state, now: at }, command);
    if (isRefusal(decision)) throw new RefusalError(decision.refused, decision.subject);
    if (decision.length === 0) return [];
    // Evolve before appending: an event that cannot be applied must not be in the log.
    const seq = log.lastSeq() + 1;
    const next = decision
      .map((event, index): LoggedEvent => ({ seq: seq + index, day, at, ...by, event }))
      .reduce(evolve, state);
    const logged = log.append(decision, { day, at, ...by });
    state = next;
    listeners.tell();
    return logged;
  }

  /** The first act of a new day closes the old day and opens the new one. */
  function turnDay(at: Instant, today: BusinessDate, keep = false): void {
    // While the clocks differ, a person must say first which day it is: a clock that was set must not end tickets.
    if (!state.config || state.clock || (state.day ?? '') >= today) return;
    if (state.day !== null) {
      record({ type: 'close-day', date: state.day, final: true, keep }, system, at, state.day);
    }
    record({ type: 'open-day', date: today, corrected: keep }, system, at, today);
  }

  const dayAt = (at: Instant): BusinessDate => (state.clock ? state.day : null) ?? dayOf(at);

  /** Does what is due before an act, so that the act sees, for example, a parked ticket that should be back. */
  function catchUp(at: Instant): BusinessDate {
    if (state.readOnly) return dayAt(at);
    lookAtClock(at);
    turnDay(at, dayOf(at));
    const today = dayAt(at);
    if (state.alarmAt !== null && state.alarmAt <= at) record({ type: 'wake' }, system, at, today);
    return today;
  }

  /** Records in the log that the machine's clock was set, or agrees again. */
  function lookAtClock(at: Instant): void {
    if (!state.config || state.day === null) return;
    const byMs = time.difference();
    const known = state.clock?.byMs ?? 0;
    if (byMs === 0 ? known === 0 : Math.abs(byMs - known) <= jumpMs) return;
    record({ type: 'note-clock', byMs }, system, at, state.day);
  }

  /** The first record written under the wrong clock: by this run or, if that clock was ahead, by an earlier one. */
  function wrongSince(machine: Instant, byMs: number): number {
    let since = begunAfter + 1;
    while (byMs < 0 && since > 1) {
      const [before] = log.some(since - 1, 1);
      if (!before || before.at <= machine) break;
      since = before.seq;
    }
    return since;
  }

  /** The log's last day once it is read with the correction; the correction is written under that day. */
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
    today: () => dayAt(now()),
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
      // Records are read with other times now, so fold again.
      state = latestDay();
      // Only the clock passed these days, so nobody's ticket ends with them.
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
