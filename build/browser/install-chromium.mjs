import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, headlessShell } from './chromium.mjs';
import { localBin } from '../local-bin.mjs';
import { run, withNodeFirst } from '../run.mjs';
import { SentenceError } from '../sentence.mjs';
import { root } from '../toolchain.mjs';

const downloadMs = 300_000;
const missing =
  'There is no browser for the tests: install Chrome, Edge or Chromium, or set CHROMIUM_PATH to one, and run the same command again.';

/**
 * Makes sure that there is a browser to test in, with fonts for Chinese, and says where it is;
 * undefined means the one that Playwright downloaded.
 * @param {import('../toolchain.mjs').Toolchain} node
 * @returns {Promise<string | undefined>}
 */
export async function ensureChromium(node) {
  const found = findBrowser();
  if (found && !existsSync(found)) {
    throw new SentenceError(`CHROMIUM_PATH names ${found}, which does not exist.`);
  }
  if (canUseApt()) {
    const packages = [
      ...(found === undefined || isDebianChromium(found) ? [headlessShell] : []),
      ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
    ];
    if (packages.length > 0) await aptInstall(packages);
    // Not every system that has apt-get has the shell.
    if (!findBrowser()) await aptInstall(['chromium']);
  }
  const browser = findBrowser();
  if (browser) return browser;
  if (!existsSync(playwrightBrowser())) await downloadWithPlaywright(node);
  if (!existsSync(playwrightBrowser())) throw new SentenceError(missing);
  return undefined;
}

function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @param {string} path */
function isDebianChromium(path) {
  return path === '/usr/bin/chromium' && !process.env['CHROMIUM_PATH'];
}

function hasChineseFont() {
  try {
    return (
      execFileSync('fc-list', [':lang=zh', 'family'], { stdio: ['ignore', 'pipe', 'ignore'] })
        .length > 0
    );
  } catch {
    return false;
  }
}

/** @param {string[]} packages */
async function aptInstall(packages) {
  process.stdout.write(`Installing ${packages.join(' and ')} with apt-get.\n`);
  /** @type {import('node:child_process').SpawnOptions} */
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  await run('apt-get', ['update', '-qq'], quiet);
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  if ((await run('apt-get', install, quiet)) !== 0) {
    process.stdout.write('apt-get could not install them.\n');
  }
}

/** @param {import('../toolchain.mjs').Toolchain} node */
async function downloadWithPlaywright(node) {
  process.stdout.write("Fetching Playwright's Chromium.\n");
  await run(node.path, [localBin(root, 'playwright'), 'install', 'chromium'], {
    env: withNodeFirst(node.path),
    signal: AbortSignal.timeout(downloadMs),
    stdio: ['ignore', 'inherit', 'ignore'],
  });
}

function playwrightBrowser() {
  const require = createRequire(join(root, 'package.json'));
  const { chromium } = /** @type {typeof import('@playwright/test')} */ (
    require('@playwright/test')
  );
  return chromium.executablePath();
}
