/** A count for each key, where all keys before a given one are incremented together. Every operation costs log n. */
export interface FirstReaching {
  /** Increments every key before this one. */
  addBefore(key: number): void;
  /** Leaves the key out from now on. */
  remove(key: number): void;
  /** The smallest key whose count has reached the limit; -1: none has. */
  first(limit: number): number;
}

/** Below every count, however often it is incremented. */
const gone = -(2 ** 30);

/** A segment tree with lazy additions: each node has what was added to its range, and the range's greatest count. */
export function createFirstReaching(counts: readonly number[]): FirstReaching {
  let size = 1;
  while (size < counts.length) size *= 2;
  const greatest = new Int32Array(2 * size).fill(gone);
  const added = new Int32Array(2 * size);
  counts.forEach((count, key) => {
    greatest[size + key] = count;
  });
  for (let node = size - 1; node > 0; node -= 1) sum(node);

  function sum(node: number): void {
    const below = Math.max(greatest[2 * node] ?? gone, greatest[2 * node + 1] ?? gone);
    greatest[node] = below + (added[node] ?? 0);
  }

  function grow(node: number, from: number, to: number, end: number): void {
    if (end <= from) return;
    if (to <= end) {
      added[node] = (added[node] ?? 0) + 1;
      greatest[node] = (greatest[node] ?? gone) + 1;
      return;
    }
    const middle = (from + to) >> 1;
    grow(2 * node, from, middle, end);
    grow(2 * node + 1, middle, to, end);
    sum(node);
  }

  return {
    addBefore(key) {
      grow(1, 0, size, key);
    },
    remove(key) {
      greatest[size + key] = gone;
      for (let node = (size + key) >> 1; node > 0; node >>= 1) sum(node);
    },
    first(limit) {
      let left = limit;
      if ((greatest[1] ?? gone) < left) return -1;
      let node = 1;
      while (node < size) {
        left -= added[node] ?? 0;
        node *= 2;
        if ((greatest[node] ?? gone) < left) node += 1;
      }
      return node - size;
    },
  };
}
