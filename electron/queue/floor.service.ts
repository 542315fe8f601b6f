import { randomUUID } from 'node:crypto';
import { businessDateOf, type BusinessDate, type Instant } from '../../shared/model/dates.ts';
import type { FloorState } from '../../shared/model/hall/floor.ts';
import type { ClockCorrection, LoggedEvent } from '../../shared/model/floor-event.ts';
import { RefusalError } from '../../shared/model/hall/refusal.ts';
import type { BranchLog, ChainHead, LogRow } from '../branch-log/index.ts';
import { createFaults, createListeners, createSerial, type Faults } from '../platform/index.ts';
import { createSqliteLogPort, type LinkState, type LogPort } from '../store/index.ts';
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

/**
 * A command, or what makes it from the floor as it is when the act is decided: another workstation may have acted since
 * the caller looked. It may throw a RefusalError.
 */
export type Act = Command | ((state: FloorState) => Command);

/** The live floor: the fold of the log's latest day, and the only way to change it. */
export interface Floor {
  state(): FloorState;
  /** The present instant on the floor's clock, never before the latest event. */
  now(): Instant;
  /** The business day of now: while the machine's clock is in doubt, the day that stands. */
  today(): BusinessDate;
  /** The machine's wall clock, and how far it is ahead of the floor's clock if somebody has set it; else 0. */
  clock(): { readonly machine: Instant; readonly byMs: number };
  /** The line to the branch's log. One machine is always joined. */
  link(): LinkState;
  /**
   * Confirms that the machine's clock is right now. The floor adopts it, and records that were written under the wrong
   * clock are read with the right times from here on.
   * @throws RefusalError where the two agree
   */
  correctClock(by: Acting): Promise<void>;
  /**
   * Decides and records, one act after another in the order of calling. When it resolves, the events are durable and all
   * listeners have been called. A listener that throws is noted as a fault; the act stands.
   * @throws RefusalError when the rules refuse, DataError when the disk does: nothing happened. LinkLost when the line to a
   * shared log failed meanwhile: what happened is told once it is back.
   */
  act(act: Act, by: Acting): Promise<readonly LoggedEvent[]>;
  /**
   * Does what is due: begins today if the log is still at an earlier day, brings parked tickets back, records missed
   * appointments. Called at start and every few seconds.
   */
  openToday(): Promise<void>;
  /** Reads the day again, after another floor over the same log has written. */
  reload(): void;
  /** Calls back after every act and every change of the line. @returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

/** Dependencies of a floor. */
export interface FloorParts {
  /** The local copy, for reading. */
  readonly log: BranchLog;
  /** Where acts are appended; default: the same, on this machine. */
  readonly port?: LogPort;
  /** Wall clock. */
  readonly clock: () => Instant;
  /** Milliseconds that only go forward. Without it the wall clock is assumed never to be set. */
  readonly steady?: (() => number) | undefined;
  /** The business date of an instant; the demo's morning brings its own. */
  readonly dayOf?: (at: Instant) => BusinessDate;
  /** Where a failing listener is noted. */
  readonly faults?: Pick<Faults, 'guard'>;
}

/** When an event happens: its instant and its business day. */
interface Moment {
  readonly at: Instant;
  readonly day: BusinessDate;
}

const system: Acting = { actor: 'system', place: 'console' };

/** Rebuilds the floor from the log and opens it for acts. */
export function createFloor(parts: FloorParts): Floor {
  const { log, clock, steady, dayOf = businessDateOf, faults = createFaults() } = parts;
  const port = parts.port ?? createSqliteLogPort(log, clock);
  const latestDay = () => folded(log.latestDay());
  let state = latestDay();
  /** The number of the last record that is in the state. */
  let foldedSeq = log.lastSeq();
  /** Records that came before the act in progress was answered. */
  let early: readonly LogRow[] = [];
  const listeners = createListeners(faults);
  const inOrder = createSerial();
  const time = steady
    ? createFloorClock({ wall: clock, steady, last: state.at })
    : wallClock(clock);
  /** The last record that was written before this floor's clock started. */
  let begunAfter = log.lastSeq();
  // No event may be earlier than one that already happened.
  const now = () => Math.max(time.now(), state.at);

  /** The place in the chain up to which the state is folded. */
  function foldedTo(): ChainHead {
    const head = log.head();
    if (head.seq === foldedSeq) return head;
    return { seq: foldedSeq, hash: log.hashAt(foldedSeq) ?? new Uint8Array() };
  }

  /** Folds records of other workstations, each once; what does not follow yet waits for the act in progress. */
  function absorb(rows: readonly LogRow[]): void {
    const all = [...early, ...rows].sort((a, b) => a.seq - b.seq);
    const waiting: LogRow[] = [];
    let refold = false;
    for (const row of all) {
      if (row.seq <= foldedSeq) continue;
      if (row.seq > foldedSeq + 1) {
        waiting.push(row);
        continue;
      }
      state = evolve(state, log.eventOf(row));
      foldedSeq = row.seq;
      refold ||= row.type === 'clock-corrected';
    }
    early = waiting;
    // Earlier records are read with other times now.
    if (refold) readAgain();
  }

  function readAgain(): void {
    state = latestDay();
    foldedSeq = log.lastSeq();
  }

  port.follow({
    rows(rows) {
      absorb(rows);
      listeners.tell();
    },
    link: () => listeners.tell(),
  });

  /** @param moment when it happens, from the state at that time; null: it is done already */
  async function record(act: Act, by: Acting, moment: () => Moment | null) {
    const before = foldedSeq;
    let next = state;
    let logged: readonly LoggedEvent[] = [];
    try {
      const done = await port.append(randomUUID(), foldedTo(), (newer) => {
        absorb(newer);
        const when = moment();
        if (!when) return null;
        const decision = decide(
          { state, now: when.at },
          typeof act === 'function' ? act(state) : act,
        );
        if (isRefusal(decision)) return decision;
        if (decision.length === 0) return null;
        // Evolve before appending: an event that cannot be applied must not be in the log.
        const seq = foldedSeq + 1;
        logged = decision.map((event, index) => ({ seq: seq + index, ...when, ...by, event }));
        next = logged.reduce(evolve, state);
        return { ...when, ...by, events: decision };
      });
      switch (done.kind) {
        case 'written':
          state = next;
          foldedSeq += logged.length;
          absorb([]);
          return logged;
        case 'found':
          return done.rows.map((row) => log.eventOf(row));
        case 'refused':
          throw new RefusalError(done.refusal.refused, done.refusal.subject);
        case 'nothing':
          return [];
      }
    } finally {
      if (foldedSeq !== before) listeners.tell();
    }
  }

  /** The first act of a new day closes the old day and opens the new one. */
  async function turnDay(at: Instant, today: BusinessDate, keep = false): Promise<void> {
    const before = state.day;
    // While the clocks differ, a person must say first which day it is: a clock that was set must not end tickets.
    if (!state.config || state.clock || (before ?? '') >= today) return;
    // Another workstation may have turned the day meanwhile.
    const still = (day: BusinessDate) =>
      state.day === before ? { at: Math.max(at, state.at), day } : null;
    if (before !== null) {
      const close: Command = { type: 'close-day', date: before, final: true, keep };
      await record(close, system, () => still(before));
    }
    await record({ type: 'open-day', date: today, corrected: keep }, system, () => still(today));
  }

  const dayAt = (at: Instant): BusinessDate => (state.clock ? state.day : null) ?? dayOf(at);
  const moment = (): Moment => {
    const at = now();
    return { at, day: dayAt(at) };
  };

  /** Does what is due before an act, so that the act sees, for example, a parked ticket that should be back. */
  async function catchUp(): Promise<void> {
    if (state.readOnly) return;
    const at = now();
    await lookAtClock();
    await turnDay(at, dayOf(at));
    if (state.alarmAt !== null && state.alarmAt <= at)
      await record({ type: 'wake' }, system, moment);
  }

  /** Records in the log that the machine's clock was set, or agrees again. */
  async function lookAtClock(): Promise<void> {
    if (!state.config || state.day === null) return;
    const byMs = time.difference();
    const known = state.clock?.byMs ?? 0;
    if (byMs === 0 ? known === 0 : Math.abs(byMs - known) <= jumpMs) return;
    await record({ type: 'note-clock', byMs }, system, () =>
      state.day === null ? null : { at: now(), day: state.day },
    );
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

  async function correctClock(by: Acting): Promise<void> {
    await catchUp();
    const byMs = time.difference();
    if (byMs === 0) throw new RefusalError('clock-agrees');
    const machine = clock();
    const wrong = correction(byMs, machine);
    await record({ type: 'correct-clock', ...wrong }, by, () => ({
      at: machine,
      day: lastDayUnder(wrong, machine),
    }));
    time.adopt();
    begunAfter = log.lastSeq();
    // Records are read with other times now, so fold again.
    readAgain();
    // Only the clock passed these days, so nobody's ticket ends with them.
    await turnDay(now(), dayOf(now()), true);
    await catchUp();
    listeners.tell();
  }

  return {
    state: () => state,
    now,
    today: () => moment().day,
    clock: () => ({ machine: clock(), byMs: time.difference() }),
    link: () => port.link(),
    act: (act, by) =>
      inOrder(async () => {
        await catchUp();
        return record(act, by, moment);
      }),
    openToday: () => inOrder(catchUp),
    correctClock: (by) => inOrder(() => correctClock(by)),
    reload() {
      readAgain();
      begunAfter = log.lastSeq();
      listeners.tell();
    },
    subscribe: (listener) => listeners.add(listener),
  };
}
