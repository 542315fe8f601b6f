import { createListeners, type Faults } from '../platform/index.ts';

/** Who is signed in at a window of the console now. */
export interface Presence {
  has(staffNo: string): boolean;
  /** A window of this person opened; call the result when it closes or they leave. `out` signs it out. */
  enter(staffNo: string, out: () => void): () => void;
  /** Signs every window out: the machine was locked. One that fails keeps no other from it. */
  lockAll(): void;
}

/** Counts windows per person: one may be at two. */
export function createPresence(faults: Pick<Faults, 'guard'>): Presence {
  const windows = new Map<string, number>();
  const open = createListeners(faults);
  return {
    has: (staffNo) => windows.has(staffNo),
    lockAll: () => open.tell(),
    enter(staffNo, out) {
      const unhear = open.add(out);
      windows.set(staffNo, (windows.get(staffNo) ?? 0) + 1);
      let here = true;
      return () => {
        if (!here) return;
        here = false;
        unhear();
        const left = (windows.get(staffNo) ?? 1) - 1;
        if (left === 0) windows.delete(staffNo);
        else windows.set(staffNo, left);
      };
    },
  };
}
