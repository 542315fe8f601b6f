import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asDataError, DataError } from './data-error.ts';
import { syncFolder } from './durable.ts';

/**
 * Name of the marker of a first run that has begun and not ended. A folder without it and without anything of a branch is
 * new; one without it that lacks a database has lost that database, and nobody may begin a branch in it.
 */
export const firstRunFile = 'branch.new';

/** Names of what a branch leaves in its folder, apart from the marker and the lock. */
const ofABranch =
  /^(branch\.db(-wal|-shm)?|book\.db(-wal|-shm)?|branch\.(heads|anchor|key|key\.sealed)(\.new)?|branch\.loss-.*|reports|before-restore-.*|restore\..*|set-aside-.*)$/;

/** What of a branch lies in a folder, sorted; empty where nothing does, or where there is no folder. @throws DataError */
export function tracesOf(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => ofABranch.test(name))
      .sort();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return [];
    throw asDataError(error, dir);
  }
}

/** Whether the first run of a folder has not ended: it is new, or its marker is there. */
export function inFirstRun(dir: string): boolean {
  return tracesOf(dir).length === 0 || isThere(join(dir, firstRunFile));
}

/** Marks a folder as new, durably, before anything else is made in it. @returns whether it was not yet */
export function markFirstRun(dir: string): boolean {
  const file = join(dir, firstRunFile);
  if (isThere(file)) return false;
  writeFileSync(file, '', { mode: 0o600, flag: 'wx', flush: true });
  syncFolder(dir);
  return true;
}

/** Whether a file is there with something in it. */
export function hasBytes(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** @throws DataError branch-missing, naming what is there without it */
export function expectBranch(dir: string): void {
  if (hasBytes(join(dir, 'branch.db'))) return;
  const there = tracesOf(dir).filter((name) => !name.startsWith('branch.db'));
  throw new DataError('branch-missing', `${join(dir, 'branch.db')} (${there.join(', ')})`);
}

/** What a first run had made before it failed: none of it was ever used. What cannot be removed stays. */
export function removeBranch(dir: string): void {
  try {
    // The marker last: until then the folder says that its first run has not ended.
    for (const name of [...tracesOf(dir), firstRunFile]) {
      rmSync(join(dir, name), { recursive: true, force: true });
    }
  } catch {
    // A disk that refuses to be written.
  }
}
