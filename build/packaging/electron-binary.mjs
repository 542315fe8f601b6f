import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, withNodeFirst } from '../run.mjs';

/**
 * The Electron program, found as the electron package finds it (its index.js), but never fetched here.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function installedElectron(root, env = process.env) {
  const home = join(root, 'node_modules', 'electron');
  const pathFile = join(home, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const program = join(override, name ?? 'electron');
    return existsSync(program) ? program : undefined;
  }
  if (!name) return undefined;
  const program = join(home, 'dist', name);
  return existsSync(program) && isExpectedVersion(home) ? program : undefined;
}

/** @param {string} home */
function isExpectedVersion(home) {
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  );
  const file = join(home, 'dist', 'version');
  return existsSync(file) && readFileSync(file, 'utf8').replace(/^v/, '').trim() === version;
}

/**
 * Why no Electron window can be opened here whatever is installed, or undefined when one can.
 * @param {{ platform: string, env: NodeJS.ProcessEnv, uid: number | undefined }} machine
 * @returns {string | undefined}
 */
export function windowObstacle({ platform, env, uid }) {
  if (platform !== 'linux') return undefined;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'this session has no screen for a window';
  if (uid === 0) return 'Electron does not run as root';
  return undefined;
}

/**
 * Fetches Electron when its download host answers.
 * @param {import('../toolchain.mjs').Toolchain} node
 * @param {string} root
 * @returns {Promise<'fetched' | 'unreachable' | 'failed'>}
 */
export async function fetchElectron(node, root) {
  const code = await run(node.path, [join(root, 'build', 'packaging', 'fetch-electron.mjs')], {
    cwd: root,
    env: withNodeFirst(node.path),
    stdio: ['ignore', 2, 2],
  });
  if (code === 0) return 'fetched';
  return code === unreachableExit ? 'unreachable' : 'failed';
}

/** The exit code of fetch-electron.mjs when the download host did not answer. */
export const unreachableExit = 3;
