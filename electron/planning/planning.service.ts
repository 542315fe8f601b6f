import { Worker } from 'node:worker_threads';
import { addDays, businessDateOf, type BusinessDate } from '../../shared/model/dates.ts';
import type { BranchLog } from '../branch-log/index.ts';
import type { Floor } from '../queue/index.ts';
import type { FromDesk, Question, ToDesk } from './desk-messages.ts';
import type { Figures, Playable, Week, WhatIfQuestion } from './desk.ts';
import type { WhatIf } from './what-if.ts';

/** What is worked out beside the floor, in a thread of its own that begins with the first who asks. */
export interface Planning {
  /** The latest forecast and advice; null until the first is there. Never waits. */
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
}

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Days of the log that are read: the week before, with the holidays in it. */
const daysRead = 14;
/** Records read at once, about two milliseconds, and the pause in which acts have their turn. */
const piece = 200;
const pauseMs = 4;
/** Acts that come close together make one forecast, and one is not asked for before the last is there. */
const gatherMs = 300;
/** Time passes for those who wait, also when nobody acts. */
const refreshMs = 10_000;

/** The desk is gone: the console closes, or its thread broke. */
export class PlanningError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PlanningError';
  }
}

/** Opens the planning of a branch. Nothing runs until somebody asks. */
export function createPlanning({ log, floor }: PlanningParts): Planning {
  const listeners = new Set<() => void>();
  const asked = new Map<number, Pending>();
  let worker: Worker | null = null;
  let sent = 0;
  let questions = 0;
  let latest: Figures | null = null;
  let closed = false;
  let pumping: Promise<void> | null = null;
  let gathering: NodeJS.Timeout | null = null;
  let asking = false;
  let stale = false;

  function desk(): Worker {
    if (worker) return worker;
    if (closed) throw new PlanningError('closed');
    const begun = new Worker(new URL('./planning.worker.ts', import.meta.url));
    begun.unref();
    begun.on('message', (message: FromDesk) => {
      const waiting = asked.get(message.id);
      asked.delete(message.id);
      if ('failed' in message) waiting?.reject(new PlanningError(message.failed));
      else waiting?.resolve(message.answer);
    });
    const gone = (error?: unknown): void => {
      if (worker !== begun) return;
      worker = null;
      const why = new PlanningError(error instanceof Error ? error.message : 'ended');
      for (const { reject } of asked.values()) reject(why);
      asked.clear();
    };
    begun.on('error', gone);
    begun.on('exit', () => gone());
    sent = log.firstOn(addDays(today(), -daysRead)) - 1;
    worker = begun;
    return begun;
  }

  const today = (): BusinessDate => floor.state().day ?? businessDateOf(floor.now());

  /** Sends what the desk does not know yet, in pieces. */
  function pump(): Promise<void> {
    pumping ??= send().finally(() => {
      pumping = null;
    });
    return pumping;
  }

  async function send(): Promise<void> {
    const to = desk();
    while (!closed && worker === to && sent < log.lastSeq()) {
      const events = log.some(sent + 1, piece);
      const last = events.at(-1);
      if (!last) return;
      sent = last.seq;
      to.postMessage({ type: 'events', events } satisfies ToDesk);
      if (events.length === piece) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  async function ask<T>(question: Question, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    await pump();
    // What happened while the pieces were sent belongs to the answer too.
    await pump();
    const to = desk();
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
      to.postMessage({ ...question, id } satisfies ToDesk);
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
        for (const listener of [...listeners]) listener();
      } while (isStale());
    } catch (error) {
      // Without a forecast the floor goes on; the next act asks again.
      if (!(error instanceof PlanningError)) throw error;
    } finally {
      asking = false;
    }
  }

  const isStale = (): boolean => stale && listeners.size > 0 && !closed;

  function changed(): void {
    if (listeners.size === 0 || closed) return;
    gathering ??= setTimeout(() => {
      gathering = null;
      void refresh();
    }, gatherMs);
  }

  const stopListening = floor.subscribe(changed);
  const timer = setInterval(changed, refreshMs).unref();

  return {
    latest: () => latest,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) void refresh();
      return () => listeners.delete(listener);
    },
    week: (signal) => ask<Week>({ type: 'week' }, signal),
    playable: (signal) => ask<Playable[]>({ type: 'playable' }, signal),
    whatIf: (question, signal) => ask<WhatIf | null>({ type: 'what-if', question }, signal),
    async close() {
      closed = true;
      stopListening();
      clearInterval(timer);
      if (gathering) clearTimeout(gathering);
      await worker?.terminate();
    },
  };
}
