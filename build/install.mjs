import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';
import { SentenceError } from './sentence.mjs';

const npmOptions = [
  '--include=dev',
  '--include=optional',
  '--loglevel=error',
  // npm's own patience with a registry that cannot be reached is more than a minute.
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile */

/**
 * Whether what npm recorded as installed is what the lockfile asks for. A plain `npm ci` by hand leaves
 * that record too, so it is honoured; an optional package may be absent, it is for another platform.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json
 */
export function installMatches(wanted, installed) {
  const want = wanted.packages ?? {};
  const have = installed.packages ?? {};
  for (const [path, locked] of Object.entries(want)) {
    if (path === '') continue;
    const present = have[path];
    if (present) {
      if (present.version !== locked.version || present.integrity !== locked.integrity)
        return false;
    } else if (!locked.optional && !locked.devOptional) return false;
  }
  return Object.keys(have).every((path) => path in want);
}

/**
 * How to start npm: the one that runs this script where there is one, so no shell is involved.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand(env, platform = process.platform) {
  const script = env['npm_execpath'];
  if (script?.endsWith('.js')) {
    return { command: env['npm_node_execpath'] ?? process.execPath, args: [script], shell: false };
  }
  return { command: 'npm', args: [], shell: platform === 'win32' };
}

/**
 * Runs `npm ci` when node_modules is not what the lockfile asks for; costs a few milliseconds otherwise.
 * @param {string} folder the checkout
 */
export async function installIfNeeded(folder) {
  if (isInstalled(folder)) return;
  await withLock(join(folder, '.cache', 'install.lock'), async () => {
    if (!isInstalled(folder)) await install(folder);
  });
}

/** @param {string} folder */
function isInstalled(folder) {
  const lockText = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockText).digest('hex');
  const stamp = join(folder, 'node_modules', '.vestibule-install');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = /** @type {Lockfile} */ (JSON.parse(lockText));
  const installed = /** @type {Lockfile} */ (JSON.parse(readFileSync(record, 'utf8')));
  if (!installMatches(wanted, installed)) return false;
  try {
    writeFileSync(stamp, hash);
  } catch {
    // A checkout that only its owner may change: compared anew each time, which is quick too.
  }
  return true;
}

/** @param {string} folder */
async function install(folder) {
  const modules = join(folder, 'node_modules');
  if (process.platform === 'win32' && process.execPath.startsWith(modules + sep)) {
    // Windows does not let npm replace the node.exe that is running this.
    throw new SentenceError('The dependencies changed: run `npm ci`, then the same command again.');
  }
  const first = !existsSync(modules);
  process.stderr.write(
    `${first ? 'No dependencies yet' : 'The dependencies changed'}: running npm ci (about a minute).\n`,
  );
  const npm = npmCommand(process.env);
  const log = join(folder, '.cache', 'install.log');
  const output = openSync(log, 'w');
  const code = await run(npm.command, [...npm.args, 'ci', ...npmOptions], {
    cwd: folder,
    stdio: ['ignore', output, output],
    shell: npm.shell,
  });
  closeSync(output);
  if (code !== 0 || !isInstalled(folder)) {
    throw new SentenceError(installFailure(readFileSync(log, 'utf8')));
  }
}

/**
 * One sentence for what npm wrote before it gave up.
 * @param {string} log
 */
export function installFailure(log) {
  const code = /npm error code (\w+)/.exec(log)?.[1] ?? 'no reason given';
  return `\`npm ci\` did not finish (${code}): ${remedyFor(code)}, then run the same command again; npm's own words are in .cache/install.log.`;
}

/** @param {string} code */
function remedyFor(code) {
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_|ERR_SOCKET|E40|E50)/.test(code)) {
    return 'check that the npm registry can be reached';
  }
  if (code === 'EUSAGE') return 'bring package-lock.json up to date with `npm install`';
  if (code === 'EACCES' || code === 'EPERM') return 'make this folder writable for you';
  if (code === 'ENOSPC') return 'make room on the disk';
  return 'remove node_modules';
}
