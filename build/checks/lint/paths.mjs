import { isBuiltin } from 'node:module';
import { posix, relative, sep } from 'node:path';
import { root } from '../../toolchain.mjs';

/**
 * A file's path in the checkout, with forward slashes.
 * @param {string} filename
 */
export function inCheckout(filename) {
  return relative(root, filename).split(sep).join('/');
}

/**
 * What an import means: a path in the checkout for a relative one, `node:fs`, or `npm:zod/v4`.
 * @param {string} specifier
 * @param {string} file the importing file, in the checkout
 */
export function importTarget(specifier, file) {
  if (specifier.startsWith('.'))
    return posix.join(posix.dirname(file), specifier.split('?')[0] ?? '');
  if (isBuiltin(specifier)) return `node:${specifier.replace(/^node:/, '')}`;
  return `npm:${specifier}`;
}

/**
 * Whether a file is a test or made for tests.
 * @param {string} file
 */
export function isTest(file) {
  return (
    /(\.(test|spec|fixture)|(^|\/)stand-in[\w-]*)\.tsx?$/.test(file) || /^(e2e|bench)\//.test(file)
  );
}
