import { Worker } from 'node:worker_threads';
import { addDays, businessDateOf, type BusinessDate } from '../../shared/model/dates.ts';
import type { LoggedEvent } from '../../shared/model/floor-event.ts';
import type { BranchLog } from '../branch-log/index.ts';
import { createFaults, createListeners, type Faults } from '../platform/index.ts';
import type { Floor } from '../queue/index.ts';
import type { FromEngine, Question, ToEngine } from './engine-messages.ts';
import type { Figures, Playable, Week, WhatIfQuestion } from './planning-engine.ts';
import type { WhatIf } from './what-if.ts';

/** The main process's side of planning. The worker starts with the first request. */
export interface Planning {
  /** The latest forecast and advice; null until there is one. Never waits. */
  latest(): Figures | null;
  /** Keeps forecast and advice fresh while anybody listens. @returns the way to stop. */
  subscribe(listener: () => void): () => void;
  week(signal?: AbortSignal): Promise<Week>;
  playable(signal?: AbortSignal): Promise<Playable[]>;
  whatIf(question: WhatIfQuestion, signal?: AbortSignal): Promise<WhatIf | null>;
  close(): Promise<void>;
}

export interface PlanningParts {
  readonly log: BranchLog;
  readonly floor: Floor;
  /** Where unreadable records and failed forecasts are noted. */
  readonly faults?: Faults;
}

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Days of the log that are read: enough for a week before today, holidays included. */
const daysRead = 14;
/** Records read at a time (about 2 ms), and the pause in which acts get their turn. */
const piece = 200;
const pauseMs = 4;
/** Debounce: acts within this time lead to one forecast. */
const gatherMs = 300;
/** A forecast is renewed this often even if nobody acts, because time passes. */
const refreshMs = 10_000;

/** No answer: the console is closing, the caller has cancelled, or the engine failed. */
export class PlanningError extends Error {
  /** again: the engine was restarted, without a day that cannot be read or after a correction of the clock. */
  readonly code: 'closed' | 'cancelled' | 'failed' | 'again';

  constructor(code: PlanningError['code'], message: string = code) {
    super(message);
    this.name = 'PlanningError';
    this.code = code;
  }
}

/** Creates the planning of a branch. Nothing runs until somebody asks. */
export function createPlanning({ log, floor, faults = createFaults() }: PlanningParts): Planning {
  const listeners = createListeners(faults);
  const asked = new Map<number, Pending>();
  let worker: Worker | null = null;
  let sent = 0;
  let questions = 0;
  let latest: Figures | null = null;
  let closed = false;
  let pumping: Promise<void> | null = null;
  let gathering: NodeJS.Timeout | null = null;
  let correctedAt = 0;
  let asking = false;
  let stale = false;
  /** The first record that is read: an earlier day has a record that cannot be read. */
  let soundFrom = 1;

  function engine(): Worker {
    if (worker) return worker;
    if (closed) throw new PlanningError('closed');
    const begun = new Worker(new URL('./planning.worker.ts', import.meta.url));
    begun.unref();
    begun.on('message', (message: FromEngine) => {
      if ('unreadable' in message) {
        if (worker === begun)
          leaveOut(message.unreadable, new PlanningError('failed', message.failed));
        return;
      }
      const waiting = asked.get(message.id);
      asked.delete(message.id);
      if ('failed' in message) waiting?.reject(new PlanningError('failed', message.failed));
      else waiting?.resolve(message.answer);
    });
    const gone = (error?: unknown): void => {
      if (worker !== begun) return;
      worker = null;
      refuseAll(new PlanningError('failed', error instanceof Error ? error.message : 'ended'));
    };
    begun.on('error', gone);
    begun.on('exit', () => gone());
    sent = Math.max(log.firstOn(addDays(today(), -daysRead)), soundFrom) - 1;
    correctedAt = log.corrected();
    worker = begun;
    return begun;
  }

  function refuseAll(why: PlanningError): void {
    for (const { reject } of asked.values()) reject(why);
    asked.clear();
  }

  /** Skips a day with an unreadable record: the engine is restarted after that day. */
  function leaveOut(seq: number, error: unknown): void {
    faults.note('planning', error);
    soundFrom = log.afterDayOf(seq);
    const old = worker;
    worker = null;
    void old?.terminate();
    refuseAll(new PlanningError('again', `record ${seq}`));
  }

  /** @returns null if a record cannot be read; its day is skipped from now on */
  function readable(from: number): LoggedEvent[] | null {
    try {
      return log.some(from, piece);
    } catch (error) {
      for (let seq = from; seq < from + piece; seq += 1) {
        try {
          log.some(seq, 1);
        } catch {
          leaveOut(seq, error);
          return null;
        }
      }
      throw error;
    }
  }

  const today = (): BusinessDate => floor.state().day ?? businessDateOf(floor.now());

  /** Sends new records to the worker, in pieces. */
  function pump(): Promise<void> {
    pumping ??= send().finally(() => {
      pumping = null;
    });
    return pumping;
  }

  async function send(): Promise<void> {
    // After a correction of the clock earlier records read differently, so a new engine reads them again.
    if (worker && log.corrected() !== correctedAt) {
      const before = worker;
      worker = null;
      refuseAll(new PlanningError('again', 'the clock was put right'));
      await before.terminate();
    }
    const to = engine();
    // Nothing can be computed from a day whose beginning is missing.
    if (soundFrom > log.firstOn(today())) throw new PlanningError('failed', 'today cannot be read');
    while (!closed && worker === to && sent < log.lastSeq()) {
      const events = readable(sent + 1);
      if (!events) return send();
      const last = events.at(-1);
      if (!last) return;
      sent = last.seq;
      to.postMessage({ type: 'events', events } satisfies ToEngine);
      if (events.length === piece) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  async function ask<T>(question: Question, signal?: AbortSignal): Promise<T> {
    for (;;) {
      try {
        return await askOnce<T>(question, signal);
      } catch (error) {
        // It ends: each time one more day is left out, or a person has put the clock right.
        if (!(error instanceof PlanningError) || error.code !== 'again' || closed) throw error;
      }
    }
  }

  async function askOnce<T>(question: Question, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    await pump();
    // The answer includes what happened while the pieces were sent.
    await pump();
    const to = engine();
    return new Promise<T>((resolve, reject) => {
      questions += 1;
      const id = questions;
      const cancel = (): void => {
        asked.delete(id);
        reject(new PlanningError('cancelled'));
      };
      const settle = (act: () => void): void => {
        signal?.removeEventListener('abort', cancel);
        act();
      };
      signal?.addEventListener('abort', cancel, { once: true });
      asked.set(id, {
        resolve: (answer) => settle(() => resolve(answer as T)),
        reject: (error) => settle(() => reject(error)),
      });
      to.postMessage({ ...question, id } satisfies ToEngine);
    });
  }

  async function refresh(): Promise<void> {
    if (asking) {
      stale = true;
      return;
    }
    asking = true;
    try {
      do {
        stale = false;
        latest = await ask<Figures>({ type: 'figures', now: floor.now() });
        listeners.tell();
      } while (isStale());
    } catch (error) {
      // The floor goes on without a forecast; the next act asks again.
      const ends = error instanceof PlanningError && error.code !== 'failed';
      if (!ends && !closed) faults.note('planning', error);
    } finally {
      asking = false;
    }
  }

  const isStale = (): boolean => stale && listeners.count() > 0 && !closed;

  function changed(): void {
    if (listeners.count() === 0 || closed) return;
    gathering ??= setTimeout(() => {
      gathering = null;
      void refresh();
    }, gatherMs);
  }

  const stopListening = floor.subscribe(changed);
  const stopRefreshing = faults.every('planning', refreshMs, changed);

  return {
    latest: () => latest,
    subscribe(listener) {
      const stop = listeners.add(listener);
      if (listeners.count() === 1) void refresh();
      return stop;
    },
    week: (signal) => ask<Week>({ type: 'week' }, signal),
    playable: (signal) => ask<Playable[]>({ type: 'playable' }, signal),
    whatIf: (question, signal) => ask<WhatIf | null>({ type: 'what-if', question }, signal),
    async close() {
      closed = true;
      stopListening();
      stopRefreshing();
      if (gathering) clearTimeout(gathering);
      await worker?.terminate();
    },
  };
}
