import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { localBin } from '../local-bin.mjs';
import { exitCodeOf, withNodeFirst } from '../run.mjs';
import { root } from '../toolchain.mjs';

/** @typedef {{ name: string, command: string, args: string[] }} StaticCheck */

// The largest first, so that both cores end at about the same time.
const layers = ['electron', 'renderer', 'e2e', 'shared'];

/** @type {Record<'format' | 'lint' | 'types', StaticCheck[]>} */
export const staticChecks = {
  format: [
    { name: 'prettier', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  ],
  lint: [
    {
      name: 'eslint',
      command: 'eslint',
      args: ['--config', 'build/checks/eslint.config.js', '--max-warnings', '0', '.'],
    },
    {
      name: 'dependency-cruiser',
      command: 'depcruise',
      args: [
        '--config',
        'build/checks/dependency-cruiser.config.mjs',
        '--output-type',
        'err-long',
        ...['electron', 'renderer', 'shared'].filter((folder) => existsSync(join(root, folder))),
      ],
    },
  ],
  types: [
    ...layers.map((layer) => ({ name: `tsc ${layer}`, command: 'tsc', args: ['-p', layer] })),
    { name: 'tsc build, bench', command: 'tsc', args: ['-p', '.'] },
  ],
};

/**
 * Runs checks two at a time, each on one core, and writes what each said when it has ended.
 * @param {import('../toolchain.mjs').Toolchain} node
 * @param {readonly StaticCheck[]} checks
 * @returns {Promise<number>} how many failed
 */
export async function runStaticChecks(node, checks) {
  const waiting = [...checks];
  let failed = 0;
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, output } = await capture(node, check);
      if (code !== 0) failed += 1;
      process.stdout.write(`${output}  ${check.name}: ${code === 0 ? 'passed' : 'failed'}\n`);
    }
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

/**
 * @param {import('../toolchain.mjs').Toolchain} node
 * @param {StaticCheck} check
 * @returns {Promise<{ code: number, output: string }>}
 */
function capture(node, { command, args }) {
  return new Promise((resolve) => {
    const child = spawn(node.path, [...node.args, localBin(root, command), ...args], {
      cwd: root,
      env: withNodeFirst(node.path),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.once('error', (error) => resolve({ code: 1, output: `${error.message}\n` }));
    child.once('close', (code, signal) => resolve({ code: exitCodeOf(code, signal), output }));
  });
}
