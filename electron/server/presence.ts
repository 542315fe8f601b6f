/** Who is signed in at a window of the console now. */
export interface Presence {
  has(staffNo: string): boolean;
  /** A window of this person opened; call the result when it closes or they leave. */
  enter(staffNo: string): () => void;
}

/** Counts windows per person: one may be at two. */
export function createPresence(): Presence {
  const windows = new Map<string, number>();
  return {
    has: (staffNo) => windows.has(staffNo),
    enter(staffNo) {
      windows.set(staffNo, (windows.get(staffNo) ?? 0) + 1);
      let here = true;
      return () => {
        if (!here) return;
        here = false;
        const left = (windows.get(staffNo) ?? 1) - 1;
        if (left === 0) windows.delete(staffNo);
        else windows.set(staffNo, left);
      };
    },
  };
}
