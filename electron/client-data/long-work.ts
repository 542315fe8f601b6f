/** Another import or scoring is running; only one runs at a time. */
export class BusyError extends Error {
  constructor() {
    super('an import or a scoring is running');
    this.name = 'BusyError';
  }
}

/** How long work reports progress and learns that it is cancelled. */
export interface AtWork<Told> {
  readonly tell: (told: Told) => void;
  readonly signal: AbortSignal;
}

/** One long work at a time. */
export interface LongWork {
  running(): boolean;
  /**
   * Starts the work when the first event is requested, and yields its events, the result last. It goes on if nobody
   * reads them. @throws BusyError
   */
  run<Told>(work: (at: AtWork<Told>) => Promise<Told>): AsyncGenerator<Told, void, void>;
  cancel(): void;
  /** Settles when nothing is running. */
  idle(): Promise<void>;
}

const noop = () => undefined;

/** Creates it; nothing is running. */
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
      // The reader gets a failure. Without a reader it must not become an unhandled rejection.
      done.catch(noop);
      yield* told.read();
      yield await done;
    },
  };
}

/** Passes events from a callback to a reader. Of several unread events only the latest is kept. */
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
