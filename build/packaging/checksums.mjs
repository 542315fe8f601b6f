import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What a branch installs, by the end of its name. */
const installed = /\.(AppImage|deb|dmg|exe|tar\.gz|zip)$/;
export const checksumsFile = 'SHA256SUMS';

/**
 * Writes the SHA-256 of every package in a folder as `sha256sum --check` reads it.
 * @param {string} folder
 * @returns {Promise<string[]>} the names of the packages
 */
export async function writeChecksums(folder) {
  const names = readdirSync(folder)
    .filter((name) => installed.test(name))
    .sort();
  const lines = [];
  for (const name of names) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, name)), hash);
    lines.push(`${hash.digest('hex')}  ${name}\n`);
  }
  if (lines.length > 0) writeFileSync(join(folder, checksumsFile), lines.join(''));
  return names;
}
