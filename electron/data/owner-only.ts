import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './data-error.ts';
import { branchFilesIn } from './first-run.ts';

const forOthers = 0o077;
/** Files that this console has created in the folder before the check. */
const own = /^branch\.(lock(-journal)?|new)$/;

/**
 * Restricts a data folder and its files to their owner. A folder with other content, such as a home folder or a share,
 * is not changed but refused. Windows has no mode bits: there the folder's access list protects it.
 * @returns names that were changed; "." is the folder itself
 * @throws DataError folder-exposed
 */
export function restrictToOwner(dir: string): string[] {
  if (process.platform === 'win32') return [];
  const traces = branchFilesIn(dir);
  const mended: string[] = [];
  if (isExposed(dir)) {
    const others = readdirSync(dir).filter((name) => !own.test(name));
    if (traces.length === 0 && others.length > 0) throw new DataError('folder-exposed', dir);
    mend(dir, 0o700);
    mended.push('.');
  }
  for (const name of traces) {
    const file = join(dir, name);
    // A key that others could read may have been read, so a person has to decide (key.ts refuses it).
    if (name === 'branch.key' || !existsSync(file) || !isExposed(file)) continue;
    mend(file, statSync(file).isDirectory() ? 0o700 : 0o600);
    mended.push(name);
  }
  return mended;
}

function isExposed(path: string): boolean {
  return (statSync(path).mode & forOthers) !== 0;
}

function mend(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    throw new DataError('folder-exposed', path, error);
  }
  // Some file systems ignore the change without an error.
  if (isExposed(path)) throw new DataError('folder-exposed', path);
}
