import type { BrowserWindow, Display, PowerSaveBlocker, Rectangle, Session } from 'electron';
import { showScreen, windowOptions, type WindowParts } from './console-window.ts';

/** What the public display needs beyond a window. */
export interface DisplayParts extends WindowParts {
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  /** Its own session, so that zoom and anything kept by the console's pages never reach the public screen. */
  readonly session: Session;
}

/** The window for the people waiting in the hall: on or off, at most one. */
export interface PublicDisplay {
  /** Opens it on a screen other than `beside`'s, or closes it when it is open. */
  toggle(beside: Rectangle | undefined): BrowserWindow | undefined;
  isOpen(): boolean;
}

/** Makes the public display; nothing opens yet. `prepared` is told of each window before its page loads. */
export function publicDisplay(
  parts: DisplayParts,
  prepared: (window: BrowserWindow) => void,
): PublicDisplay {
  let current: BrowserWindow | undefined;
  return {
    isOpen: () => current !== undefined,
    toggle(beside) {
      if (current) {
        current.close();
        return undefined;
      }
      const target = displayFor(parts.screen, beside);
      const window = openOn(parts, target);
      current = window;
      const awake = parts.powerSaveBlocker.start('prevent-display-sleep');
      window.on('closed', () => {
        current = undefined;
        parts.powerSaveBlocker.stop(awake);
      });
      prepared(window);
      void showScreen(window, 'display').catch(() => {
        // Closed while it was loading; anything else shows as an empty screen and in the log of its contents.
      });
      return window;
    },
  };
}

function openOn(parts: DisplayParts, target: { area: Rectangle; whole: boolean }): BrowserWindow {
  const options = windowOptions(parts);
  const window = new parts.BrowserWindow({
    ...options,
    ...target.area,
    fullscreen: target.whole,
    autoHideMenuBar: true,
    webPreferences: {
      ...options.webPreferences,
      session: parts.session,
      // The call of a ticket has to sound and show although nobody ever touches this window.
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.showInactive());
  return window;
}

/** Another screen, filled; where there is none, a window of its own on the only one. */
export function displayFor(
  screen: Pick<WindowParts['screen'], 'getAllDisplays' | 'getDisplayMatching'>,
  beside: Rectangle | undefined,
): { area: Rectangle; whole: boolean } {
  const all = screen.getAllDisplays();
  const used: Display | undefined = beside ? screen.getDisplayMatching(beside) : all[0];
  const other = all.find((display) => display.id !== used?.id);
  if (other) return { area: other.bounds, whole: true };
  const { x, y, width, height } = used?.workArea ?? { x: 0, y: 0, width: 1280, height: 720 };
  return {
    area: {
      x: x + Math.round(width / 8),
      y: y + Math.round(height / 8),
      width: Math.round(width * 0.75),
      height: Math.round(height * 0.75),
    },
    whole: false,
  };
}
