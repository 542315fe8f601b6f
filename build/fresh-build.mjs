import { join } from 'node:path';
import { staleEnvironments } from './inputs.mjs';
import { localBin } from './local-bin.mjs';
import { withLock } from './lock.mjs';
import { run, withNodeFirst } from './run.mjs';
import { SentenceError } from './sentence.mjs';
import { root } from './toolchain.mjs';

/**
 * Builds those of the wanted parts whose inputs changed since they were built.
 * @param {import('./toolchain.mjs').Toolchain} node
 * @param {readonly import('./inputs.mjs').EnvironmentName[]} wanted
 */
export async function ensureBuilt(node, wanted) {
  if (staleEnvironments(root, wanted).length === 0) return;
  await withLock(join(root, '.cache', 'build.lock'), async () => {
    const stale = staleEnvironments(root, wanted);
    if (stale.length > 0) await build(node, stale);
  });
}

/**
 * Builds the main process without the demo, into dist/without-demo/main; the build of `npm start` stays as it is.
 * @param {import('./toolchain.mjs').Toolchain} node
 */
export async function buildWithoutDemo(node) {
  await build(node, ['main'], { VESTIBULE_DEMO: 'none' });
}

/**
 * @param {import('./toolchain.mjs').Toolchain} node
 * @param {readonly string[]} names
 * @param {Record<string, string>} [how]
 */
async function build(node, names, how = {}) {
  process.stderr.write(`Building what changed: ${names.join(', ')}.\n`);
  const args = [
    localBin(root, 'vite'),
    'build',
    '--app',
    '--configLoader',
    'native',
    '--logLevel',
    'warn',
  ];
  const code = await run(node.path, [...node.args, ...args], {
    cwd: root,
    env: { ...withNodeFirst(node.path), VESTIBULE_BUILD: names.join(','), ...how },
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) {
    throw new SentenceError('The build failed; what has to be mended is written above.');
  }
}
