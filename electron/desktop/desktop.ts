import type { KeyKeeper } from '../data/index.ts';
import { guardApp, guardContents } from './contents-guards.ts';
import type { Electron } from './electron-parts.ts';
import { openErrorLog, type ErrorLog } from './error-log.ts';
import type { Listens } from './events.ts';
import { endWithFailure, failureMessage } from './failure.ts';
import { keepProfileIn, refuseWeakSwitches } from './instance.ts';
import { logUnhandled, type ProcessErrors } from './lifecycle.ts';
import type { PortSource } from './page-port.ts';
import { sessionPreparer } from './session-preparer.ts';
import { start } from './start.ts';
import { languageOf } from './words.ts';

/** A console as far as the desktop has to know it. */
export interface DesktopConsole {
  readonly servePort: PortSource['servePort'];
  /** Ends the sessions of all pages, so that each asks for the PIN again. */
  lockAll(): void;
  close(): Promise<void>;
}

/** What the host gives a console, beside its key. */
export interface DesktopHost {
  readonly kind: 'desktop';
  chooseFolder(): Promise<string | null>;
}

/** The part of Node's process that the desktop uses. */
export type DesktopProcess = Pick<NodeJS.Process, 'platform' | 'env'> &
  ProcessErrors &
  Listens<Record<'SIGINT' | 'SIGTERM' | 'SIGHUP', []>> & {
    readonly stderr: { write(text: string): unknown };
  };

/** Where things are and how a console is opened. */
export interface DesktopOptions {
  readonly process: DesktopProcess;
  /** @throws StartError */
  readonly dataDir: () => string;
  /** @throws DataError */
  readonly openConsole: (dir: string, keeper: KeyKeeper, host: DesktopHost) => DesktopConsole;
  readonly client: string;
  readonly preload: string;
  readonly icon: string | undefined;
}

/** Runs the desktop application from Electron's start to its end. */
export function runDesktop(electron: Electron, options: DesktopOptions): void {
  const { app, dialog } = electron;
  const { process } = options;
  guardApp(app);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  const prepare = sessionPreparer(options.client, !app.isPackaged);
  app.on('session-created', prepare);
  let log: ErrorLog | undefined;
  const fail = (error: unknown) => {
    log?.error('ending', error);
    // Before it is ready, Electron does not know the languages yet.
    const languages = app.isReady()
      ? app.getPreferredSystemLanguages()
      : [process.env['LANG'] ?? ''];
    const message = failureMessage(error, languageOf(languages), log?.folder ?? '');
    endWithFailure({ app, dialog, stderr: process.stderr }, message);
  };
  logUnhandled(process, { error: (where, error) => log?.error(where, error) }, fail);
  try {
    refuseWeakSwitches(app);
    const dir = options.dataDir();
    const profile = keepProfileIn(dir, app);
    const opened = openErrorLog(app.getPath('logs'), () => new Date());
    log = opened;
    // Before anything of the folder is opened; the console that has it comes to the front instead.
    if (!app.requestSingleInstanceLock()) {
      app.quit();
      return;
    }
    void app
      .whenReady()
      .then(() => start({ electron, options, prepare, dir, profile, log: opened }))
      .catch(fail);
  } catch (error) {
    void app.whenReady().then(() => fail(error));
  }
}
