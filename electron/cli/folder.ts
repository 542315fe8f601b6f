import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { openConsole, type Console, type ConsoleHost } from '../app/index.ts';
import {
  DataError,
  fileKeyKeeper,
  noticeWords,
  branchFilesIn,
  type DataNotice,
} from '../data/index.ts';
import type { CommandContext } from './command.ts';

type Env = CommandContext['env'];

/** The default data folder, in the user's application data. */
export function defaultFolder(env: Env, platform: NodeJS.Platform = process.platform): string {
  const home = homedir();
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Vestibule', 'branch');
  }
  if (platform === 'darwin') {
    return join(home, 'Library', 'Application Support', 'Vestibule', 'branch');
  }
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'vestibule', 'branch');
}

/** The data folder of a command. Relative paths are relative to the user's folder, not to the checkout. */
export function folderOf(given: string | undefined, env: Env): string {
  return given === undefined ? defaultFolder(env) : fromUser(given, env);
}

/** Resolves a path against the user's folder, which npm passes on when it changes to the checkout. */
export function fromUser(path: string, env: Env): string {
  return resolve(env['INIT_CWD'] ?? process.cwd(), path);
}

/** Whether a folder has any file of a branch; opening it reports what is missing. */
export function isInitialised(dir: string): boolean {
  return branchFilesIn(dir).length > 0;
}

/** Prints what was found and corrected while a folder was opened. */
export function sayNotices(notices: readonly DataNotice[], context: CommandContext): void {
  for (const { code, subject } of notices)
    context.say(noticeWords(code, subject, context.language));
}

/** The host of commands, which cannot ask anybody. */
export const commandHost: ConsoleHost = {
  kind: 'browser',
  chooseFolder: () => Promise.resolve(null),
};

/** Runs `work` with the console of an initialised folder, and closes it. @throws DataError */
export async function withConsole<T>(
  dir: string,
  context: CommandContext,
  work: (console: Console) => Promise<T>,
): Promise<T> {
  if (!isInitialised(dir)) throw new DataError('not-initialised', dir);
  const keeper = fileKeyKeeper(context.env);
  const opened = await openConsole({ dir, keeper, host: commandHost, live: false });
  try {
    sayNotices(opened.folder.notices, context);
    return await work(opened);
  } finally {
    await opened.close();
  }
}
