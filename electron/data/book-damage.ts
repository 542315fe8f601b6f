import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { isDamage } from './data-error.ts';

/*
 * SQLite's errors do not say which file they are about. Those of the client book must be told apart from those of the
 * branch's own file: the book can be rebuilt from the bank's files, and the queue goes on without it. A mark beside the
 * book keeps what was found while serving until the next opening, which checks the whole file.
 */

const markOf = (book: string) => `${book}-damaged`;

/** Whether damage was found in a book since it was last opened. */
export function isMarkedDamaged(book: string): boolean {
  return existsSync(markOf(book));
}

/** Removes the mark: the book was checked and is sound, or is set aside. */
export function unmarkDamaged(book: string): void {
  rmSync(markOf(book), { force: true });
}

function mark(book: string): void {
  try {
    const handle = openSync(markOf(book), 'a', 0o600);
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // The disk cannot be written. The error itself is reported all the same, and found again.
  }
}

type Call = (this: unknown, ...args: unknown[]) => unknown;

/** Lets the errors of a connection to the book name its file, and marks the book when one of them means damage. */
export function nameErrorsOf(db: Database): void {
  const { name: file } = db;
  let marked = false;
  const about = (error: unknown): unknown => {
    const code = (error as { code?: unknown } | null)?.code;
    if (!(error instanceof Error) || typeof code !== 'string') return error;
    if (isDamage(code) && !marked) {
      marked = true;
      mark(file);
    }
    return Object.assign(error, { subject: file });
  };
  const naming = (call: Call, then = (result: unknown) => result): Call =>
    function named(this: unknown, ...args) {
      try {
        return then(call.apply(this, args));
      } catch (error) {
        throw about(error);
      }
    };
  const name = (on: object, method: string, then?: (result: unknown) => unknown): void => {
    Object.defineProperty(on, method, { value: naming(Reflect.get(on, method) as Call, then) });
  };
  const nameIterator = (iterator: unknown): unknown => {
    name(iterator as object, 'next');
    return iterator;
  };
  name(db, 'exec');
  name(db, 'pragma');
  name(db, 'prepare', (statement) => {
    for (const method of ['get', 'all', 'run']) name(statement as object, method);
    name(statement as object, 'iterate', nameIterator);
    return statement;
  });
}
