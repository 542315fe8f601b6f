import type { ClientLink, ClientOptions } from '@orpc/client';
import type { CallContext, Carrier } from './carrier.ts';
import { CallError } from './call-error.ts';

/** The deadline of a call. Streams are answered at once with an iterator, which has no deadline. */
const deadlineMs = 10_000;

/** Provides the carrier of each call. */
export interface CarrierSource {
  carrier(waitWhileOffline: boolean): Promise<Carrier>;
}

/**
 * A link whose calls always settle: with the answer, at the deadline, when the caller aborts, or when the carrier is
 * lost. (A plain oRPC call over a closed carrier waits for ever.)
 */
export class AnsweringLink implements ClientLink<CallContext> {
  readonly #source: CarrierSource;
  readonly #isStream: (path: readonly string[]) => boolean;

  constructor(source: CarrierSource, isStream: (path: readonly string[]) => boolean) {
    this.#source = source;
    this.#isStream = isStream;
  }

  async call(
    path: readonly string[],
    input: unknown,
    options: ClientOptions<CallContext>,
  ): Promise<unknown> {
    const stream = this.#isStream(path);
    const cut = new AbortController();
    const forget: (() => void)[] = [];
    const end = () => {
      for (const one of forget.splice(0)) one();
    };
    if (options.signal) {
      const { signal } = options;
      forget.push(
        onAbort(signal, () => {
          cut.abort(signal.reason);
        }),
      );
    }
    let sent = false;
    const timer =
      stream || options.context.patient
        ? undefined
        : setTimeout(() => {
            cut.abort(new CallError(sent ? 'deadline' : 'offline'));
          }, deadlineMs);
    forget.push(() => {
      clearTimeout(timer);
    });
    try {
      const carrier = await orAborted(this.#source.carrier(stream), cut.signal);
      forget.push(
        onAbort(carrier.closed, () => {
          cut.abort(new CallError('closed'));
        }),
      );
      sent = true;
      const answer = await orAborted(
        carrier.link.call(path, input, { ...options, signal: cut.signal }),
        cut.signal,
      );
      if (!stream || !isAsyncIterable(answer)) {
        end();
        return answer;
      }
      // A stream continues after its first answer, so it must learn of a lost carrier until it ends.
      return ending(answer, end);
    } catch (error) {
      end();
      throw error;
    }
  }
}

/** Calls back when a signal is aborted, at once if it is already. @returns stops it */
function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) listener();
  signal.addEventListener('abort', listener, { once: true });
  return () => {
    signal.removeEventListener('abort', listener);
  };
}

function isAsyncIterable(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/** The same stream, with a callback for when it is over: at its end, on an error, or when its reader stops. */
function ending(stream: AsyncIterable<unknown>, over: () => void): AsyncIterableIterator<unknown> {
  const steps = stream[Symbol.asyncIterator]();
  const watched = async (step: Promise<IteratorResult<unknown>>) => {
    try {
      const result = await step;
      if (result.done) over();
      return result;
    } catch (error) {
      over();
      throw error;
    }
  };
  return {
    next: () => watched(steps.next()),
    return: (value?: unknown) =>
      watched(steps.return?.(value) ?? Promise.resolve({ done: true, value })),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
