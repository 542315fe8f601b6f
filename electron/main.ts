import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  MessageChannelMain,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import { join } from 'node:path';
import { defaultFolder } from './cli/folder.ts';
import { registerScheme } from './desktop/guards/client-protocol.ts';
import { runDesktop } from './desktop/desktop.ts';
import { dataDirOf } from './desktop/instance.ts';
import { openOrRecover } from './app/index.ts';
import { servePort } from './server/carriers/port-carrier.ts';

// Electron takes these three only before it is ready, which it becomes as soon as this file has run.
app.setName('Vestibule');
app.enableSandbox();
registerScheme(protocol);

/** The folder of the build: this file is `dist/main/main.js` in it. */
const dist = join(import.meta.dirname, '..');
/** Linux asks a window for its icon; elsewhere it is part of the program. */
const icons = app.isPackaged ? join(dist, 'icons') : join(dist, '..', 'build', 'icons');

runDesktop(
  {
    app,
    BrowserWindow,
    dialog,
    Menu,
    MessageChannelMain,
    nativeTheme,
    powerMonitor,
    powerSaveBlocker,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
  },
  {
    process,
    dataDir: () => dataDirOf(process.argv.slice(1), defaultFolder(process.env), process.cwd()),
    async openConsole(dir, keeper, host, faults) {
      const opened = await openOrRecover({ dir, keeper, host, faults });
      return {
        notices: opened.notices,
        servePort: (port) => servePort(opened, port),
        lockAll: () => opened.lockAll(),
        close: () => opened.close(),
      };
    },
    client: join(dist, 'client'),
    preload: join(dist, 'preload', 'preload.cjs'),
    icon: process.platform === 'linux' ? join(icons, '256x256.png') : undefined,
  },
);
