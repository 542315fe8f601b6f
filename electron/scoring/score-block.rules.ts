/*
 * The score cache keeps the scores of 440 clients of a scheme in one row, which fills one page of the book: a scoring that
 * changes everybody writes 2,300 rows for a million clients. Nine bytes a client, in the order of the clients' numbers:
 * the value in two's complement of seven bytes, big-endian; the position of the computed level; that of the effective one.
 */

/** A client's cached score: levels are positions in the cached scheme. */
export interface CachedScore {
  readonly value: number;
  readonly level: number;
  readonly effectiveLevel: number;
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
