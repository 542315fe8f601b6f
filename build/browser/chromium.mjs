import { accessSync, constants, existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** @typedef {{ platform: string, env: NodeJS.ProcessEnv, exists: (path: string) => boolean }} Machine */

/** Chromium without windows. */
export const headlessShell = 'chromium-headless-shell';

// The shell first: a browser with windows also draws its address bar, which costs as much processor time as our page.
const commands = [
  headlessShell,
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
];
const macApplications = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/**
 * Where browsers that the tests can drive are on such a machine, best first.
 * @param {string} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function browserCandidates(platform, env) {
  if (platform === 'win32') {
    const homes = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return windowsPrograms.flatMap((program) =>
      homes.flatMap((home) => (home ? [win32.join(home, program)] : [])),
    );
  }
  const folders = (env['PATH'] ?? '').split(':').filter(Boolean);
  const onPath = commands.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
  if (platform !== 'darwin') return onPath;
  const homes = ['/Applications', ...(env['HOME'] ? [`${env['HOME']}/Applications`] : [])];
  const applications = macApplications.flatMap((name) =>
    homes.map((home) => `${home}/${name}.app/Contents/MacOS/${name}`),
  );
  return [...applications, ...onPath];
}

/**
 * The browser for the tests: CHROMIUM_PATH when set, whether or not it exists, since a wrong one must
 * not pass unnoticed; else the first one installed; undefined leaves it to Playwright's own.
 * @param {Machine} machine
 * @returns {string | undefined}
 */
export function findBrowser(machine = thisMachine()) {
  const { platform, env, exists } = machine;
  return env['CHROMIUM_PATH'] || browserCandidates(platform, env).find(exists);
}

/** @returns {Machine} */
export function thisMachine() {
  return { platform: process.platform, env: process.env, exists: isExecutable };
}

/** @param {string} path */
function isExecutable(path) {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
