import { mkdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { closeDatabase } from './copy.ts';
import { asDataError, DataError } from './data-error.ts';
import { isMarkedDamaged, unmarkDamaged } from './book-damage.ts';
import { integrityFindings, openDatabase, type Connection } from './database.ts';
import { syncFolder } from './durable.ts';
import {
  requireBranch,
  firstRunFile,
  hasBytes,
  inFirstRun,
  markFirstRun,
  removeBranch,
  branchFilesIn,
} from './first-run.ts';
import type { DatabaseKey, KeyKeeper } from './key.ts';
import { lockFolder } from './lock.ts';
import { bookMigrations } from './migrations/book.ts';
import { branchMigrations } from './migrations/branch.ts';
import { restrictToOwner } from './owner-only.ts';
import { finishRestore } from './restore-journal.ts';
import { removeCopies, copyWriteAhead, damagedFrames } from './write-ahead.ts';

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
  /** What was found and corrected while opening, for the person who opened the folder. */
  readonly notices: readonly DataNotice[];
  /** Whether nobody has set up a branch here yet. */
  isFirstRun(): boolean;
  /** The branch is set up: from now on a missing database is a loss. */
  endFirstRun(): void;
  close(): void;
}

/** Something that was found while opening, and what was done about it. */
export interface DataNotice {
  readonly code:
    | 'kept-to-owner' // others could read or write it; now they cannot
    | 'write-ahead-damaged' // the file as it was found has been copied; the subject is the copy
    | 'restore-finished' // an interrupted restore was finished
    | 'book-set-aside' // it was found damaged while serving, and an empty one was created; the subject is its place
    | 'book-renewed'; // an empty book was created, as requested; the subject is the old one's place
  readonly subject: string;
}

/** Enough to open the book from a worker thread. */
export interface BookAccess {
  readonly file: string;
  readonly key: DatabaseKey;
}

/** How to open a data folder. */
export interface FolderOptions {
  /** Sets the present book aside and creates an empty one, because a person has requested it. */
  readonly newBook?: boolean;
  /** Sets a book aside that was found damaged while serving and still is, and creates an empty one. */
  readonly replaceDamagedBook?: boolean;
}

/**
 * Room for the scores of a million clients (9 MB), the inner pages of every search and a third of a city's cards. A
 * page outside the cache has to be read and decrypted: 3 µs of the 25 µs of a recognition. Memory is used only as the
 * cache fills; a branch's day needs about 16 MB.
 */
const bookCacheMegabytes = 64;

/**
 * Opens the data folder, and creates it if there is no file of a branch. A branch that has lost one of its files is
 * refused, never replaced by a new one.
 * @throws DataError
 */
export function openFolder(
  dir: string,
  keeper: KeyKeeper,
  { newBook = false, replaceDamagedBook = false }: FolderOptions = {},
): DataFolder {
  const made = makeFolder(dir);
  let lock;
  try {
    lock = lockFolder(dir);
  } catch (error) {
    if (made !== null) removeMade(dir, made);
    throw error;
  }
  const notices: DataNotice[] = [];
  const opened: Connection[] = [];
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  let fresh = false;
  try {
    for (const name of restrictToOwner(dir))
      notices.push({ code: 'kept-to-owner', subject: join(dir, name) });
    if (finishRestore(dir)) notices.push({ code: 'restore-finished', subject: dir });
    const branchFile = join(dir, 'branch.db');
    const bookFile = join(dir, 'book.db');
    const first = inFirstRun(dir);
    fresh = first && branchFilesIn(dir).length === 0 && markFirstRun(dir);
    if (!first) requireBranch(dir);
    const key = keyOf(dir, keeper, hasBytes(branchFile) || hasBytes(bookFile));
    const branch = openFound(branchFile, key, opened, notices, stamp, bookFile);
    if (newBook) notices.push({ code: 'book-renewed', subject: putBookAside(dir, stamp) });
    else if (!first && !hasBytes(bookFile)) throw new DataError('book-missing', bookFile);
    const openIt = () => openFound(bookFile, key, opened, notices, stamp, branchFile);
    const wasDamaged = replaceDamagedBook && isMarkedDamaged(bookFile);
    const sound = wasDamaged ? ifSound(openIt, opened) : openIt();
    if (!sound) notices.push({ code: 'book-set-aside', subject: putBookAside(dir, stamp) });
    const book = sound ?? openIt();
    syncFolder(dir);
    return {
      dir,
      branch,
      book,
      bookAccess: { file: bookFile, key },
      notices,
      isFirstRun: () => statSync(join(dir, firstRunFile), { throwIfNoEntry: false }) !== undefined,
      endFirstRun() {
        rmSync(join(dir, firstRunFile), { force: true });
        syncFolder(dir);
      },
      close() {
        closeAll(opened, lock);
      },
    };
  } catch (error) {
    // What failed first is what counts, and the lock goes whatever else fails.
    try {
      closeAll(opened, { release: () => undefined });
      if (fresh) removeBranch(dir);
    } catch {
      // The error below is about the same files.
    } finally {
      lock.release();
    }
    if (made !== null) removeMade(dir, made);
    throw asDataError(error, dir);
  }
}

/** Opens one of the two databases. Adds a notice if part of its write-ahead file could not be read. */
function openFound(
  file: string,
  key: DatabaseKey,
  opened: Connection[],
  notices: DataNotice[],
  stamp: string,
  other: string,
): Connection {
  const isBranch = basename(file) === 'branch.db';
  const found = copyWriteAhead(file, stamp, isBranch);
  try {
    const db = isBranch
      ? openDatabase({ file, key, migrations: branchMigrations, alone: true })
      : openDatabase({
          ...{ file, key, migrations: bookMigrations, isBook: true },
          cacheMegabytes: bookCacheMegabytes,
        });
    opened.push(db);
    const copy = damagedFrames(db, found);
    if (copy !== null) notices.push({ code: 'write-ahead-damaged', subject: copy });
    return db;
  } catch (error) {
    removeCopies(found);
    if (!(error instanceof DataError) || error.code !== 'wrong-key') throw error;
    // If the key opens the other database it is right, and the first page of this one was changed.
    if (!opens(other, key, opened)) throw error;
    throw new DataError(isBranch ? 'damaged' : 'book-damaged', file, error);
  }
}

function opens(file: string, key: DatabaseKey, opened: readonly Connection[]): boolean {
  if (opened.some((db) => db.name === file)) return true;
  if (!hasBytes(file)) return false;
  try {
    openDatabase({ file, key, migrations: bookMigrations, existing: true }).close();
    return true;
  } catch {
    return false;
  }
}

/** Opens a book that was found damaged and checks all of it: the disk may only have failed to read it. */
function ifSound(open: () => Connection, opened: Connection[]): Connection | null {
  try {
    const db = open();
    if (integrityFindings(db).length === 0) {
      unmarkDamaged(db.name);
      return db;
    }
    opened.splice(opened.indexOf(db), 1);
    closeDatabase(db);
  } catch (error) {
    if (!(error instanceof DataError) || error.code !== 'book-damaged') throw error;
  }
  return null;
}

/** Renames the files of the present book. @returns the new name */
function putBookAside(dir: string, stamp: string): string {
  unmarkDamaged(join(dir, 'book.db'));
  const aside = join(dir, `set-aside-${stamp}-book.db`);
  for (const end of ['-wal', '-shm', '']) {
    const file = join(dir, `book.db${end}`);
    if (statSync(file, { throwIfNoEntry: false })) renameSync(file, `${aside}${end}`);
  }
  return aside;
}

/** Creates the folder if it is missing. @returns the first folder created; null: it existed. @throws DataError */
export function makeFolder(dir: string): string | null {
  try {
    return mkdirSync(dir, { recursive: true, mode: 0o700 }) ?? null;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new DataError('not-a-folder', dir, error);
    // Node's answer where a parent cannot be created, for example on a read-only disk.
    if (code === 'ENOENT') throw new DataError('no-permission', dir, error);
    throw asDataError(error, dir);
  }
}

/** Removes a folder that {@link makeFolder} has created, with its lock. Any other file in it stays. */
export function removeMade(dir: string, made: string): void {
  try {
    rmSync(join(dir, 'branch.lock'), { force: true });
    for (let at = dir; ; at = join(at, '..')) {
      rmdirSync(at);
      if (at === made) return;
    }
  } catch {
    // The disk cannot be written.
  }
}

/** Closes all databases and releases the folder, even if one fails. @throws the first failure */
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

/** Opens a copy of one of the databases and migrates it to the present schema. @throws DataError */
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
    isBook: true,
  });
}

function keyOf(dir: string, keeper: KeyKeeper, databaseExists: boolean): DatabaseKey {
  try {
    return keeper.keyFor(dir, databaseExists);
  } catch (error) {
    throw asDataError(error, dir);
  }
}
