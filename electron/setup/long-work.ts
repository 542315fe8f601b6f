/** Another import or scoring is running; there is one at a time. */
export class BusyError extends Error {
  constructor() {
    super('an import or a scoring is running');
    this.name = 'BusyError';
  }
}

/** What long work tells while it runs, and how it hears that it shall stop. */
export interface AtWork<Told> {
  readonly tell: (told: Told) => void;
  readonly signal: AbortSignal;
}

/** One long work at a time. */
export interface LongWork {
  running(): boolean;
  /**
   * Begins a work with the first step that is asked for, and gives what it tells, last its result. A reader that goes
   * away does not stop it. @throws BusyError
   */
  run<Told>(work: (at: AtWork<Told>) => Promise<Told>): AsyncGenerator<Told, void, void>;
  cancel(): void;
  /** Settles when nothing runs. */
  idle(): Promise<void>;
}

const noop = () => undefined;

/** Nothing runs yet. */
export function createLongWork(): LongWork {
  let current: AbortController | null = null;
  let work: Promise<unknown> = Promise.resolve();
  return {
    idle: () => work.then(noop, noop),
    running: () => current !== null,
    cancel: () => current?.abort(),
    async *run<Told>(begin: (at: AtWork<Told>) => Promise<Told>) {
      if (current) throw new BusyError();
      const controller = new AbortController();
      current = controller;
      const told = createMailbox<Told>();
      const done = begin({ tell: (one) => told.put(one), signal: controller.signal }).finally(
        () => {
          current = null;
          told.end();
        },
      );
      work = done;
      // Who reads decides whether a failure is reported; an unread one must not end the process.
      done.catch(noop);
      yield* told.read();
      yield await done;
    },
  };
}

/** Hands what a callback tells to a reader; of several unread messages only the latest matters. */
function createMailbox<T>() {
  let latest: T | undefined;
  let ended = false;
  let wake: (() => void) | null = null;
  return {
    put(message: T): void {
      latest = message;
      wake?.();
    },
    end(): void {
      ended = true;
      wake?.();
    },
    async *read(): AsyncGenerator<T, void, void> {
      for (;;) {
        if (latest !== undefined) {
          const message = latest;
          latest = undefined;
          yield message;
        } else if (ended) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          wake = null;
        }
      }
    },
  };
}
