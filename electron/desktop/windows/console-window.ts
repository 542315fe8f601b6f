import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  NativeTheme,
  Screen,
  WebPreferences,
} from 'electron';
import { screenUrl } from '../guards/own-origin.ts';
import { minimumSize, openingBounds, readPlace, writePlace } from './window-bounds.ts';

/** What a window of the console is made from. */
export interface WindowParts {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getDisplayMatching'>;
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>;
  readonly title: string;
  readonly preload: string;
  readonly icon: string | undefined;
  readonly devTools: boolean;
}

/** Shown until the page has drawn itself, so that a window never flashes in the other theme's colour. */
const backgrounds = { light: '#f5f7f9', dark: '#14181c' } as const;

/** The preferences of every window: a page is a page and has no more power than one in a browser. */
export function webPreferences(parts: Pick<WindowParts, 'preload' | 'devTools'>): WebPreferences {
  return {
    preload: parts.preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: parts.devTools,
  };
}

/** What the console's windows and the public display have in common. */
export function windowOptions(
  parts: Omit<WindowParts, 'BrowserWindow' | 'screen'>,
): BrowserWindowConstructorOptions {
  return {
    title: parts.title,
    show: false,
    backgroundColor: backgrounds[parts.nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    ...(parts.icon !== undefined && { icon: parts.icon }),
    webPreferences: webPreferences(parts),
  };
}

/**
 * Opens a window of the console. The first one opens where it was when it was last closed; a further one is placed by
 * the system, or it would hide the first.
 */
export function openConsoleWindow(
  parts: WindowParts,
  memory: { file: string; first: boolean },
): BrowserWindow {
  const place = memory.first ? readPlace(memory.file) : undefined;
  const workAreas = parts.screen.getAllDisplays().map((display) => display.workArea);
  const window = new parts.BrowserWindow({
    ...windowOptions(parts),
    ...openingBounds(place, workAreas),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
  });
  window.once('ready-to-show', () => {
    if (place?.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    writePlace(memory.file, {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
    });
  });
  // A page cannot rename the window: its title may hold what is on the screen.
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}

/** Loads a screen of the console into a window. */
export async function showScreen(window: BrowserWindow, route = ''): Promise<void> {
  await window.loadURL(screenUrl(route));
}
