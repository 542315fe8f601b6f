/*
 * The score cache keeps the scores of 440 clients of a scheme in one row, which fills one page of the book: a scoring that
 * changes everybody writes 2,300 rows for a million clients. Nine bytes a client, in the order of the clients' numbers:
 * the value in two's complement of seven bytes, big-endian; the position of the computed level; that of the effective one.
 *
 * A scoring of those who changed puts their scores aside instead: it would rewrite every page for a hundredth of the
 * clients. A row has the scores aside of 4,400 clients, eleven bytes each in the order of their numbers: how many clients
 * of the row come before it (two bytes), and the score. They count before those in blocks.
 *
 * What such a scoring asks of before are levels alone: those in blocks lie once more by themselves, 1,760 clients a row, two
 * bytes each, the last two of a client in a block.
 */

/** A client's levels: positions in the cached scheme. */
export interface CachedLevels {
  readonly level: number;
  readonly effectiveLevel: number;
}

/** A client's cached score. */
export interface CachedScore extends CachedLevels {
  readonly value: number;
}

/** Clients of a scheme in one block: those with numbers from 440n to 440n + 439. */
export const clientsInScoreBlock = 440;
/** Bytes of a client in a block. */
export const scoreBytes = 9;
const twoTo32 = 2 ** 32;
/** In place of levels: not scored. */
const none = 0xff;

/** Above every client's number. */
export const lastClient = clientsInScoreBlock * twoTo32 - 1;

/** The key of the block that holds a client's score. */
export function scorePlace(schemeNo: number, clientId: number): number {
  return schemeNo * twoTo32 + Math.floor(clientId / clientsInScoreBlock);
}

/** Where a client's score begins in its block. */
export const scoreOffset = (clientId: number): number =>
  (clientId % clientsInScoreBlock) * scoreBytes;

/** The number of the first client of a block. */
export const firstClientOf = (place: number): number => (place % twoTo32) * clientsInScoreBlock;

/** A block in which nobody is scored. */
export function emptyScores(): Uint8Array {
  return new Uint8Array(clientsInScoreBlock * scoreBytes).fill(none);
}

/** The score that lies at an offset; null: not scored. */
export function scoreAt(bytes: Uint8Array, at: number): CachedScore | null {
  const level = byteAt(bytes, at + 7);
  if (level === none) return null;
  const high =
    ((byteAt(bytes, at) << 24) | (byteAt(bytes, at + 1) << 16) | (byteAt(bytes, at + 2) << 8)) >> 8;
  const low =
    ((byteAt(bytes, at + 3) << 24) |
      (byteAt(bytes, at + 4) << 16) |
      (byteAt(bytes, at + 5) << 8) |
      byteAt(bytes, at + 6)) >>>
    0;
  return { value: high * twoTo32 + low, level, effectiveLevel: byteAt(bytes, at + 8) };
}

/** The score of a client's bytes in hexadecimal; null: not scored. */
export function scoreInHex(hex: string): CachedScore | null {
  const level = parseInt(hex.slice(14, 16), 16);
  if (level === none) return null;
  const high = (parseInt(hex.slice(0, 6), 16) << 8) >> 8;
  const low = parseInt(hex.slice(6, 14), 16);
  return { value: high * twoTo32 + low, level, effectiveLevel: parseInt(hex.slice(16), 16) };
}

/** Puts a score at an offset. */
export function putScore(bytes: Uint8Array, at: number, score: CachedScore): void {
  const { value, level, effectiveLevel } = score;
  const high = Math.floor(value / twoTo32);
  const low = (value - high * twoTo32) | 0;
  for (let i = 0; i < 3; i += 1) bytes[at + i] = high >> (16 - 8 * i);
  for (let i = 0; i < 4; i += 1) bytes[at + 3 + i] = low >> (24 - 8 * i);
  bytes[at + 7] = level;
  bytes[at + 8] = effectiveLevel;
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

/** Clients whose scores aside lie in one row: those of ten blocks. */
export const clientsAside = 10 * clientsInScoreBlock;
/** Bytes of a score aside. */
const asideBytes = 2 + scoreBytes;
/** Scores aside that fill a page; with more of them a row goes back into its blocks. */
export const mostAside = 365;

/** The key of the row that holds a client's score aside. */
export function asidePlace(schemeNo: number, clientId: number): number {
  return schemeNo * twoTo32 + Math.floor(clientId / clientsAside);
}

/** The number of the first client of a row of scores aside. */
export const firstClientAside = (place: number): number => (place % twoTo32) * clientsAside;

/** Clients whose levels lie in one row: those of four blocks, which fill a page. */
export const clientsOfLevels = 4 * clientsInScoreBlock;
const levelBytes = 2;

/** The key of the row that holds the levels of a client. */
export function levelsPlace(schemeNo: number, clientId: number): number {
  return schemeNo * twoTo32 + Math.floor(clientId / clientsOfLevels);
}

/** The rows of levels that blocks are in, each once. */
export function levelsOfBlocks(blocks: Iterable<number>): Set<number> {
  const places = new Set<number>();
  for (const place of blocks) {
    places.add(levelsPlace(Math.floor(place / twoTo32), firstClientOf(place)));
  }
  return places;
}

/** The keys of the blocks whose levels lie in a row. */
export function blocksOfLevels(place: number): number[] {
  const first = (place % twoTo32) * clientsOfLevels;
  const schemeNo = Math.floor(place / twoTo32);
  return [0, 1, 2, 3].map((i) => scorePlace(schemeNo, first + i * clientsInScoreBlock));
}

/** A row of levels out of its blocks, in their order; null for one that the book does not have. */
export function levelsIn(blocks: readonly (Uint8Array | null)[]): Uint8Array {
  const levels = new Uint8Array(clientsOfLevels * levelBytes).fill(none);
  blocks.forEach((bytes, i) => {
    if (!bytes) return;
    let to = i * clientsInScoreBlock * levelBytes;
    for (let at = scoreBytes - levelBytes; at < bytes.length; at += scoreBytes, to += levelBytes) {
      levels[to] = byteAt(bytes, at);
      levels[to + 1] = byteAt(bytes, at + 1);
    }
  });
  return levels;
}

/** A client's levels out of its row; null: not scored. */
export function levelsOf(row: Uint8Array, clientId: number): CachedLevels | null {
  const at = (clientId % clientsOfLevels) * levelBytes;
  const level = byteAt(row, at);
  return level === none ? null : { level, effectiveLevel: byteAt(row, at + 1) };
}

/** A client's score out of a row of scores aside, or null. */
export function scoreAside(aside: Uint8Array, clientId: number): CachedScore | null {
  const offset = clientId % clientsAside;
  const at = findAside(aside, offset);
  return at < aside.length && offsetAside(aside, at) === offset ? scoreAt(aside, at + 2) : null;
}

/** How many scores a row holds aside. */
export const countAside = (aside: Uint8Array): number => aside.length / asideBytes;

/** A client's score out of a row's bytes in hexadecimal, or null. */
export function scoreAsideInHex(hex: string, clientId: number): CachedScore | null {
  const digits = 2 * asideBytes;
  const offset = clientId % clientsAside;
  let [low, high] = [0, hex.length / digits];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = middle * digits;
    const found = parseInt(hex.slice(at, at + 4), 16);
    if (found === offset) return scoreInHex(hex.slice(at + 4, at + digits));
    if (found < offset) low = middle + 1;
    else high = middle;
  }
  return null;
}

/** The blocks that a row of scores aside has any of, with the first of each: places as of {@link scorePlace}. */
export function blocksAside(place: number, aside: Uint8Array): number[] {
  const first = scorePlace(Math.floor(place / twoTo32), firstClientAside(place));
  const blocks = new Set<number>();
  for (let at = 0; at < aside.length; at += asideBytes) {
    blocks.add(first + Math.floor(offsetAside(aside, at) / clientsInScoreBlock));
  }
  return [...blocks];
}

/** Lays the scores aside of a block's clients over those in it. */
export function layOver(bytes: Uint8Array, firstClient: number, aside: Uint8Array): void {
  const first = firstClient % clientsAside;
  for (let at = findAside(aside, first); at < aside.length; at += asideBytes) {
    const slot = offsetAside(aside, at) - first;
    if (slot >= clientsInScoreBlock) return;
    for (let i = 0; i < scoreBytes; i += 1)
      bytes[slot * scoreBytes + i] = byteAt(aside, at + 2 + i);
  }
}

/** Scores of one row, gathered in the order of its clients. */
export interface AsideRow {
  add(clientId: number, score: CachedScore): void;
  /** What was gathered, over what the row had before; begins anew. */
  mergeInto(before: Uint8Array | null): Uint8Array;
  /** What was gathered so far. */
  readonly bytes: Uint8Array;
}

/** Gathers the scores of a row. */
export function createAsideRow(): AsideRow {
  const added = new Uint8Array(clientsAside * asideBytes);
  let end = 0;
  return {
    get bytes() {
      return added.subarray(0, end);
    },
    add(clientId, score) {
      const offset = clientId % clientsAside;
      // The same client again takes the place of its score before.
      if (end > 0 && offsetAside(added, end - asideBytes) === offset) end -= asideBytes;
      added[end] = offset >> 8;
      added[end + 1] = offset & 255;
      putScore(added, end + 2, score);
      end += asideBytes;
    },
    mergeInto(before) {
      const own = added.subarray(0, end);
      end = 0;
      return before ? mergeAside(before, own) : own;
    },
  };
}

/** Both in order; where both have a client, the later one. */
function mergeAside(before: Uint8Array, later: Uint8Array): Uint8Array {
  const merged = new Uint8Array(before.length + later.length);
  let [a, b, to] = [0, 0, 0];
  while (a < before.length || b < later.length) {
    const ofBefore = a < before.length ? offsetAside(before, a) : clientsAside;
    const ofLater = b < later.length ? offsetAside(later, b) : clientsAside;
    const takeLater = ofLater <= ofBefore;
    const [from, at] = takeLater ? [later, b] : [before, a];
    merged.set(from.subarray(at, at + asideBytes), to);
    to += asideBytes;
    if (ofBefore <= ofLater) a += asideBytes;
    if (takeLater) b += asideBytes;
  }
  return merged.subarray(0, to);
}

/** Where the first score begins that belongs to this offset or a later one. */
function findAside(aside: Uint8Array, offset: number): number {
  let [low, high] = [0, countAside(aside)];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (offsetAside(aside, middle * asideBytes) < offset) low = middle + 1;
    else high = middle;
  }
  return low * asideBytes;
}

const offsetAside = (aside: Uint8Array, at: number): number =>
  (byteAt(aside, at) << 8) | byteAt(aside, at + 1);
