/** What a live view needs: a way to hear of changes, and how often it is refreshed without one. */
export interface LiveOptions {
  readonly subscribe: (listener: () => void) => () => void;
  /** Waits and alerts change by themselves; milliseconds. */
  readonly everyMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Changes that come closer together than this become one push: half a dozen acts a second need no more. */
const gatherMs = 25;

/**
 * A view now and after every change, for as long as the page wants it. A slow page gets the latest view, never a
 * backlog of old ones.
 */
export async function* liveView<T>(
  compute: () => T,
  { subscribe, everyMs, signal }: LiveOptions,
): AsyncGenerator<T, void, void> {
  let dirty = true;
  let wake: (() => void) | null = null;
  const change = () => {
    dirty = true;
    wake?.();
  };
  const unsubscribe = subscribe(change);
  const timer = setInterval(change, everyMs);
  signal?.addEventListener('abort', change);
  try {
    while (!signal?.aborted) {
      if (!dirty) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = null;
        await new Promise((resolve) => setTimeout(resolve, gatherMs));
        if (signal?.aborted) return;
      }
      dirty = false;
      yield compute();
    }
  } finally {
    clearInterval(timer);
    unsubscribe();
    signal?.removeEventListener('abort', change);
  }
}
