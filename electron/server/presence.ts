import { createListeners, type Faults } from '../platform/index.ts';

/** Who is signed in at a window of the console now. */
export interface Presence {
  has(staffNo: string): boolean;
  /** Windows at which somebody is signed in. */
  windows(): number;
  /**
   * Registers a window of this person. @param out signs it out. @returns call it when the window closes or signs out
   */
  enter(staffNo: string, out: () => void): () => void;
  /** Signs every window out, because the machine was locked. A failure at one does not stop the others. */
  lockAll(): void;
}

/** Counts windows for each person, who may have several. */
export function createPresence(faults: Pick<Faults, 'guard'>): Presence {
  const windows = new Map<string, number>();
  const open = createListeners(faults);
  return {
    has: (staffNo) => windows.has(staffNo),
    windows: () => [...windows.values()].reduce((sum, count) => sum + count, 0),
    lockAll: () => open.tell(),
    enter(staffNo, out) {
      const unsubscribe = open.add(out);
      windows.set(staffNo, (windows.get(staffNo) ?? 0) + 1);
      let here = true;
      return () => {
        if (!here) return;
        here = false;
        unsubscribe();
        const left = (windows.get(staffNo) ?? 1) - 1;
        if (left === 0) windows.delete(staffNo);
        else windows.set(staffNo, left);
      };
    },
  };
}
