import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
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
  /** A second connection of a worker: no migrations, no file is made. */
  readonly existing?: boolean;
  /** No other connection will ever want this file while it is open: an act then needs no locks of the system. */
  readonly alone?: boolean;
  /** Pages kept deciphered in memory, at most; 16 where nothing is said. */
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
  // A worker's file is open in this process: its header must not be read beside SQLite (see headerOf).
  if (options.existing) return connect(options);
  if (!existsSync(file)) connect(options).close();
  if (headerOf(file) === plainHeader) throw new DataError('plain-database', file);
  return connect(options);
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
    // Before the first read: only then SQLite takes the file for this process, and no shared memory, however it was left.
    if (options.alone) db.pragma('locking_mode = EXCLUSIVE');
    proveKey(db, file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // On macOS a plain sync leaves the bytes in the drive's own memory; elsewhere this changes nothing.
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
function proveKey(db: Connection, file: string): void {
  try {
    db.prepare('SELECT count(*) FROM sqlite_master').get();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_NOTADB') throw error;
    throw new DataError('wrong-key', file, error);
  }
}

/** Runs `work` in one immediate transaction; an error rolls back and comes out as what it means. */
export function inTransaction<T>(db: Connection, work: () => T): T {
  try {
    return db.transaction(work).immediate();
  } catch (error) {
    throw asDataError(error, db.name);
  }
}

/** Makes reads of one moment: all that `read` asks of the connection is of the same state of the file. */
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
      // An error of the file may have ended it already.
      if (within()) end.run();
      throw error;
    }
    end.run();
    return found;
  };
}

/** Writes a copy, encrypted with the same key, as of this moment. The copy is not synced. */
export function copyInto(db: Connection, file: string): void {
  db.prepare('VACUUM INTO ?').run(file);
}

/** The database's own check of its pages and rows: empty when sound, else the first findings. */
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
 * Read only while this process has no connection to the file: closing any handle on a file lets go of every lock that the
 * process has on it (POSIX), SQLite's own among them, and another process could write.
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
