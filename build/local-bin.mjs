import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SentenceError } from './sentence.mjs';

/**
 * The JavaScript file behind a name in node_modules/.bin, to be run by a Node of our choice: the link's
 * target, or on Windows what npm's shell shim points at.
 * @param {string} folder the checkout
 * @param {string} name such as `vite`
 */
export function localBin(folder, name) {
  const bin = join(folder, 'node_modules', '.bin');
  const link = join(bin, name);
  if (!existsSync(link))
    throw new SentenceError(`There is no command "${name}" in node_modules.`, 2);
  const target = realpathSync(link);
  if (target !== resolve(realpathSync(bin), name)) return target;
  const pointed = shimTarget(readFileSync(target, 'utf8'));
  if (!pointed) throw new SentenceError(`"${name}" in node_modules cannot be run by Node.`, 2);
  return resolve(bin, pointed);
}

/**
 * The script, relative to .bin, that a shell shim of npm starts.
 * @param {string} shim
 */
export function shimTarget(shim) {
  return /"\$basedir\/(\.\.\/[^"]+)" "\$@"/.exec(shim)?.[1];
}
