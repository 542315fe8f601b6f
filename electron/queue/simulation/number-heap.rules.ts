/** A priority queue of integers: smallest key first, ties to the smaller integer. */
export interface NumberHeap {
  /** Key of the first; Infinity when empty. */
  least(): number;
  push(number: number, key: number): void;
  /** Removes and returns the first; -1 when empty. */
  pop(): number;
  clear(): void;
}

/** A binary heap in typed arrays, which grow with its content. */
export function createNumberHeap(room = 64): NumberHeap {
  let items = new Int32Array(room);
  let keys = new Float64Array(room);
  let size = 0;

  function put(place: number, number: number, key: number): void {
    items[place] = number;
    keys[place] = key;
  }

  /** Whether a number with this key comes before the one at a place. */
  function above(number: number, key: number, place: number): boolean {
    const other = keys[place] ?? 0;
    return key < other || (key === other && number < (items[place] ?? 0));
  }

  return {
    least: () => (size === 0 ? Infinity : (keys[0] ?? Infinity)),
    push(number, key) {
      if (size === items.length) {
        items = new Int32Array(items.buffer.transfer(2 * items.byteLength));
        keys = new Float64Array(keys.buffer.transfer(2 * keys.byteLength));
      }
      let place = size;
      size += 1;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (!above(number, key, parent)) break;
        put(place, items[parent] ?? 0, keys[parent] ?? 0);
        place = parent;
      }
      put(place, number, key);
    },
    pop() {
      if (size === 0) return -1;
      const top = items[0] ?? 0;
      size -= 1;
      const last = items[size] ?? 0;
      const key = keys[size] ?? 0;
      let place = 0;
      for (;;) {
        let child = 2 * place + 1;
        if (child >= size) break;
        if (child + 1 < size && above(items[child + 1] ?? 0, keys[child + 1] ?? 0, child)) {
          child += 1;
        }
        if (!above(items[child] ?? 0, keys[child] ?? 0, size)) break;
        put(place, items[child] ?? 0, keys[child] ?? 0);
        place = child;
      }
      put(place, last, key);
      return top;
    },
    clear() {
      size = 0;
    },
  };
}
