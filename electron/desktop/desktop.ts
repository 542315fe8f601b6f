import { guardApp, guardContents } from './contents-guards.ts';
import type { DesktopOptions } from './desktop-options.ts';
import type { Electron } from './electron-parts.ts';
import { openErrorLog, type ErrorLog } from './error-log.ts';
import { endWithFailure, failureMessage } from './failure.ts';
import { keepProfileIn, refuseWeakSwitches } from './instance.ts';
import { logUnhandled } from './lifecycle.ts';
import { sessionPreparer } from './session-preparer.ts';
import { start } from './start.ts';
import { languageOf } from './words.ts';

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
