/** What has to be stopped, in the order in which it was started. */
export interface Ending {
  add(name: string, stop: () => unknown): void;
  /**
   * Stops everything, the last that was started first, one after the other. One that fails keeps none of the others from
   * being stopped. A second call waits for the first.
   * @throws AggregateError when some could not be stopped
   */
  stop(): Promise<void>;
}

/** Nothing has been started yet. */
export function createEnding(): Ending {
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
