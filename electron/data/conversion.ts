import { existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { asDataError, DataError } from './data-error.ts';
import { openDatabase } from './database.ts';
import type { BookAccess } from './folder.ts';
import type { KeyKeeper } from './key.ts';
import { lockFolder } from './lock.ts';
import { versionOf } from './migrate.ts';
import { bookCosts } from './migrations/book-costs.ts';
import { bookMigrations } from './migrations/book.ts';

/** A book that an older console wrote, with its folder locked. */
export interface OlderBook {
  readonly access: BookAccess;
  /** Lets the folder go, converted or not. */
  release(): void;
}

/**
 * Looks whether the book of a folder has to be converted before it can be opened; null where it has not.
 * @throws DataError, among them newer-database, and no-room where less space is left than a conversion may take
 */
export function olderBook(dir: string, keeper: KeyKeeper): OlderBook | null {
  const file = join(dir, 'book.db');
  if (!existsSync(file)) return null;
  const lock = lockFolder(dir);
  try {
    const access = { file, key: keeper.keyFor(dir, true) };
    const book = openDatabase({ ...access, migrations: bookMigrations, existing: true });
    const version = versionOf(book, bookMigrations, file);
    book.close();
    if (version < bookMigrations.length) {
      expectRoom(file);
      return { access, release: () => lock.release() };
    }
    lock.release();
    return null;
  } catch (error) {
    lock.release();
    throw asDataError(error, dir);
  }
}

/** A step writes beside the old rows, and at most as much: once into the write-ahead file, once into the book. */
function expectRoom(book: string): void {
  const needed = statSync(book).size;
  const { bavail, bsize } = statfsSync(book);
  const free = bavail * bsize;
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
  if (free < needed) {
    throw new DataError('no-room', `${book} (${megabytes(free)} < ${megabytes(needed)})`);
  }
}

/**
 * Brings an older book up to this version, each step whole or not at all: ended at any moment, it goes on from the last
 * step that was done. @param converted told how far it is; may throw to stop @throws DataError
 */
export function convertBook({ file, key }: BookAccess, converted: (done: number) => void): void {
  openDatabase({
    file,
    key,
    migrations: bookMigrations,
    cacheMegabytes: 64,
    watch: { costs: bookCosts, converted },
  }).close();
}
