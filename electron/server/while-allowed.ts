/** Decides whether a stream's reader may still have it. */
export interface StreamGuard {
  /** Called before each message. @throws if the reader may not have the stream any more */
  readonly check: () => void;
  /** Calls back when `check` should be called at once. @returns stops it */
  readonly onCheck: (listener: () => void) => () => void;
}

const noop = () => undefined;

/** Whether a procedure's output is a stream. */
export function isStream(output: unknown): output is AsyncIteratorObject<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

/** Passes a stream on while its reader may have it. It ends at once with what `check` throws. */
export async function* whileAllowed<T>(
  stream: AsyncIterator<T, unknown, void>,
  { check, onCheck }: StreamGuard,
): AsyncGenerator<T, void, void> {
  let wake: () => void = noop;
  const unsubscribe = onCheck(() => wake());
  let pending: Promise<IteratorResult<T, unknown>> | null = null;
  try {
    for (;;) {
      check();
      pending ??= stream.next();
      // A new promise for each wait: one for the whole stream would keep every message in memory.
      const step = await Promise.race([
        pending,
        new Promise<null>((resolve) => {
          wake = () => resolve(null);
        }),
      ]);
      if (step === null) continue;
      pending = null;
      // The reader may have signed out while waiting for this message.
      check();
      if (step.done) return;
      yield step.value;
    }
  } finally {
    unsubscribe();
    pending?.catch(noop);
    stream.return?.().catch(noop);
  }
}
