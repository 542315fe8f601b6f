import { createSerial } from '../../platform/index.ts';

/** Runs jobs one after the other, in the order of coming. */
export interface Lane {
  /** Runs a job after those before it, whether they failed or not. */
  run<T>(job: () => Promise<T>): Promise<T>;
  busy(): boolean;
}

/** Creates an empty lane. */
export function createLane(): Lane {
  const inOrder = createSerial();
  let open = 0;
  return {
    run(job) {
      open += 1;
      return inOrder(job).finally(() => (open -= 1));
    },
    busy: () => open > 0,
  };
}
