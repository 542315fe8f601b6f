import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './chromium.mjs';
import { localBin } from './local-bin.mjs';
import { run, withNodeFirst } from './run.mjs';
import { SentenceError } from './sentence.mjs';
import { root } from './toolchain.mjs';

const downloadMs = 300_000;
const missing =
  'There is no browser for the tests: install Chrome, Edge or Chromium, or set CHROMIUM_PATH to one, and run the same command again.';

/**
 * Makes sure that there is a browser to test in, with fonts for Chinese, and says where it is;
 * undefined means the one that Playwright downloaded.
 * @param {import('./toolchain.mjs').Toolchain} node
 * @returns {Promise<string | undefined>}
 */
export async function ensureChromium(node) {
  const found = findBrowser();
  if (found && !existsSync(found)) {
    throw new SentenceError(`CHROMIUM_PATH names ${found}, which does not exist.`);
  }
  const hasFont = hasChineseFont();
  if (canUseApt() && !(found && hasFont)) await aptInstall(!found, !hasFont);
  const browser = found ?? findBrowser();
  if (browser) return browser;
  if (!existsSync(playwrightBrowser())) await downloadWithPlaywright(node);
  if (!existsSync(playwrightBrowser())) throw new SentenceError(missing);
  return undefined;
}

function canUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** The one without a window where the system has it: it needs less of the machine. */
function chromiumPackage() {
  const shell = 'chromium-headless-shell';
  try {
    const known = execFileSync('apt-cache', ['show', shell], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return known.length > 0 ? shell : 'chromium';
  } catch {
    return 'chromium';
  }
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

/**
 * @param {boolean} browser
 * @param {boolean} font
 */
async function aptInstall(browser, font) {
  /** @type {import('node:child_process').SpawnOptions} */
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  await run('apt-get', ['update', '-qq'], quiet);
  const packages = [...(browser ? [chromiumPackage()] : []), ...(font ? ['fonts-noto-cjk'] : [])];
  process.stdout.write(`Installing ${packages.join(' and ')} with apt-get.\n`);
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  if ((await run('apt-get', install, quiet)) !== 0) {
    process.stdout.write('apt-get could not install them.\n');
  }
}

/** @param {import('./toolchain.mjs').Toolchain} node */
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
