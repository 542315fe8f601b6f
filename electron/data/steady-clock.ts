import { uptime } from 'node:os';

/** `performance.now()` stands still while a machine sleeps, its uptime does not. A larger difference was a sleep. */
const asleepMs = 5_000;

/** Steady clock: milliseconds that only go forward and that include the time a machine sleeps. */
export function createSteadyClock(
  awake: () => number = () => performance.now(),
  age: () => number = () => uptime() * 1000,
): () => number {
  const begun = age() - awake();
  let slept = 0;
  return () => {
    const now = awake();
    const asleep = age() - now - begun;
    // Uptime may be in whole seconds, so smaller differences are ignored.
    if (asleep - slept > asleepMs) slept = asleep;
    return now + slept;
  };
}
