/** Ticket references, stored compactly: one block of bytes, and where each row's bytes begin. */
export interface StringTable {
  /** Adds the reference of the next row, counted from 0. @returns the earlier row with the same reference, or -1. */
  add(ref: string): number;
  /** The reference of a row. */
  at(row: number): string;
  /** How many rows there are. */
  count(): number;
}

/**
 * Creates an empty store. Kept for the memory of the bench `simulate`: a Map of a million strings takes 140 MB, this 25, and
 * the peak would be at 340 of 300 MB.
 */
export function createStringTable(): StringTable {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let bytes = new Uint8Array(65_536);
  let ends = new Uint32Array(1024);
  // A hash table of rows with open addressing; -1 is free. At least half stays free.
  let table = new Int32Array(2048).fill(-1);
  let count = 0;

  const startOf = (row: number): number => (row === 0 ? 0 : (ends[row - 1] ?? 0));

  function hashOf(row: number): number {
    let hash = 0x811c9dc5;
    for (let at = startOf(row); at < (ends[row] ?? 0); at += 1) {
      hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    }
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  function same(a: number, b: number): boolean {
    const from = startOf(a);
    const other = startOf(b);
    const length = (ends[a] ?? 0) - from;
    if ((ends[b] ?? 0) - other !== length) return false;
    for (let at = 0; at < length; at += 1) if (bytes[from + at] !== bytes[other + at]) return false;
    return true;
  }

  /** Inserts a row. @returns the row with the same reference that it replaced, or -1 */
  function place(row: number): number {
    const mask = table.length - 1;
    for (let at = hashOf(row) & mask; ; at = (at + 1) & mask) {
      const there = table[at] ?? -1;
      if (there !== -1 && !same(there, row)) continue;
      table[at] = row;
      return there;
    }
  }

  function makeRoom(length: number): void {
    while (startOf(count) + length > bytes.length) {
      bytes = new Uint8Array(bytes.buffer.transfer(bytes.length * 2));
    }
    if (count === ends.length) {
      ends = new Uint32Array(ends.buffer.transfer(ends.byteLength * 2));
      table = new Int32Array(ends.length * 2).fill(-1);
      for (let row = 0; row < count; row += 1) place(row);
    }
  }

  return {
    add(ref) {
      // A character of UTF-16 is at most three bytes of UTF-8.
      makeRoom(ref.length * 3);
      const from = startOf(count);
      const { written } = encoder.encodeInto(ref, bytes.subarray(from));
      ends[count] = from + written;
      count += 1;
      return place(count - 1);
    },
    at: (row) => decoder.decode(bytes.subarray(startOf(row), ends[row])),
    count: () => count,
  };
}
