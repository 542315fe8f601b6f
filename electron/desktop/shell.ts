import type { BrowserWindow } from 'electron';
import { join } from 'node:path';
import { openConsoleWindow, showScreen, type WindowParts } from './windows/console-window.ts';
import { publicDisplay } from './windows/display-window.ts';
import type { DesktopConsole } from './desktop-options.ts';
import type { Electron } from './electron-parts.ts';
import type { ErrorLog, Faults } from '../platform/index.ts';
import { menuTemplate } from './windows/menu.ts';
import { offerReload, reloadByItself } from './windows/page-recovery.ts';
import { givePorts, type PortSource } from './page-port.ts';
import { savePdf } from './windows/save-pdf.ts';
import type { Words } from './words.ts';

/** What the shell is made from, once a console is open. */
export interface ShellOptions {
  readonly electron: Electron;
  readonly opened: DesktopConsole;
  readonly words: Words;
  readonly log: ErrorLog;
  readonly faults: Pick<Faults, 'guard'>;
  readonly profile: string;
  readonly preload: string;
  readonly icon: string | undefined;
}

/** The windows of an open console. */
export interface Shell {
  openWindow(): BrowserWindow;
  /** Brings the console to the front, for a second start on the same folder. */
  focus(): void;
  closePorts(): void;
}

/** Builds menu and windows over an open console; the first window opens with `openWindow`. */
export function createShell(options: ShellOptions): Shell {
  const { electron, words, log, faults } = options;
  const source: PortSource = {
    MessageChannelMain: electron.MessageChannelMain,
    servePort: (port) => options.opened.servePort(port),
  };
  const parts: WindowParts = {
    BrowserWindow: electron.BrowserWindow,
    screen: electron.screen,
    nativeTheme: electron.nativeTheme,
    title: words.title,
    preload: options.preload,
    icon: options.icon,
    devTools: !electron.app.isPackaged,
  };
  const windows: BrowserWindow[] = [];
  const ports = new Map<BrowserWindow, () => void>();

  const withPort = (window: BrowserWindow) => {
    ports.set(window, givePorts(window.webContents, source));
    window.on('closed', () => ports.delete(window));
  };
  const openWindow = () => {
    const memory = { file: join(options.profile, 'window.json'), first: windows.length === 0 };
    const window = openConsoleWindow(parts, memory);
    windows.push(window);
    window.on('closed', () => windows.splice(windows.indexOf(window), 1));
    withPort(window);
    offerReload(window, { dialog: electron.dialog, words, log, faults });
    faults.guard('window', () => showScreen(window));
    return window;
  };
  const display = publicDisplay(
    {
      ...parts,
      powerSaveBlocker: electron.powerSaveBlocker,
      session: electron.session.fromPartition('display'),
    },
    (window) => {
      withPort(window);
      reloadByItself(window, log, faults);
    },
  );
  const front = () => {
    const focused = electron.BrowserWindow.getFocusedWindow();
    return windows.find((window) => window === focused) ?? windows[0];
  };

  const menu = menuTemplate({
    words,
    mac: process.platform === 'darwin',
    devTools: parts.devTools,
    actions: {
      newWindow: () => openWindow(),
      print: () => front()?.webContents.print(),
      savePdf: () => {
        const window = front();
        if (!window) return;
        faults.guard('window', () => savePdf(window, { dialog: electron.dialog, words }));
      },
      toggleDisplay: () => display.toggle(windows[0]?.getBounds()),
      showLogs: () => faults.guard('window', () => electron.shell.openPath(log.folder)),
    },
  });
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menu));
  return {
    openWindow,
    focus() {
      const window = windows[0] ?? openWindow();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    closePorts: () => ports.forEach((close) => close()),
  };
}
