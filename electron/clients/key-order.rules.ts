/** Fewer keys than these are put in order one by one. */
const few = 12;

/**
 * Puts keys in order: as bytes, of the same bytes the earlier first. Quicksort byte by byte (Bentley and Sedgewick,
 * "Fast algorithms for sorting and searching strings"), so that beginnings in common are compared once.
 * @param offsets key n lies from offset n to the next; keys without bytes are left out
 * @returns the numbers of the keys
 */
export function sortedOrder(bytes: Uint8Array, offsets: Uint32Array, count: number): Uint32Array {
  let found = 0;
  const places = new Uint32Array(count);
  for (let key = 0; key < count; key += 1) {
    if (offsets[key] === offsets[key + 1]) continue;
    places[found] = key;
    found += 1;
  }
  const order = places.subarray(0, found);

  /** A key's byte; -1 after its end. */
  const byteOf = (key: number, depth: number): number => {
    const at = (offsets[key] ?? 0) + depth;
    return at < (offsets[key + 1] ?? 0) ? (bytes[at] ?? 0) : -1;
  };
  const precedes = (one: number, other: number, depth: number): boolean => {
    for (let i = depth; ; i += 1) {
      const byte = byteOf(one, i);
      const difference = byte - byteOf(other, i);
      if (difference !== 0) return difference < 0;
      if (byte < 0) return one < other;
    }
  };
  const insert = (from: number, to: number, depth: number): void => {
    for (let i = from + 1; i < to; i += 1) {
      const key = order[i] ?? 0;
      let at = i;
      for (; at > from && precedes(key, order[at - 1] ?? 0, depth); at -= 1)
        order[at] = order[at - 1] ?? 0;
      order[at] = key;
    }
  };
  const middleOf = (a: number, b: number, c: number): number =>
    Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

  /** Orders a stretch of keys that agree before `depth`. */
  const divide = (first: number, to: number, depth: number): void => {
    let from = first;
    while (to - from > few) {
      const middle = middleOf(
        byteOf(order[from] ?? 0, depth),
        byteOf(order[(from + to) >> 1] ?? 0, depth),
        byteOf(order[to - 1] ?? 0, depth),
      );
      let equal = from;
      let greater = to;
      for (let i = from; i < greater;) {
        const key = order[i] ?? 0;
        const byte = byteOf(key, depth);
        if (byte < middle) {
          order[i] = order[equal] ?? 0;
          order[equal] = key;
          equal += 1;
          i += 1;
        } else if (byte > middle) {
          greater -= 1;
          order[i] = order[greater] ?? 0;
          order[greater] = key;
        } else i += 1;
      }
      divide(from, equal, depth);
      if (middle < 0) order.subarray(equal, greater).sort();
      else divide(equal, greater, depth + 1);
      from = greater;
    }
    insert(from, to, depth);
  };
  divide(0, found, 0);
  return order;
}
