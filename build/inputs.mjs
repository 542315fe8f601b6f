import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @typedef {'client' | 'main' | 'preload'} EnvironmentName a part of the build, with a folder of its own in dist/ */

/** @type {readonly EnvironmentName[]} */
export const environmentNames = ['client', 'main', 'preload'];

const common = ['shared', 'vite.config.ts', 'package-lock.json'];

/** What each part of the build is made from. */
const inputs = {
  client: ['renderer', ...common],
  main: ['electron', 'package.json', ...common],
  preload: ['electron', ...common],
};

/**
 * Every file below a folder, sorted, as paths with forward slashes relative to the checkout.
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    })
    .sort();
}

/**
 * Whether a file can change the outcome of a build; tests and prose cannot.
 * @param {string} path
 */
export function isBuildInput(path) {
  return !/\.test\.tsx?$|\.md$|(^|\/)tsconfig\.json$/.test(path);
}

/**
 * A hash over names and contents of everything that a part of the build is made from.
 * @param {string} root
 * @param {EnvironmentName} name
 */
export function inputsHash(root, name) {
  const hash = createHash('sha256');
  for (const input of inputs[name]) {
    if (!existsSync(join(root, input))) continue;
    const files = /\.\w+$/.test(input) ? [input] : filesBelow(root, input).filter(isBuildInput);
    for (const file of files) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * The parts whose output is missing or was made from something else.
 * @param {string} root
 * @param {readonly EnvironmentName[]} wanted
 */
export function staleEnvironments(root, wanted) {
  return wanted.filter((name) => {
    const stamp = stampFile(root, name);
    return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== inputsHash(root, name);
  });
}

/**
 * Builds one part between taking its inputs' hash and stamping it: a file that changes meanwhile, or a
 * build that fails, leaves the part stale.
 * @param {string} root
 * @param {EnvironmentName} name
 * @param {() => Promise<unknown>} build
 */
export async function buildStamped(root, name, build) {
  const hash = inputsHash(root, name);
  const stamp = stampFile(root, name);
  rmSync(stamp, { force: true });
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/**
 * @param {string} root
 * @param {EnvironmentName} name
 */
function stampFile(root, name) {
  return join(root, 'dist', '.stamps', name);
}
