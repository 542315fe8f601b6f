import { randomBytes } from 'node:crypto';
import type { Instant } from '../../shared/model/dates.ts';
import type { Fault, FaultPlace } from '../../shared/model/faults.ts';

/** Unexpected errors that do not end the console: written to the log, counted, and kept for the screens. */
export interface Faults {
  /** Notes an error. @returns its number in the log and on the screens */
  note(place: FaultPlace, error: unknown): string;
  /** Faults of the last half hour, the latest first. */
  recent(): readonly Fault[];
  /** Runs `work`; notes what it throws or its promise rejects with. */
  guard(place: FaultPlace, work: () => unknown): void;
  /** Repeats `work` at an interval; notes failures and goes on. @returns stops it */
  every(place: FaultPlace, ms: number, work: () => unknown): () => void;
}

/** Dependencies, each with a default. */
export interface FaultsParts {
  readonly clock?: () => Instant;
  readonly newId?: () => string;
  /** Writes to the error log. */
  readonly write?: (id: string, place: FaultPlace, error: unknown) => void;
}

/** The same fault within this time is written once and counted, for example that of a timer. */
const writeEveryMs = 60_000;
const keptMs = 30 * 60_000;
const keptMost = 20;

/** Short enough to be read out on the telephone. */
const shortId = () => randomBytes(4).toString('hex');

/** Creates the place where unexpected errors are noted. */
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

/** Error type, code and first stack frame. Not the message, which may differ each time and quote client data. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  const frame = /^\s+at .*$/m.exec(error.stack ?? '')?.[0] ?? '';
  return `${error.name} ${typeof code === 'string' ? code : ''} ${frame}`;
}
