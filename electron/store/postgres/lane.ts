/** Runs jobs one after the other, in the order of coming. */
export interface Lane {
  /** Runs a job after those before it, whether they failed or not. */
  run<T>(job: () => Promise<T>): Promise<T>;
  busy(): boolean;
}

/** Creates an empty lane. */
export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  let open = 0;
  return {
    run(job) {
      open += 1;
      const done = last.then(job).finally(() => (open -= 1));
      last = done.catch(() => undefined);
      return done;
    },
    busy: () => open > 0,
  };
}
