import Database from 'better-sqlite3';
import { join } from 'node:path';
import { asDataError, DataError } from './data-error.ts';

/** Held for as long as this process owns a data folder. */
export interface FolderLock {
  release(): void;
}

/**
 * Locks the data folder for this process, by SQLite's exclusive lock on a file of its own. The operating system
 * releases it when the process ends, however it ends, so there is no stale lock to clear.
 * @throws DataError in-use, no-permission, disk-full
 */
export function lockFolder(dataDir: string): FolderLock {
  const file = join(dataDir, 'branch.lock');
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: 0 });
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    return { release: () => held.close() };
  } catch (error) {
    db?.close();
    const code = (error as { code?: unknown }).code;
    if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') {
      throw new DataError('in-use', dataDir, error);
    }
    throw asDataError(error, dataDir);
  }
}
