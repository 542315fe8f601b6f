import type { Faults } from './faults.ts';

/** A set of listeners. */
export interface Listeners {
  /** @returns removes the listener */
  add(listener: () => void): () => void;
  /** Calls all listeners. One that throws affects neither the others nor the caller. */
  tell(): void;
  count(): number;
}

/** Creates an empty set. */
export function createListeners(faults: Pick<Faults, 'guard'>): Listeners {
  const listeners = new Set<() => void>();
  return {
    add(listener) {
      // Wrapped, so that a listener that was added twice is called twice and removed separately.
      const own = () => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    tell() {
      for (const listener of [...listeners]) faults.guard('listener', listener);
    },
    count: () => listeners.size,
  };
}
