import type { App } from 'electron';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asDataError } from '../data/index.ts';
import { StartError } from './failure.ts';

/** The data folder that the command line names. @throws StartError when `--data` has no folder */
export function dataDirOf(args: readonly string[], fallback: string, cwd: string): string {
  for (const [index, arg] of args.entries()) {
    if (arg.startsWith('--data=')) return named(arg.slice('--data='.length), cwd);
    if (arg === '--data') return named(args[index + 1] ?? '', cwd);
  }
  return fallback;
}

function named(folder: string, cwd: string): string {
  if (folder === '' || folder.startsWith('-')) throw new StartError('wrong-usage', '--data');
  return resolve(cwd, folder);
}

/**
 * Keeps Chromium's profile inside the data folder. Electron's lock for a single instance is one for each profile, so
 * this makes it one for each data folder, however its path is spelt; and on Windows the profile holds what the sealed
 * key is opened with, so the two belong together. @throws DataError no-permission, disk-full
 */
export function keepProfileIn(
  dataDir: string,
  app: Pick<App, 'setPath' | 'setAppLogsPath'>,
): string {
  const profile = join(dataDir, 'desktop');
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDataError(error, dataDir);
  }
  app.setPath('userData', profile);
  app.setPath('sessionData', profile);
  app.setAppLogsPath(join(profile, 'logs'));
  return profile;
}

/** Switches of Chromium that would open the packaged console to others or take its protection away. */
const weakSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'no-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'load-extension',
  'js-flags',
  'use-mock-keychain',
  'inspect',
  'inspect-brk',
];

/** Refuses such switches where the console is installed. @throws StartError weakened */
export function refuseWeakSwitches(
  app: Pick<App, 'isPackaged'> & { commandLine: Pick<App['commandLine'], 'hasSwitch'> },
): void {
  if (!app.isPackaged) return;
  const found = weakSwitches.find((name) => app.commandLine.hasSwitch(name));
  if (found !== undefined) throw new StartError('weakened', `--${found}`);
}
