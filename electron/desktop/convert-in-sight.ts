import type { BrowserWindow } from 'electron';
import type { Starting } from '../../shared/model/starting.ts';
import type { Conversion } from '../conversion/index.ts';
import { showScreen, windowOptions } from './console-window.ts';
import type { DesktopOptions } from './desktop-options.ts';
import type { Electron } from './electron-parts.ts';
import type { ErrorLog } from './error-log.ts';
import type { Words } from './words.ts';

/** What a conversion in sight is made from. */
export interface SightParts {
  readonly electron: Electron;
  readonly options: Pick<DesktopOptions, 'preload' | 'icon'>;
  /** Says to the page what keeps the console from opening. */
  readonly tell: (state: Starting | null) => void;
  readonly log: ErrorLog;
}

/**
 * Converts an older book while a window says how far it is. Whoever closes the window stops the conversion, which loses
 * nothing, and ends the program.
 * @returns the window, or null when it was closed @throws DataError
 */
export async function convertInSight(
  conversion: Conversion,
  { electron, options, tell, log }: SightParts,
  words: Words,
): Promise<BrowserWindow | null> {
  const { app } = electron;
  const stop = new AbortController();
  tell({ stage: 'converting', fraction: 0, remainingSeconds: null });
  const window = new electron.BrowserWindow({
    ...windowOptions({
      nativeTheme: electron.nativeTheme,
      title: words.title,
      preload: options.preload,
      icon: options.icon,
      devTools: !app.isPackaged,
    }),
    width: 900,
    height: 560,
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('closed', () => stop.abort());
  const front = () => {
    if (!window.isDestroyed()) window.focus();
  };
  app.on('second-instance', front);
  showScreen(window).catch((error: unknown) => log.error('loading', error));
  try {
    await conversion.run(({ fraction, remainingSeconds }) => {
      tell({ stage: 'converting', fraction, remainingSeconds });
    }, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    app.quit();
    return null;
  } finally {
    app.off('second-instance', front);
    tell(null);
  }
  return stop.signal.aborted ? null : window;
}
