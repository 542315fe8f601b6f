/** What ends a stream besides its own end. */
export interface StreamGuard {
  /** @throws when its reader may not have it any more. Asked before each message. */
  readonly check: () => void;
  /** Calls back when `check` is to be asked at once. @returns the way to stop */
  readonly onCheck: (listener: () => void) => () => void;
}

const noop = () => undefined;

/** Whether a procedure answers with a stream. */
export function isStream(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

/** Hands a stream on for as long as its reader may have it; it ends at once with what `check` throws. */
export async function* whileAllowed<T>(
  stream: AsyncIterator<T, unknown, void>,
  { check, onCheck }: StreamGuard,
): AsyncGenerator<T, void, void> {
  let wake: () => void = noop;
  const unhear = onCheck(() => wake());
  let pending: Promise<IteratorResult<T, unknown>> | null = null;
  try {
    for (;;) {
      check();
      pending ??= stream.next();
      // A promise for each wait: one that lived as long as the stream would keep every message.
      const step = await Promise.race([
        pending,
        new Promise<null>((resolve) => {
          wake = () => resolve(null);
        }),
      ]);
      if (step === null) continue;
      pending = null;
      // Whoever left while the message was on its way does not get it.
      check();
      if (step.done) return;
      yield step.value;
    }
  } finally {
    unhear();
    pending?.catch(noop);
    stream.return?.().catch(noop);
  }
}
