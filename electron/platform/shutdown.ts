/** An orderly shutdown: what was started, to be stopped in reverse order. */
export interface Shutdown {
  add(name: string, stop: () => unknown): void;
  /**
   * Stops everything in reverse order, one after the other, even if some fail. A second call waits for the first.
   * @throws AggregateError if some could not be stopped
   */
  stop(): Promise<void>;
}

/** Creates an empty shutdown list. */
export function createShutdown(): Shutdown {
  const stops: { readonly name: string; readonly stop: () => unknown }[] = [];
  let stopping: Promise<void> | null = null;

  async function stopAll(): Promise<void> {
    const failed: Error[] = [];
    for (let one = stops.pop(); one; one = stops.pop()) {
      try {
        await one.stop();
      } catch (error) {
        failed.push(new Error(`${one.name} could not be stopped`, { cause: error }));
      }
    }
    if (failed.length > 0) throw new AggregateError(failed, 'not everything could be stopped');
  }

  return {
    add: (name, stop) => void stops.push({ name, stop }),
    stop: () => (stopping ??= stopAll()),
  };
}
