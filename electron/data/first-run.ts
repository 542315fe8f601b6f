import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asDataError, DataError } from './data-error.ts';
import { syncFolder } from './durable.ts';

/**
 * Name of the marker of a first run that has started and not ended. A folder without the marker and without any file
 * of a branch is new. A folder without the marker that has such files but lacks a database has lost it: no first run
 * there.
 */
export const firstRunFile = 'branch.new';

/** Names of a branch's files in its folder, apart from the marker and the lock. */
const ofABranch =
  /^(branch\.db(-wal|-shm)?|book\.db(-wal|-shm|-damaged)?|branch\.(heads|anchor|backups|key|key\.sealed)(\.new)?|branch\.loss-.*|reports|before-restore-.*|restore\..*|set-aside-.*)$/;

/** The files of a branch in a folder, sorted; empty if there are none, or no folder. @throws DataError */
export function branchFilesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => ofABranch.test(name))
      .sort();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return [];
    throw asDataError(error, dir);
  }
}

/** Whether a folder's first run has not ended: it is new, or has the marker. */
export function inFirstRun(dir: string): boolean {
  return branchFilesIn(dir).length === 0 || isThere(join(dir, firstRunFile));
}

/** Marks a folder as new, durably, before anything else is created in it. @returns whether it was not marked yet */
export function markFirstRun(dir: string): boolean {
  const file = join(dir, firstRunFile);
  if (isThere(file)) return false;
  writeFileSync(file, '', { mode: 0o600, flag: 'wx', flush: true });
  syncFolder(dir);
  return true;
}

/** Whether a file exists and is not empty. */
export function hasBytes(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** @throws DataError branch-missing, naming the files that are there */
export function requireBranch(dir: string): void {
  if (hasBytes(join(dir, 'branch.db'))) return;
  const there = branchFilesIn(dir).filter((name) => !name.startsWith('branch.db'));
  throw new DataError('branch-missing', `${join(dir, 'branch.db')} (${there.join(', ')})`);
}

/** Removes what a failed first run has created; none of it was used. */
export function removeBranch(dir: string): void {
  try {
    // The marker last, so that an interrupted removal still counts as a first run.
    for (const name of [...branchFilesIn(dir), firstRunFile]) {
      rmSync(join(dir, name), { recursive: true, force: true });
    }
  } catch {
    // The disk cannot be written; the files stay.
  }
}
