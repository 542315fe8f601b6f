import type { FenSum } from '../../../shared/model/money.ts';

/*
 * The score cache keeps the scores of 396 clients of a scheme in one row, which fills one page of the book: a scoring that
 * changes everybody writes 2,500 rows for a million clients instead of a million. Ten bytes a client, in the order of the
 * clients' numbers: the value as a big-endian float64, the position of the computed level, that of the effective one.
 *
 * Plain rows were measured: reading and writing a million of them takes 0.9 s of processor, blocks take 0.2 s, and all of
 * DuckDB's scoring, which the bench score-full compares with, about 2 s.
 */

/** A client's levels: positions in the cached scheme. */
export interface CachedLevels {
  readonly level: number;
  readonly effectiveLevel: number;
}

/** A client's cached score. */
export interface CachedScore extends CachedLevels {
  readonly value: FenSum;
}

/** Clients of a scheme in one block: those with numbers from 396n to 396n + 395. */
export const clientsInScoreBlock = 396;
/** Bytes of a client in a block. */
export const scoreBytes = 10;
const twoTo32 = 2 ** 32;
/** In place of levels: not scored. */
const none = 0xff;

/** Above every client's number. */
export const lastClient = twoTo32 - 1;

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
export function emptyScores(): Buffer {
  return Buffer.alloc(clientsInScoreBlock * scoreBytes, none);
}

/** The score that lies at an offset; null: not scored. A value beyond 2^53 is NaN here, and has a row of its own. */
export function scoreAt(bytes: Buffer, at: number): (CachedScore & { value: number }) | null {
  const level = bytes[at + 8] as number;
  if (level === none) return null;
  return { value: bytes.readDoubleBE(at), level, effectiveLevel: bytes[at + 9] as number };
}

/** Puts a score at an offset. */
export function putScore(bytes: Buffer, at: number, score: CachedScore): void {
  const { value, level, effectiveLevel } = score;
  bytes.writeDoubleBE(typeof value === 'bigint' ? NaN : value, at);
  bytes[at + 8] = level;
  bytes[at + 9] = effectiveLevel;
}
