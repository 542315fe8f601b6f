import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './data-error.ts';
import { syncFolder, writeFileAtomic } from './durable.ts';

/*
 * Replacing the files of a data folder takes several renames. A journal lists them before the first one. Whoever opens
 * the folder next completes them, so a process that is killed between two renames leaves the old branch or the new one.
 */

const journalFile = 'restore.journal';
/** The folder, inside the data folder, into which a backup is unpacked. */
export const incomingFolder = 'restore.incoming';

interface Journal {
  /** aside: old files are being moved away; placing: new files are being moved in; undoing: a rename failed. */
  readonly phase: 'aside' | 'placing' | 'undoing';
  /** Folder, inside the data folder, for the old files; null if there are none. */
  readonly aside: string | null;
  readonly old: readonly string[];
  readonly placed: readonly string[];
}

/**
 * Moves the old files to the folder `aside`, and those in {@link incomingFolder} into their place. An error undoes it.
 * The caller holds the folder's lock.
 */
export function replaceFiles(dir: string, plan: Omit<Journal, 'phase'>): void {
  write(dir, { phase: 'aside', ...plan });
  try {
    forward(dir, { phase: 'aside', ...plan });
  } catch (error) {
    // If not even this can be written, the next opening completes the restore.
    write(dir, { phase: 'undoing', ...plan });
    undo(dir, plan);
    throw error;
  }
}

/**
 * Completes or undoes an interrupted restore. @returns whether one was completed @throws DataError restore-unfinished
 */
export function finishRestore(dir: string): boolean {
  const file = join(dir, journalFile);
  if (!existsSync(file)) {
    // Files that were unpacked and never moved into place.
    for (const name of [incomingFolder, `${journalFile}.new`]) {
      rmSync(join(dir, name), { recursive: true, force: true });
    }
    return false;
  }
  try {
    const journal = read(file);
    if (journal.phase === 'undoing') undo(dir, journal);
    else forward(dir, journal);
    return journal.phase !== 'undoing';
  } catch (error) {
    throw new DataError('restore-unfinished', file, error);
  }
}

function forward(dir: string, journal: Journal): void {
  const { phase, aside, old, placed } = journal;
  if (phase === 'aside') {
    if (aside !== null) {
      mkdirSync(join(dir, aside), { recursive: true, mode: 0o700 });
      move(dir, old, '', aside);
    }
    write(dir, { ...journal, phase: 'placing' });
  }
  move(dir, placed, incomingFolder, '');
  end(dir);
}

function undo(dir: string, { aside, old, placed }: Omit<Journal, 'phase'>): void {
  for (const name of placed) {
    // A file that left the incoming folder was moved into place, unless the old file is still there.
    const put = !existsSync(join(dir, incomingFolder, name));
    const oldIsAside = aside === null || !old.includes(name) || existsSync(join(dir, aside, name));
    if (put && oldIsAside) move(dir, [name], '', incomingFolder);
  }
  if (aside !== null) {
    move(dir, old, aside, '');
    if (existsSync(join(dir, aside))) rmdirSync(join(dir, aside));
  }
  end(dir);
}

/** Moves the files that are there: an interrupted process may have moved some already. */
function move(dir: string, names: readonly string[], from: string, to: string): void {
  for (const name of names) {
    const source = join(dir, from, name);
    if (existsSync(source)) renameSync(source, join(dir, to, name));
  }
  for (const folder of [from, to]) {
    if (existsSync(join(dir, folder))) syncFolder(join(dir, folder));
  }
}

function end(dir: string): void {
  rmSync(join(dir, journalFile), { force: true });
  syncFolder(dir);
  rmSync(join(dir, incomingFolder), { recursive: true, force: true });
}

function write(dir: string, journal: Journal): void {
  const text = JSON.stringify(journal);
  writeFileAtomic(join(dir, journalFile), `${sumOf(text)} ${text}\n`);
}

function read(file: string): Journal {
  const [, sum, text = ''] = /^(\S+) (.*)\n$/.exec(readFileSync(file, 'utf8')) ?? [];
  if (sum !== sumOf(text)) throw new Error('the journal was changed');
  return JSON.parse(text) as Journal;
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
