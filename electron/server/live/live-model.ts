import type { Instant } from '../../../shared/model/dates.ts';
import type { LiveMessage, LiveView } from '../../../shared/model/hall/live.ts';
import { changeBetween, reconciled } from './live-change.rules.ts';

/** The source of a live view. */
export interface LiveSource<V extends LiveView> {
  /** Prefix of this view's positions, unique among views and runs of the console. */
  readonly name: string;
  /** Computes the view of now. */
  compute(): V;
  /** Calls back after every change. @returns the way to stop */
  subscribe(listener: () => void): () => void;
  /** Repeats something at an interval. @returns stops it */
  every(ms: number, work: () => void): () => void;
  now(): Instant;
}

/** A window that follows a view. */
export interface Following {
  /** The position of the state that the window has; null: none. */
  readonly position: string | null;
  readonly signal: AbortSignal | undefined;
  /** Called before each message. @throws if the window may not see the view any more */
  check(): void;
  /** Calls back when `check` should be called at once. @returns stops it */
  onCheck(listener: () => void): () => void;
  /** Bytes that wait to be sent to this window. */
  backlog(): number;
}

/**
 * A view that any number of windows follow. It is computed once for each change. Each window gets the difference to the
 * state that it has, so a slow window gets fewer, larger changes and never a queue of them.
 */
export interface LiveModel<V extends LiveView> {
  /** The first message comes at once. Ends with the signal, or with what `check` throws. */
  follow(window: Following): AsyncGenerator<LiveMessage<V>, void, void>;
}

/** Debounce: changes within this time become one push. The first after a pause goes out at once. */
const gatherMs = 25;
/** Waits and alerts change without acts, so the view is computed this often too, and pushed only if it changed. */
const lookMs = 5_000;
/** Heartbeat: a window without changes gets the time this often, because its machine may have slept. */
const beatMs = 15_000;
/** States from which a window may resume: minutes of a busy branch. They share rows, so they cost little. */
const statesKept = 600;
/** Back pressure: nothing more is sent while more than so many bytes wait. */
const backlogMax = 256 * 1024;
const backlogLookMs = 50;

interface State<V> {
  readonly position: string;
  readonly view: V;
}

/** Creates a live view. It costs nothing while nobody follows it. */
export function createLiveModel<V extends LiveView>(source: LiveSource<V>): LiveModel<V> {
  const states = new Map<string, State<V>>();
  const followers = new Set<() => void>();
  let latest: State<V> | null = null;
  let failure: { readonly error: unknown } | null = null;
  let count = 0;
  let refreshed = 0;
  let pending: NodeJS.Timeout | undefined;
  let stop: (() => void) | null = null;
  /** Changes to the latest state that were computed already, by the position they start from. */
  let told = new Map<string, LiveMessage<V>>();

  function refresh(): void {
    clearTimeout(pending);
    pending = undefined;
    refreshed = performance.now();
    try {
      const computed = source.compute();
      failure = null;
      const view = latest ? reconciled(latest.view, computed) : computed;
      if (view === latest?.view) return;
      keep(view);
    } catch (error) {
      failure = { error };
    }
    for (const wake of followers) wake();
  }

  function keep(view: V): void {
    count += 1;
    latest = { position: `${source.name}/${count}`, view };
    states.set(latest.position, latest);
    told = new Map();
    const [oldest] = states.keys();
    if (states.size > statesKept && oldest !== undefined) states.delete(oldest);
  }

  function enter(wake: () => void): void {
    followers.add(wake);
    if (stop) {
      // Do not let a new follower miss a change that waits to be pushed.
      if (pending) refresh();
      return;
    }
    const unsubscribe = source.subscribe(() => {
      pending ??= setTimeout(refresh, Math.max(0, refreshed + gatherMs - performance.now()));
    });
    const stopLooking = source.every(lookMs, refresh);
    stop = () => {
      unsubscribe();
      stopLooking();
      clearTimeout(pending);
      pending = undefined;
    };
    refresh();
  }

  function leave(wake: () => void): void {
    followers.delete(wake);
    if (followers.size > 0) return;
    stop?.();
    stop = null;
  }

  function message(held: State<V> | null, state: State<V>): LiveMessage<V> {
    const serverTime = source.now();
    const { position, view } = state;
    if (!held) return { kind: 'whole', position, serverTime, view };
    const from = held.position;
    const before = told.get(from);
    if (before) return { ...before, serverTime };
    const change = changeBetween(held.view, view);
    const fresh: LiveMessage<V> = { kind: 'change', from, position, serverTime, change };
    told.set(from, fresh);
    return fresh;
  }

  return {
    async *follow(window) {
      const { position, signal } = window;
      const wake = createSignal();
      enter(wake.set);
      const unsubscribe = window.onCheck(wake.set);
      let ended = false;
      const end = () => {
        if (ended) return;
        ended = true;
        leave(wake.set);
        unsubscribe();
        wake.set();
      };
      // A disconnected window may never request its next message, so end on the signal as well.
      signal?.addEventListener('abort', end);
      try {
        let held = position === null ? null : (states.get(position) ?? null);
        let due = true;
        while (!signal?.aborted) {
          wake.reset();
          window.check();
          if (failure) throw failure.error;
          if (latest && (due || latest !== held)) {
            const state: State<V> = latest;
            yield message(held, state);
            held = state;
          }
          due = !(await wake.wait(beatMs));
          // Changes during this wait are part of the next message.
          while (!signal?.aborted && window.backlog() > backlogMax) await pause(backlogLookMs);
        }
      } finally {
        signal?.removeEventListener('abort', end);
        end();
      }
    },
  };
}

/** A signal that can be set before anybody waits for it. */
function createSignal() {
  let ringing = false;
  let hear: (() => void) | null = null;
  return {
    set(this: void): void {
      ringing = true;
      hear?.();
    },
    reset(): void {
      ringing = false;
    },
    /** Waits for the signal. @returns false on timeout */
    async wait(ms: number): Promise<boolean> {
      if (ringing) return true;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        hear = resolve;
        timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
      hear = null;
      return ringing;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
