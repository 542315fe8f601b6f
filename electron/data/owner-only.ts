import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './data-error.ts';
import { tracesOf } from './first-run.ts';

const forOthers = 0o077;
/** What this console had made in a folder before it was looked at. */
const own = /^branch\.(lock(-journal)?|new)$/;

/**
 * Takes away what others may do in a data folder and with its files. A folder that holds other things, such as a home or a
 * shared one, is not changed but refused. Windows has no mode bits: there the folder's own access list protects it.
 * @returns names that were mended; "." is the folder itself
 * @throws DataError folder-exposed
 */
export function keepToOwner(dir: string): string[] {
  if (process.platform === 'win32') return [];
  const traces = tracesOf(dir);
  const mended: string[] = [];
  if (isExposed(dir)) {
    const others = readdirSync(dir).filter((name) => !own.test(name));
    if (traces.length === 0 && others.length > 0) throw new DataError('folder-exposed', dir);
    mend(dir, 0o700);
    mended.push('.');
  }
  for (const name of traces) {
    const file = join(dir, name);
    // A key that others could read may have been read: that is for a person to judge (key.ts).
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
  // Some file systems take the change and keep what they had.
  if (isExposed(path)) throw new DataError('folder-exposed', path);
}
