import {
  constants,
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Connection } from './database.ts';

/*
 * SQLite reads a write-ahead file up to its first damaged frame, silently drops the rest, and writes over it. So the
 * file of a console that ended suddenly is copied before the database is opened, and compared with what SQLite has
 * read. Layout: https://sqlite.org/fileformat2.html#the_write_ahead_log
 */

const headerBytes = 32;
const frameHeaderBytes = 24;

/** A write-ahead file as it was found, and what its frame headers say. */
interface Found {
  /** Copies of the files as they were found. */
  readonly copies: readonly string[];
  /** The number of frames up to the last commit. */
  readonly committed: number;
  readonly headerSound: boolean;
}

/**
 * Copies the write-ahead file of a database that is not open yet; null if it is missing or empty.
 * @param withDatabase copies the database too, because opening it may write frames into it
 */
export function copyWriteAhead(
  database: string,
  stamp: string,
  withDatabase: boolean,
): Found | null {
  const wal = `${database}-wal`;
  const size = statSync(wal, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return null;
  const copyOf = (file: string) => join(dirname(file), `set-aside-${stamp}-${basename(file)}`);
  const files = withDatabase ? [wal, database] : [wal];
  const copies = files.map(copyOf);
  try {
    for (const file of files) copyFileSync(file, copyOf(file), constants.COPYFILE_FICLONE);
    return { copies, ...framesOf(copyOf(wal), size) };
  } catch (error) {
    removeCopies({ copies });
    throw error;
  }
}

/**
 * Compares the frames that SQLite has read with those in the copy. Removes the copies if nothing is missing.
 * @returns the copy of the file if committed frames are missing or its header is damaged; else null
 */
export function damagedFrames(db: Connection, found: Found | null): string | null {
  if (!found) return null;
  const [{ log }] = db.pragma('wal_checkpoint(NOOP)') as [{ log: number }];
  if (found.headerSound && log >= found.committed) {
    removeCopies(found);
    return null;
  }
  for (const copy of found.copies) sync(copy);
  return found.copies[0] ?? null;
}

/** Removes the copies: nothing was lost, or the database was not opened and the file itself was not touched. */
export function removeCopies(found: Pick<Found, 'copies'> | null): void {
  for (const copy of found?.copies ?? []) rmSync(copy, { force: true });
}

function framesOf(file: string, size: number): Pick<Found, 'committed' | 'headerSound'> {
  const handle = openSync(file, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    readSync(handle, header, 0, headerBytes, 0);
    const headerSound = size >= headerBytes && isHeader(header);
    if (!headerSound) return { committed: 0, headerSound };
    const page = header.readUInt32BE(8);
    const salts = header.subarray(16, 24);
    const frame = Buffer.alloc(frameHeaderBytes);
    let committed = 0;
    // Frames of an earlier round have other salts. A frame with damaged salts stands between frames with the right ones.
    // The page of the last frame may be cut: the console ended during that write, and confirmed nothing of it.
    const frameBytes = frameHeaderBytes + page;
    for (let at = headerBytes, count = 1; at + frameBytes <= size; count += 1) {
      readSync(handle, frame, 0, frameHeaderBytes, at);
      const ends = frame.readUInt32BE(4) !== 0;
      if (ends && frame.subarray(8, 16).equals(salts)) committed = count;
      at += frameBytes;
    }
    return { committed, headerSound };
  } finally {
    closeSync(handle);
  }
}

/** Whether a header has SQLite's magic number, a valid page size, and its checksum. */
function isHeader(header: Buffer): boolean {
  const magic = header.readUInt32BE(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return false;
  const page = header.readUInt32BE(8);
  if (page < 512 || page > 65_536 || (page & (page - 1)) !== 0) return false;
  const word = (at: number): number =>
    magic === 0x377f0683 ? header.readUInt32BE(at) : header.readUInt32LE(at);
  let first = 0;
  let second = 0;
  for (let at = 0; at < 24; at += 8) {
    first = (first + word(at) + second) >>> 0;
    second = (second + word(at + 4) + first) >>> 0;
  }
  return header.readUInt32BE(24) === first && header.readUInt32BE(28) === second;
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
