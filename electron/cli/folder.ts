import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { openConsole, type Console, type ConsoleHost } from '../console.ts';
import { DataError, fileKeyKeeper, noticeWords, tracesOf, type DataNotice } from '../data/index.ts';
import type { CommandContext } from './command.ts';

type Env = CommandContext['env'];

/** The user's application data folder for this console: where a branch lives unless `--data` says otherwise. */
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

/** The folder that a command works on. A relative one counts from where the user is, not from the checkout. */
export function folderOf(given: string | undefined, env: Env): string {
  return given === undefined ? defaultFolder(env) : fromUser(given, env);
}

/** A path as the user meant it: npm runs commands from the checkout and tells where the user was. */
export function fromUser(path: string, env: Env): string {
  return resolve(env['INIT_CWD'] ?? process.cwd(), path);
}

/** Whether a folder holds anything of a branch: what is missing of it, opening says. */
export function isInitialised(dir: string): boolean {
  return tracesOf(dir).length > 0;
}

/** Says what was mended while a folder was opened. */
export function sayNotices(notices: readonly DataNotice[], context: CommandContext): void {
  for (const { code, subject } of notices)
    context.say(noticeWords(code, subject, context.language));
}

/** A host for commands: it has nobody to ask. */
export const commandHost: ConsoleHost = {
  kind: 'browser',
  chooseFolder: () => Promise.resolve(null),
};

/** Opens the console of a folder that was initialised, and closes it whatever happens. @throws DataError */
export async function withConsole<T>(
  dir: string,
  context: CommandContext,
  work: (console: Console) => Promise<T>,
): Promise<T> {
  if (!isInitialised(dir)) throw new DataError('not-initialised', dir);
  const keeper = fileKeyKeeper(context.env);
  const opened = openConsole({ dir, keeper, host: commandHost, live: false });
  try {
    sayNotices(opened.folder.notices, context);
    return await work(opened);
  } finally {
    await opened.close();
  }
}
