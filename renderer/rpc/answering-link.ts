import type { ClientLink, ClientOptions } from '@orpc/client';
import type { CallContext, Carrier } from './carrier.ts';
import { CallError } from './call-error.ts';

/** How long an answer may take. Streams answer at once with an iterator, and have no end of their own. */
const deadlineMs = 10_000;

/** Where the link gets the carrier of each call. */
export interface CarrierSource {
  carrier(waitWhileOffline: boolean): Promise<Carrier>;
}

/**
 * A link whose calls always settle: with the answer, at the deadline, when the caller gives up, or when the carrier
 * is lost. (A bare oRPC call over a carrier that has closed waits for ever.)
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
    const giveUp = () => {
      cut.abort(options.signal?.reason);
    };
    if (options.signal?.aborted) giveUp();
    options.signal?.addEventListener('abort', giveUp, { once: true });
    const timer =
      stream || options.context.patient
        ? undefined
        : setTimeout(() => {
            cut.abort(new CallError('deadline'));
          }, deadlineMs);
    try {
      const carrier = await orAborted(this.#source.carrier(stream), cut.signal);
      const lost = () => {
        cut.abort(new CallError('closed'));
      };
      if (carrier.closed.aborted) lost();
      carrier.closed.addEventListener('abort', lost, { once: true });
      try {
        return await orAborted(
          carrier.link.call(path, input, { ...options, signal: cut.signal }),
          cut.signal,
        );
      } finally {
        // A stream goes on after its first answer, and has to hear of the loss.
        if (!stream) carrier.closed.removeEventListener('abort', lost);
      }
    } finally {
      clearTimeout(timer);
      if (!stream) options.signal?.removeEventListener('abort', giveUp);
    }
  }
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
