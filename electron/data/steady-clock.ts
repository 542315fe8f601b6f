import { uptime } from 'node:os';

/** The process's own clock stands still while a machine sleeps; the machine's age does not. */
const asleepMs = 5_000;

/** Milliseconds that only ever go forward, by as much as passes, also while the machine sleeps. */
export function createSteadyClock(
  awake: () => number = () => performance.now(),
  age: () => number = () => uptime() * 1000,
): () => number {
  const begun = age() - awake();
  let slept = 0;
  return () => {
    const now = awake();
    const asleep = age() - now - begun;
    // The age may be told in whole seconds: what is less than a nap is no sleep.
    if (asleep - slept > asleepMs) slept = asleep;
    return now + slept;
  };
}
