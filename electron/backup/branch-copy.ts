import { constants, copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Copies `branch.db` and its write-ahead file, which nobody has open. Opening the copy does not change the original.
 * @returns the copy
 */
export function copyOfBranch(dir: string, scratch: string): string {
  for (const name of ['branch.db', 'branch.db-wal']) {
    if (!existsSync(join(dir, name))) continue;
    copyFileSync(join(dir, name), join(scratch, name), constants.COPYFILE_FICLONE);
  }
  return join(scratch, 'branch.db');
}
