import { closeSync, openSync, read } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { asDataError } from './data-error.ts';
import type { Connection } from './database.ts';

const readFrom = promisify(read);
/** SQLite never uses the page at this offset: some systems lock bytes of it, and locked bytes cannot be read. */
const lockBytes = 0x40000000;
const pieceBytes = 1 << 20;
/** Handles on the files of open databases, by connection. */
const readers = new Map<Connection, number>();

/**
 * Copies the file of a database that only this connection has open, while it goes on writing. Checkpoints are off
 * meanwhile, so all writes stay in the write-ahead file, and the copy is the database as of the beginning. The copy is
 * encrypted with the same key and not synced. One copy at a time.
 * @param signal aborts it @throws DataError; the signal's reason
 */
export async function copyOpenDatabase(
  db: Connection,
  file: string,
  signal?: AbortSignal,
): Promise<void> {
  const kept = Number(db.pragma('wal_autocheckpoint', { simple: true }));
  const page = Number(db.pragma('page_size', { simple: true }));
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('wal_autocheckpoint = 0');
  try {
    const size = Number(db.pragma('page_count', { simple: true })) * page;
    const target = await open(file, 'wx', 0o600);
    try {
      const piece = Buffer.alloc(pieceBytes);
      for (let at = 0; at < size;) {
        if (at === lockBytes) {
          at += page;
          continue;
        }
        const until = at < lockBytes ? Math.min(lockBytes, size) : size;
        signal?.throwIfAborted();
        const wanted = Math.min(pieceBytes, until - at);
        const { bytesRead } = await readFrom(readerOf(db), piece, 0, wanted, at);
        if (bytesRead === 0) throw new Error(`${db.name} ends at ${at} of ${size}`);
        await target.write(piece, 0, bytesRead, at);
        at += bytesRead;
      }
    } finally {
      await target.close();
    }
  } catch (error) {
    throw asDataError(error, file);
  } finally {
    db.pragma(`wal_autocheckpoint = ${kept}`);
  }
}

/**
 * A second handle on the file, opened once. It must not be closed while the database is open: POSIX locks belong to the
 * process, so closing any handle would release the locks that SQLite holds on the file.
 */
function readerOf(db: Connection): number {
  const known = readers.get(db);
  if (known !== undefined) return known;
  const opened = openSync(db.name, 'r');
  readers.set(db, opened);
  return opened;
}

/** Closes a database, and then the handle that was opened to copy it. */
export function closeDatabase(db: Connection): void {
  try {
    db.close();
  } finally {
    const reader = readers.get(db);
    readers.delete(db);
    if (reader !== undefined) closeSync(reader);
  }
}
