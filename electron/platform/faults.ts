import { randomBytes } from 'node:crypto';
import type { Instant } from '../../shared/model/dates.ts';
import type { Fault, FaultPlace } from '../../shared/model/faults.ts';

/** Where errors that did not end the console are written, counted, and kept for the screens. */
export interface Faults {
  /** @returns the number under which the log and the screens name it */
  note(place: FaultPlace, error: unknown): string;
  /** What happened within the last half hour, the latest first. */
  recent(): readonly Fault[];
  /** Does something now; what it throws, or what its promise rejects with, is noted. */
  guard(place: FaultPlace, work: () => unknown): void;
  /** Does something again and again; a failure is noted and the next round comes all the same. @returns the way to stop */
  every(place: FaultPlace, ms: number, work: () => unknown): () => void;
}

/** What faults are noted with; each has a default for who has neither a log nor a clock of its own. */
export interface FaultsParts {
  readonly clock?: () => Instant;
  readonly newId?: () => string;
  /** Writes it down. */
  readonly write?: (id: string, place: FaultPlace, error: unknown) => void;
}

/** A timer that fails at each round is one fault: written once in this time, and counted. */
const writeEveryMs = 60_000;
const keptMs = 30 * 60_000;
const keptMost = 20;

/** Short enough to be said on the telephone. */
const shortId = () => randomBytes(4).toString('hex');

/** Opens the place where everything that fails by itself is noted. */
export function createFaults(parts: FaultsParts = {}): Faults {
  const { clock = Date.now, newId = shortId, write = () => undefined } = parts;
  let kept: (Fault & { readonly kind: string; readonly writtenAt: number })[] = [];

  function note(place: FaultPlace, error: unknown): string {
    const at = clock();
    const kind = `${place} ${kindOf(error)}`;
    const now = performance.now();
    const before = kept.find((one) => one.kind === kind && now - one.writtenAt < writeEveryMs);
    const id = before?.id ?? newId();
    if (!before) write(id, place, error);
    const { times = 0, writtenAt = now } = before ?? {};
    const fault = { id, place, at, times: times + 1, kind, writtenAt };
    kept = [fault, ...kept.filter((one) => one !== before)].slice(0, keptMost);
    return id;
  }

  function guard(place: FaultPlace, work: () => unknown): void {
    try {
      const done = work();
      if (done instanceof Promise) done.catch((error: unknown) => note(place, error));
    } catch (error) {
      note(place, error);
    }
  }

  return {
    note,
    guard,
    recent: () =>
      kept
        .filter(({ at }) => clock() - at < keptMs)
        .map(({ id, place, at, times }) => ({ id, place, at, times })),
    every(place, ms, work) {
      // eslint-disable-next-line vestibule/no-bare-interval -- the one place that makes them
      const timer = setInterval(() => guard(place, work), ms).unref();
      return () => clearInterval(timer);
    },
  };
}

/** The kind of an error and its place in the code. Never its words: they may differ each time, and quote client data. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  const frame = /^\s+at .*$/m.exec(error.stack ?? '')?.[0] ?? '';
  return `${error.name} ${typeof code === 'string' ? code : ''} ${frame}`;
}
