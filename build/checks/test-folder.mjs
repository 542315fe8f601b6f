import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `os.tmpdir()` reads: on Windows the first, elsewhere the second. */
const variable = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';

/**
 * Vitest's global setup: a run keeps its temporary files in one folder, which goes at its end. A test file's thread
 * ends without an 'exit' event, so a folder that its tests share cannot be left to the file to remove.
 * @returns {() => void}
 */
export function setup() {
  const before = tmpdir();
  const folder = mkdtempSync(join(before, 'vestibule-tests-'));
  process.env[variable] = folder;
  return () => {
    process.env[variable] = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
