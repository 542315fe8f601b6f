import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { closeDatabase } from './copy.ts';
import { asDataError } from './data-error.ts';
import { openDatabase, type Connection } from './database.ts';
import type { DatabaseKey, KeyKeeper } from './key.ts';
import { lockFolder } from './lock.ts';
import { bookMigrations } from './migrations/book.ts';
import { branchMigrations } from './migrations/branch.ts';

/**
 * A branch's data folder, open and owned by this process. Two files, because SQLite has one writer per file: a long
 * import into the book must never make an act on the floor wait.
 */
export interface DataFolder {
  readonly dir: string;
  /** `branch.db`: the log, staff and settings. Small, precious, written on every act; this is its only connection. */
  readonly branch: Connection;
  /** `book.db`: clients, balances, scores. Large, rebuildable, written by import and scoring workers. */
  readonly book: Connection;
  /** What a worker needs for a connection of its own to the book. */
  readonly bookAccess: BookAccess;
  close(): void;
}

/** Enough to open the book from a worker thread. */
export interface BookAccess {
  readonly file: string;
  readonly key: DatabaseKey;
}

/**
 * Room for the scores of a million clients (9 MB), the inner pages of every search and a third of a city's cards: a page
 * that is not there is read and deciphered, 3 µs of the 25 µs of a recognition. Memory is taken only as it fills; a
 * branch's day touches about 16 MB.
 */
const bookCacheMegabytes = 64;

/** Opens the data folder, making it when it does not exist. @throws DataError */
export function openFolder(dir: string, keeper: KeyKeeper): DataFolder {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDataError(error, dir);
  }
  const lock = lockFolder(dir);
  const opened: Connection[] = [];
  try {
    const branchFile = join(dir, 'branch.db');
    const bookFile = join(dir, 'book.db');
    const key = keyOf(dir, keeper, existsSync(branchFile) || existsSync(bookFile));
    const branch = openDatabase({
      file: branchFile,
      key,
      migrations: branchMigrations,
      alone: true,
    });
    opened.push(branch);
    const book = openDatabase({
      file: bookFile,
      key,
      migrations: bookMigrations,
      cacheMegabytes: bookCacheMegabytes,
    });
    opened.push(book);
    return {
      dir,
      branch,
      book,
      bookAccess: { file: bookFile, key },
      close() {
        closeAll(opened, lock);
      },
    };
  } catch (error) {
    closeAll(opened, lock);
    throw error;
  }
}

/** Closes each and lets go of the folder, whatever fails on the way. @throws the first failure */
function closeAll(opened: readonly Connection[], lock: { release(): void }): void {
  const failed: unknown[] = [];
  for (const act of [...opened.map((db) => () => closeDatabase(db)), () => lock.release()]) {
    try {
      act();
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
}

/** Opens a copy of one of the databases, brought up to this version's schema. @throws DataError */
export function openCopy(file: string, key: DatabaseKey): Connection {
  const migrations = basename(file) === 'branch.db' ? branchMigrations : bookMigrations;
  return openDatabase({ file, key, migrations, alone: true });
}

/** A worker's own connection to the book of a folder that its parent has open. @throws DataError */
export function openBook(access: BookAccess): Connection {
  return openDatabase({
    ...access,
    migrations: bookMigrations,
    existing: true,
  });
}

function keyOf(dir: string, keeper: KeyKeeper, databaseExists: boolean): DatabaseKey {
  try {
    return keeper.keyFor(dir, databaseExists);
  } catch (error) {
    throw asDataError(error, dir);
  }
}
