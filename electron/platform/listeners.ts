import type { Faults } from './faults.ts';

/** Who wants to be told. */
export interface Listeners {
  /** @returns the way to stop */
  add(listener: () => void): () => void;
  /** Tells everyone. One who fails keeps nobody from hearing, and never the teller from what it has done. */
  tell(): void;
  count(): number;
}

/** Nobody listens yet. */
export function createListeners(faults: Pick<Faults, 'guard'>): Listeners {
  const listeners = new Set<() => void>();
  return {
    add(listener) {
      // Wrapped, so that who listens twice is told twice and stops each on its own.
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
