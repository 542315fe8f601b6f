// The parts of every script that must work before anything is installed: no dependency, Node 20.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';
import { SentenceError } from './sentence.mjs';

/** The folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The SQLite addon needs Node-API 10; below this version it crashes the process. */
export const minimumNode = '22.14.0';

/** @typedef {{ path: string, version: string }} NodeBinary */
/** @typedef {NodeBinary & { args: string[] }} Toolchain a Node with the arguments that it needs to run TypeScript */

/**
 * Below 0 when version `a` is older than `b`, 0 when alike; anything after the three numbers is ignored.
 * @param {string} a
 * @param {string} b
 */
export function compareVersions(a, b) {
  const [left, right] = [a, b].map((text) => text.replace(/^v/, '').split(/[.+-]/).map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The first candidate that is new enough; the running Node is asked first, so nothing switches without need.
 * @param {(NodeBinary | undefined)[]} candidates
 * @returns {NodeBinary | undefined}
 */
export function pickNode(candidates) {
  return candidates.find((node) => node && compareVersions(node.version, minimumNode) >= 0);
}

/**
 * What this version of Node must be told to run `.ts` files as they are.
 * @param {string} version
 * @returns {string[]}
 */
export function typeStrippingArgs(version) {
  const old =
    compareVersions(version, '22.18.0') < 0 ||
    (compareVersions(version, '23.0.0') >= 0 && compareVersions(version, '23.6.0') < 0);
  return old ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'] : [];
}

/**
 * The Node that the lockfile brought for this platform, if it did.
 * @param {string} folder the checkout
 * @returns {NodeBinary | undefined}
 */
export function lockfileNode(folder, platform = process.platform, arch = process.arch) {
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const home = join(folder, 'node_modules', name);
  const path = join(home, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path)) return undefined;
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  );
  return { path, version };
}

/**
 * Installs what is missing and returns the Node to go on with; one line on stderr tells of either.
 * @returns {Promise<Toolchain>}
 */
export async function ensureToolchain() {
  await installIfNeeded(root);
  const current = { path: process.execPath, version: process.versions.node };
  const node = pickNode([current, lockfileNode(root)]);
  if (!node) {
    throw new SentenceError(
      `Vestibule needs Node ${minimumNode} or newer and this is ${current.version}: install Node 24 and run the same command again.`,
    );
  }
  if (node.path !== current.path) {
    process.stderr.write(
      `This is Node ${current.version}; going on with Node ${node.version} from node_modules.\n`,
    );
  }
  return { ...node, args: typeStrippingArgs(node.version) };
}
