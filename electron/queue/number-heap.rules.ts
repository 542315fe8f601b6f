/** Whole numbers, the one with the least key on top, ties to the lesser number. */
export interface NumberHeap {
  /** Key of the top; Infinity when empty. */
  least(): number;
  push(number: number): void;
  /** Takes the top off; -1 when empty. */
  pop(): number;
}

/** A binary heap that grows with what is in it. A number's key must not change while it is in the heap. */
export function createNumberHeap(keys: Float64Array): NumberHeap {
  let items = new Int32Array(64);
  let size = 0;
  const less = (a: number, b: number): boolean => {
    const x = keys[a] ?? 0;
    const y = keys[b] ?? 0;
    return x < y || (x === y && a < b);
  };
  return {
    least: () => (size === 0 ? Infinity : (keys[items[0] ?? 0] ?? Infinity)),
    push(number) {
      if (size === items.length) {
        items = new Int32Array(items.buffer.transfer(2 * items.byteLength));
      }
      let place = size;
      size += 1;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        const above = items[parent] ?? 0;
        if (!less(number, above)) break;
        items[place] = above;
        place = parent;
      }
      items[place] = number;
    },
    pop() {
      if (size === 0) return -1;
      const top = items[0] ?? 0;
      size -= 1;
      const last = items[size] ?? 0;
      let place = 0;
      for (;;) {
        let child = 2 * place + 1;
        if (child >= size) break;
        if (child + 1 < size && less(items[child + 1] ?? 0, items[child] ?? 0)) child += 1;
        const below = items[child] ?? 0;
        if (!less(below, last)) break;
        items[place] = below;
        place = child;
      }
      items[place] = last;
      return top;
    },
  };
}
