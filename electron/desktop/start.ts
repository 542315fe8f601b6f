import type { OpenDialogOptions, Session } from 'electron';
import { join } from 'node:path';
import { keyFileName, noticeWords } from '../data/index.ts';
import type { DesktopHost, DesktopOptions } from './desktop-options.ts';
import type { Electron } from './electron-parts.ts';
import type { ErrorLog, Faults } from '../platform/index.ts';
import { endCleanly, lockWithSystem } from './lifecycle.ts';
import { sealedKeyKeeper } from './sealed-key.ts';
import { createShell } from './shell.ts';
import { languageOf, wordsIn, type Words } from './words.ts';

/** What is known once this process is the one that may open the folder. */
export interface StartOptions {
  readonly electron: Electron;
  readonly options: DesktopOptions;
  readonly prepare: (session: Session) => void;
  readonly dir: string;
  readonly profile: string;
  readonly log: ErrorLog;
  readonly faults: Faults;
}

const closeLimitMs = 10_000;

/** Opens the console and its first window. @throws DataError */
export async function start(parts: StartOptions): Promise<void> {
  const { electron, options, prepare, dir, profile, log, faults } = parts;
  const { app } = electron;
  const { process } = options;
  const language = languageOf(app.getPreferredSystemLanguages());
  const words = wordsIn(language);
  prepare(electron.session.defaultSession);
  const keptInFile: string[] = [];
  const keeper = sealedKeyKeeper({
    store: electron.safeStorage,
    platform: process.platform,
    env: process.env,
    keptInFile: () => keptInFile.push(join(dir, keyFileName)),
  });
  const opened = await options.openConsole(
    dir,
    keeper,
    hostOf(electron, words, log.folder),
    faults,
  );
  const shell = createShell({ ...options, electron, words, log, faults, profile, opened });
  endCleanly(
    { app, signals: process, log, limitMs: closeLimitMs },
    { closePorts: () => shell.closePorts(), closeConsole: () => opened.close() },
  );
  lockWithSystem(
    electron.powerMonitor,
    { lockAll: () => opened.lockAll(), quit: () => app.quit() },
    log,
  );
  app.on('second-instance', () => shell.focus());
  app.on('activate', () => shell.focus());
  app.setAboutPanelOptions({ applicationName: words.title, applicationVersion: app.getVersion() });
  const window = shell.openWindow();
  const notices = [
    ...keptInFile.map((file) => ({
      message: words.keyFileNotice,
      detail: `${words.keyFileNoticeDetail}\n\n${file}`,
    })),
    ...opened.notices.map(({ code, subject }) => ({
      message: noticeWords(code, subject, language),
      detail: words.mended,
    })),
  ];
  for (const notice of notices) {
    faults.guard('window', () =>
      electron.dialog.showMessageBox(window, {
        ...{ type: 'warning', title: words.title, ...notice },
        buttons: [words.understood],
      }),
    );
  }
}

function hostOf({ dialog, BrowserWindow }: Electron, words: Words, logs: string): DesktopHost {
  return {
    kind: 'desktop',
    logs,
    async chooseFolder() {
      const options: OpenDialogOptions = {
        title: words.chooseFolder,
        buttonLabel: words.choose,
        properties: ['openDirectory'],
      };
      const parent = BrowserWindow.getFocusedWindow();
      const { canceled, filePaths } = await (parent
        ? dialog.showOpenDialog(parent, options)
        : dialog.showOpenDialog(options));
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
