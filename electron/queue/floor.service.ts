import { businessDateOf, type BusinessDate, type Instant } from '../../shared/model/dates.ts';
import type { FloorState, LoggedEvent } from '../../shared/model/floor.ts';
import { RefusalError } from '../../shared/model/refusal.ts';
import type { BranchLog } from '../branch-log/index.ts';
import { createFaults, createListeners, type Faults } from '../platform/index.ts';
import { isRefusal, type Command } from './command.rules.ts';
import { decide } from './decide.rules.ts';
import { evolve, folded } from './evolve.rules.ts';

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
  /** The business date of an instant; the demo's morning brings its own. */
  readonly dayOf?: (at: Instant) => BusinessDate;
  /** Where a failing listener is noted. */
  readonly faults?: Pick<Faults, 'guard'>;
}

const system: Acting = { actor: 'system', place: 'console' };

/** Rebuilds the floor from the log and opens it for acts. */
export function createFloor(parts: FloorParts): Floor {
  const { log, clock, dayOf = businessDateOf, faults = createFaults() } = parts;
  const latestDay = () => folded(log.latestDay());
  let state = latestDay();
  const listeners = createListeners(faults);
  // A clock set back must not put events before those that already happened.
  const now = () => Math.max(clock(), state.at);

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
  function turnDay(at: Instant, today: BusinessDate): void {
    if (!state.config || (state.day ?? '') >= today) return;
    if (state.day !== null) record({ type: 'close-day', final: true }, system, at, state.day);
    record({ type: 'open-day', date: today }, system, at, today);
  }

  /** What is due by now happens before what is asked now: an act never meets a ticket that should have come back. */
  function catchUp(at: Instant, today: BusinessDate): void {
    turnDay(at, today);
    if (state.alarmAt !== null && state.alarmAt <= at) record({ type: 'wake' }, system, at, today);
  }

  return {
    state: () => state,
    now,
    act(command, by) {
      const at = now();
      const today = dayOf(at);
      catchUp(at, today);
      return record(command, by, at, today);
    },
    openToday() {
      const at = now();
      catchUp(at, dayOf(at));
    },
    reload() {
      state = latestDay();
      listeners.tell();
    },
    subscribe: (listener) => listeners.add(listener),
  };
}
