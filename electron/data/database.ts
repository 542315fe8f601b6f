import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { nameErrorsOf } from './book-damage.ts';
import { asDataError, DataError } from './data-error.ts';
import type { DatabaseKey } from './key.ts';
import { migrate, versionOf, type Migration } from './migrate.ts';

/** An open, keyed connection. */
export type Connection = Database.Database;

/** How to open a database file. */
export interface OpenOptions {
  readonly file: string;
  readonly key: DatabaseKey;
  readonly migrations: readonly Migration[];
  /** A second connection, for a worker: no migrations, and the file must exist. */
  readonly existing?: boolean;
  /** Exclusive mode: no other connection opens this file, so an act needs no locking calls. */
  readonly alone?: boolean;
  /** The book of a branch: its errors name the file, and damage is remembered until the next opening. */
  readonly isBook?: boolean;
  /** Size of the cache of decrypted pages; default 16. */
  readonly cacheMegabytes?: number;
}

const plainHeader = 'SQLite format 3';

/**
 * Opens an encrypted database: key first, then durability settings, then pending migrations.
 * The cipher is AEGIS-256 (see docs/decisions). A plain file is refused, never read.
 * @throws DataError
 */
export function openDatabase(options: OpenOptions): Connection {
  const { file } = options;
  // The file is open in this process already, so its header must not be read here (see headerOf).
  if (options.existing) return connect(options);
  if (!existsSync(file)) create(options);
  if (headerOf(file) === plainHeader) throw new DataError('plain-database', file);
  return connect(options);
}

/** Creates the file for its owner only: SQLite would create it for whoever the umask allows. */
function create(options: OpenOptions): void {
  const { file } = options;
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    throw asDataError(error, file);
  }
  connect(options).close();
}

function connect(options: OpenOptions): Connection {
  const { file } = options;
  let db: Connection | undefined;
  try {
    db = new Database(file, {
      fileMustExist: options.existing ?? false,
      timeout: 10_000,
    });
    db.pragma(`cipher='aegis'`);
    db.pragma(`key='raw:${options.key}'`);
    // Must be set before the first read: only then does SQLite lock the file for good and use no shared memory.
    if (options.alone) db.pragma('locking_mode = EXCLUSIVE');
    if (options.isBook && options.existing) nameErrorsOf(db);
    proveKey(db, options);
    // Only now: with a wrong key every page looks damaged.
    if (options.isBook && !options.existing) nameErrorsOf(db);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // On macOS a plain fsync leaves the bytes in the drive's cache; elsewhere this changes nothing.
    db.pragma('fullfsync = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('temp_store = MEMORY');
    if (options.cacheMegabytes !== undefined) {
      db.pragma(`cache_size = -${options.cacheMegabytes * 1000}`);
    }
    if (options.existing) versionOf(db, options.migrations, file);
    else migrate(db, options.migrations, file);
    return db;
  } catch (error) {
    db?.close();
    throw asDataError(error, file);
  }
}

/** The first read proves the key; a wrong one fails here, before anything is written. */
function proveKey(db: Connection, { file, existing }: OpenOptions): void {
  try {
    db.prepare('SELECT count(*) FROM sqlite_master').get();
  } catch (error) {
    // A second connection has the key of the first, which was right.
    if (existing || (error as { code?: unknown }).code !== 'SQLITE_NOTADB') throw error;
    throw new DataError('wrong-key', file, error);
  }
}

/** Runs `work` in one immediate transaction. An error rolls it back, and is thrown as a DataError if it is one. */
export function inTransaction<T>(db: Connection, work: () => T): T {
  try {
    return db.transaction(work).immediate();
  } catch (error) {
    throw asDataError(error, db.name);
  }
}

/** Snapshot reads: everything that `read` reads is of one state of the database. */
export function snapshotsOf(db: Connection): <T>(read: () => T) => T {
  const begin = db.prepare('BEGIN');
  const end = db.prepare('COMMIT');
  const within = (): boolean => db.inTransaction;
  return (read) => {
    if (within()) return read();
    begin.run();
    let found;
    try {
      found = read();
    } catch (error) {
      // The error may have ended the transaction already.
      if (within()) end.run();
      throw error;
    }
    end.run();
    return found;
  };
}

/** Writes a consistent copy, encrypted with the same key. The copy is not synced. */
export function copyInto(db: Connection, file: string): void {
  db.prepare('VACUUM INTO ?').run(file);
}

/** SQLite's integrity check: empty if sound, else the first findings. */
export function integrityFindings(db: Connection): string[] {
  try {
    const rows = db.pragma('integrity_check(5)') as {
      integrity_check: string;
    }[];
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/**
 * Reads the file's first bytes. Only while this process has no connection to the file: on POSIX systems closing any
 * handle on a file releases every lock that the process holds on it, also SQLite's, and another process could write.
 */
function headerOf(file: string): string {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    throw asDataError(error, file);
  }
  try {
    const bytes = Buffer.alloc(plainHeader.length);
    readSync(handle, bytes, 0, bytes.length, 0);
    return bytes.toString('latin1');
  } finally {
    closeSync(handle);
  }
}
