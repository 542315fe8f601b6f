import {
  afterHead,
  textLength,
  largeHead,
  mostHead,
  object,
  writeInteger,
  writeLargeHead,
  writeTextHead,
} from './binary-json.rules.ts';
import { sortedOrder } from './key-order.rules.ts';

/*
 * A search table that is filled in its own order grows at its end, page after page. SQLite's own sorting of a million
 * keys costs five times as much as that; here it is done where lines are read, by a thread that waits for the other
 * one anyway.
 */

/** Keys in order, each with the number of its owner: SQLite's binary JSON, one object of key → owner. */
export type KeyBlock = Uint8Array<ArrayBuffer>;

/** Collects a key of each owner, owner 1 first, and gives the keys back in order. */
export interface KeyCollector {
  /** Puts the next owner's key, the UTF-8 between two places; none where those are one. */
  add(text: Uint8Array, start: number, end: number): void;
  /** Bytes held. */
  size(): number;
  /** Hands out what was collected, by key as SQLite compares texts, then by owner. The next owners follow. */
  drain(): Generator<KeyBlock, void, void>;
}

/** Owners in a run: while a run is sorted, its keys lie in the processor's own memory. */
const ownersInRun = 32_768;
/** Bytes of a block, about: enough that a statement's own cost does not show. */
const blockBytes = 65_536;

/** An owner's head and digits. */
const mostOwner = 1 + 10;
/** An owner's place in its run, which `ownersInRun` fits into. */
const placeBytes = 2;

/** Sorted keys as elements of binary JSON, each followed by its owner's place in the run. */
interface Run {
  readonly elements: Uint8Array;
  /** The owner at place 0. */
  readonly first: number;
}

/** Makes a collector. Keys are sorted in runs as they come; handing them out merges the runs. */
export function createKeyCollector(): KeyCollector {
  const offsets = new Uint32Array(ownersInRun + 1);
  let bytes = new Uint8Array(ownersInRun * 20);
  let runs: Run[] = [];
  let held = 0;
  /** Owners in the run that is collected, and before it. */
  let count = 0;
  let before = 0;

  const endRun = (): void => {
    const order = sortedOrder(bytes, offsets, count);
    const run = new Uint8Array((offsets[count] ?? 0) + order.length * (mostHead + placeBytes));
    let at = 0;
    for (let i = 0; i < order.length; i += 1) {
      const key = order[i] ?? 0;
      const end = offsets[key + 1] ?? 0;
      let next = offsets[key] ?? 0;
      at = writeTextHead(run, at, end - next);
      for (; next < end; next += 1, at += 1) run[at] = bytes[next] ?? 0;
      run[at] = key >> 8;
      run[at + 1] = key & 0xff;
      at += placeBytes;
    }
    // Moving gives the rest back at once, not when the garbage is collected.
    if (at > 0) runs.push({ elements: new Uint8Array(run.buffer.transfer(at)), first: before + 1 });
    held += at;
    before += count;
    count = 0;
  };

  return {
    add(text, start, end) {
      const from = offsets[count] ?? 0;
      const to = from + end - start;
      if (to > bytes.length) bytes = new Uint8Array(bytes.buffer.transfer(to * 2));
      for (let at = from, next = start; at < to; at += 1, next += 1) bytes[at] = text[next] ?? 0;
      count += 1;
      offsets[count] = to;
      if (count === ownersInRun) endRun();
    },
    size: () => held + (offsets[count] ?? 0) + count * placeBytes,
    *drain() {
      endRun();
      const ended = runs;
      runs = [];
      held = 0;
      yield* merged(ended);
    },
  };
}

/** Where a merge stands in a run. */
interface Cursor {
  readonly run: Uint8Array;
  readonly first: number;
  /** The element, its key, its owner's place, and what follows. */
  at: number;
  key: number;
  owner: number;
  next: number;
}

/** Moves on. @returns whether there is another element */
function advance(cursor: Cursor): boolean {
  const { run, next } = cursor;
  if (next >= run.length) return false;
  cursor.at = next;
  cursor.key = afterHead(run, next);
  cursor.owner = cursor.key + textLength(run, next);
  cursor.next = cursor.owner + placeBytes;
  return true;
}

/** Whether the key at one place goes before the key at another. Of the same key, the earlier run's owner is first. */
function precedes(one: Cursor, other: Cursor, isEarlier: boolean): boolean {
  let at = one.key;
  let there = other.key;
  for (; at < one.owner && there < other.owner; at += 1, there += 1) {
    const difference = (one.run[at] ?? 0) - (other.run[there] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  const lengths = one.owner - one.key - (other.owner - other.key);
  return lengths === 0 ? isEarlier : lengths < 0;
}

/** Merges runs into blocks. */
function* merged(runs: readonly Run[]): Generator<KeyBlock, void, void> {
  const cursors = runs.map(({ elements, first }): Cursor => ({
    run: elements,
    first,
    at: 0,
    key: 0,
    owner: 0,
    next: 0,
  }));
  for (const cursor of cursors) advance(cursor);
  /** Numbers of runs, that of the first key last. */
  const queue: number[] = [];
  const enqueue = (number: number): void => {
    const cursor = cursors[number];
    if (!cursor) return;
    let from = 0;
    let to = queue.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = queue[middle] ?? 0;
      if (precedes(cursor, cursors[other] ?? cursor, number < other)) from = middle + 1;
      else to = middle;
    }
    queue.splice(from, 0, number);
  };
  for (let number = 0; number < runs.length; number += 1) enqueue(number);

  let block = new Uint8Array(blockBytes);
  let at = largeHead;
  const take = (): KeyBlock => {
    writeLargeHead(block, 0, object, at - largeHead);
    const taken = block.slice(0, at);
    at = largeHead;
    return taken;
  };
  for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
    const cursor = cursors[number];
    if (!cursor) continue;
    const { run, owner } = cursor;
    const most = owner - cursor.at + mostOwner;
    if (at + most > block.length) {
      if (at > largeHead) yield take();
      if (largeHead + most > block.length) block = new Uint8Array(largeHead + most);
    }
    for (let from = cursor.at; from < owner; from += 1, at += 1) block[at] = run[from] ?? 0;
    const place = ((run[owner] ?? 0) << 8) | (run[owner + 1] ?? 0);
    at = writeInteger(block, at, cursor.first + place);
    if (advance(cursor)) enqueue(number);
  }
  if (at > largeHead) yield take();
}
