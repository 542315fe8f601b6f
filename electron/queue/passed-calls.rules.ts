/** Counts calls by place in the order of arrival, so that "how many later ones were called" costs log n. */
export interface PassedCalls {
  /** Someone at this place was called. */
  add(place: number): void;
  /** How many were called from places after this one. */
  after(place: number): number;
}

/** A Fenwick tree over `places` places, counted from 0. */
export function createPassedCalls(places: number): PassedCalls {
  const tree = new Int32Array(places + 1);
  let total = 0;
  return {
    add(place) {
      total += 1;
      for (let node = place + 1; node <= places; node += node & -node) {
        tree[node] = (tree[node] ?? 0) + 1;
      }
    },
    after(place) {
      let upTo = 0;
      for (let node = place + 1; node > 0; node -= node & -node) upTo += tree[node] ?? 0;
      return total - upTo;
    },
  };
}
