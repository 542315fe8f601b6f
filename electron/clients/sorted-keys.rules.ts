/*
 * A search table that is filled in its own order grows at its end, page after page. SQLite's own sorting of a million
 * keys costs five times as much as that; here it is done where lines are read, by a thread that waits for the other
 * one anyway.
 */

/** Keys in order, each with the number of its owner: SQLite's binary JSON, one object of key → owner. */
export type KeyBlock = Uint8Array<ArrayBuffer>;

/** Collects keys and gives them back in order. */
export interface KeyCollector {
  /** Puts the text between two places. Owners ascend. */
  add(text: string, start: number, end: number, owner: number): void;
  /** Bytes held. */
  size(): number;
  /** Hands out what was collected, by key as SQLite compares texts, then by owner, and begins anew. */
  drain(): Generator<KeyBlock, void, void>;
}

/** Enough that a statement's own cost does not show. */
const keysInBlock = 2000;

// Element types of SQLite's binary JSON (sqlite.org/jsonb.html): the low half of an element's first byte. The high
// half is the element's length up to 11, or says in how many bytes the length follows.
const integer = 3;
const rawText = 10;
const object = 12;
const mostInHalf = 11;
const inOneByte = 0xc0;
const inTwoBytes = 0xd0;
const inFourBytes = 0xe0;
const objectHead = 5;
/** Most bytes around a key: its head, its owner and the owner's head. */
const aroundKey = 3 + 1 + 10;

/** Makes a collector. */
export function createKeyCollector(): KeyCollector {
  let bytes = new Uint8Array(0);
  let offsets = new Uint32Array(1);
  let owners = new Uint32Array(0);
  let count = 0;

  return {
    add(text, start, end, owner) {
      const from = offsets[count] ?? 0;
      const room = from + (end - start) * 3;
      if (room > bytes.length) bytes = larger(bytes, new Uint8Array(grown(room)));
      if (count === owners.length) {
        owners = larger(owners, new Uint32Array(grown(count)));
        offsets = larger(offsets, new Uint32Array(owners.length + 1));
      }
      owners[count] = owner;
      count += 1;
      offsets[count] = writeUtf8(text, start, end, bytes, from);
    },
    size: () => (offsets[count] ?? 0) + count * 8,
    *drain() {
      const order = sorted(bytes, offsets, count);
      let longest = 0;
      for (let key = 0; key < count; key += 1)
        longest = Math.max(longest, (offsets[key + 1] ?? 0) - (offsets[key] ?? 0));
      const block = new Uint8Array(objectHead + keysInBlock * (longest + aroundKey));
      for (let from = 0; from < count; from += keysInBlock) {
        let at = objectHead;
        for (let i = from; i < Math.min(from + keysInBlock, count); i += 1) {
          const key = order[i] ?? 0;
          const end = offsets[key + 1] ?? 0;
          let next = offsets[key] ?? 0;
          at = writeHead(block, at, end - next);
          for (; next < end; next += 1, at += 1) block[at] = bytes[next] ?? 0;
          at = writeInteger(block, at, owners[key] ?? 0);
        }
        block[0] = inFourBytes | object;
        new DataView(block.buffer).setUint32(1, at - objectHead);
        yield block.slice(0, at);
      }
      count = 0;
      bytes = new Uint8Array(0);
      offsets = new Uint32Array(1);
      owners = new Uint32Array(0);
    },
  };
}

const grown = (length: number): number => Math.ceil((length + 4096) * 1.5);

function larger<Kind extends Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(
  from: Kind,
  into: Kind,
): Kind {
  into.set(from);
  return into;
}

/** Writes well-formed text as UTF-8. @returns the place after it */
function writeUtf8(text: string, from: number, to: number, bytes: Uint8Array, start: number) {
  let at = start;
  for (let i = from; i < to; i += 1) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[at] = code;
      at += 1;
      continue;
    }
    if (code < 0x800) {
      bytes[at] = 0xc0 | (code >> 6);
      bytes[at + 1] = 0x80 | (code & 0x3f);
      at += 2;
      continue;
    }
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < to) {
      code = text.codePointAt(i) ?? code;
      i += 1;
      bytes[at] = 0xf0 | (code >> 18);
      at += 1;
    }
    bytes[at] = code < 0x10000 ? 0xe0 | (code >> 12) : 0x80 | ((code >> 12) & 0x3f);
    bytes[at + 1] = 0x80 | ((code >> 6) & 0x3f);
    bytes[at + 2] = 0x80 | (code & 0x3f);
    at += 3;
  }
  return at;
}

function writeHead(block: Uint8Array, at: number, length: number): number {
  if (length <= mostInHalf) {
    block[at] = (length << 4) | rawText;
    return at + 1;
  }
  if (length < 0x100) {
    block[at] = inOneByte | rawText;
    block[at + 1] = length;
    return at + 2;
  }
  block[at] = inTwoBytes | rawText;
  block[at + 1] = length >> 8;
  block[at + 2] = length & 0xff;
  return at + 3;
}

function writeInteger(block: Uint8Array, at: number, value: number): number {
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits += 1;
  block[at] = (digits << 4) | integer;
  let rest = value;
  for (let i = at + digits; i > at; i -= 1) {
    block[i] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return at + digits + 1;
}

/** Fewer keys than these are put in order one by one. */
const few = 12;

/** The keys in order, by number: quicksort byte by byte (Bentley and Sedgewick), so that shared beginnings cost once. */
function sorted(bytes: Uint8Array, offsets: Uint32Array, count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let key = 0; key < count; key += 1) order[key] = key;

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
      for (let i = from; i < greater; ) {
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
  divide(0, count, 0);
  return order;
}
