import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BookService } from '../client-data/index.ts';

/** The client book has real clients, so no invented ones may be added. */
export class BookHasClientsError extends Error {
  readonly code = 'book-has-clients';
  readonly subject: string;

  constructor(subject: string) {
    super(`the client book was imported from ${subject}`);
    this.name = 'BookHasClientsError';
    this.subject = subject;
  }
}

const prefix = 'demo-';

/** A folder in the data folder for the files of a demo. */
export function demoFolder(dir: string): string {
  return mkdtempSync(join(dir, prefix));
}

/**
 * Removes the invented clients and the files of a demo that was not completed. A book from other files is not changed.
 * @returns the other folders that the book was imported from; empty if there are none
 */
export function clearUnfinishedDemo(dir: string, book: BookService): readonly string[] {
  for (const name of readdirSync(dir)) {
    if (name.startsWith(prefix)) rmSync(join(dir, name), { recursive: true, force: true });
  }
  const isDemo = (folder: string) => dirname(folder) === dir && basename(folder).startsWith(prefix);
  const sources = book.sources();
  const others = sources.filter((folder) => !isDemo(folder));
  if (sources.length > 0 && others.length === 0) book.empty();
  return others;
}
