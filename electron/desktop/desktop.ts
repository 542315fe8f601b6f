import { guardApp, guardContents } from './guards/contents-guards.ts';
import type { DesktopOptions } from './desktop-options.ts';
import type { Electron } from './electron-parts.ts';
import { createFaults, noteUnhandled, openErrorLog, type ErrorLog } from '../platform/index.ts';
import { endWithFailure, failureMessage } from './failure.ts';
import { keepProfileIn, refuseWeakSwitches } from './instance.ts';
import { sessionPreparer } from './guards/session-preparer.ts';
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
  const faults = createFaults({
    write: (id, place, error) => log?.error(place, error, id),
  });
  const fail = (error: unknown) => {
    log?.error('ending', error);
    // Before it is ready, Electron does not know the languages yet.
    const languages = app.isReady()
      ? app.getPreferredSystemLanguages()
      : [process.env['LANG'] ?? ''];
    const message = failureMessage(error, languageOf(languages), log?.folder ?? '');
    endWithFailure({ app, dialog, stderr: process.stderr }, message);
  };
  let running = false;
  noteUnhandled(process, {
    note(place, error) {
      const id = faults.note(place, error);
      // Without a console there is nothing to go on with, and nobody to show it to.
      if (!running) fail(error);
      return id;
    },
  });
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
      .then(() => start({ electron, options, prepare, dir, profile, log: opened, faults }))
      .then(() => {
        running = true;
      })
      .catch(fail);
  } catch (error) {
    void app.whenReady().then(() => fail(error));
  }
}
