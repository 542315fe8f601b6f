import type { Instant } from '../../shared/model/dates.ts';
import type { LiveMessage, LiveView } from '../../shared/model/live.ts';
import { changeBetween, reconciled } from './live-change.rules.ts';

/** What a live view is made of. */
export interface LiveSource<V extends LiveView> {
  /** Begins every position of this view; never the same for two views or two runs of the console. */
  readonly name: string;
  /** The view at this moment. */
  compute(): V;
  /** Calls back after every change. @returns the way to stop */
  subscribe(listener: () => void): () => void;
  /** Does something again and again. @returns the way to stop */
  every(ms: number, work: () => void): () => void;
  now(): Instant;
}

/** One window's wish to follow a view. */
export interface Following {
  /** The last position that the window holds; null: none. */
  readonly position: string | null;
  readonly signal: AbortSignal | undefined;
  /** @throws when the window may not see the view any more. Asked before each message. */
  check(): void;
  /** Calls back when `check` is to be asked at once. @returns the way to stop */
  onCheck(listener: () => void): () => void;
  /** Bytes that wait on the way to this window. */
  backlog(): number;
}

/**
 * A view that any number of windows follow. It is computed once for each change, whoever looks; each window is told
 * what changed since the state that it holds, so a slow one gets fewer and larger changes and never a queue of them.
 */
export interface LiveModel<V extends LiveView> {
  /** The first message comes at once. Ends with the signal, or with what `check` throws. */
  follow(window: Following): AsyncGenerator<LiveMessage<V>, void, void>;
}

/** Changes that come closer together than this become one push; the first after a pause goes out at once. */
const gatherMs = 25;
/** Waits and alerts change while nobody acts; the view is looked at this often, and pushed only when it changed. */
const lookMs = 5_000;
/** A window that hears nothing for this long is told so, and what time it is: its machine may have slept. */
const beatMs = 15_000;
/** States to which a window may come back: minutes of a busy hall. Their rows are shared, so they cost little. */
const statesKept = 600;
/** A window that has not taken this much is told nothing more until it has, in bytes. */
const backlogMax = 256 * 1024;
const backlogLookMs = 50;

interface State<V> {
  readonly position: string;
  readonly view: V;
}

/** Opens a live view; it costs nothing while nobody follows it. */
export function createLiveModel<V extends LiveView>(source: LiveSource<V>): LiveModel<V> {
  const states = new Map<string, State<V>>();
  const followers = new Set<() => void>();
  let latest: State<V> | null = null;
  let failure: { readonly error: unknown } | null = null;
  let count = 0;
  let refreshed = 0;
  let pending: NodeJS.Timeout | undefined;
  let stop: (() => void) | null = null;
  /** Of the latest state: what windows have been told already, by the position that they held. */
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
      // A change that has not been pushed yet must not be missed by who comes between.
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
      const bell = createBell();
      enter(bell.ring);
      const unhear = window.onCheck(bell.ring);
      let ended = false;
      const end = () => {
        if (ended) return;
        ended = true;
        leave(bell.ring);
        unhear();
        bell.ring();
      };
      // A window that is cut off may never ask for the message after the last.
      signal?.addEventListener('abort', end);
      try {
        let held = position === null ? null : (states.get(position) ?? null);
        let due = true;
        while (!signal?.aborted) {
          bell.hush();
          window.check();
          if (failure) throw failure.error;
          if (latest && (due || latest !== held)) {
            const state: State<V> = latest;
            yield message(held, state);
            held = state;
          }
          due = !(await bell.rung(beatMs));
          // What happens meanwhile is in the next message.
          while (!signal?.aborted && window.backlog() > backlogMax) await pause(backlogLookMs);
        }
      } finally {
        signal?.removeEventListener('abort', end);
        end();
      }
    },
  };
}

/** Something to wait for that may have happened before one waits. */
function createBell() {
  let ringing = false;
  let hear: (() => void) | null = null;
  return {
    ring(this: void): void {
      ringing = true;
      hear?.();
    },
    hush(): void {
      ringing = false;
    },
    /** @returns false where nothing rang for so long */
    async rung(ms: number): Promise<boolean> {
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
