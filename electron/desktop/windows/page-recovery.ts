import type { BrowserWindow, Dialog } from 'electron';
import type { ErrorLog, Faults } from '../../platform/index.ts';
import type { Words } from '../words.ts';

/** What recovering a page depends on. */
export interface RecoveryParts {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly words: Words;
  readonly log: ErrorLog;
  readonly faults: Pick<Faults, 'guard'>;
}

/** How long the public display waits before it loads again, so that a page that keeps failing doesn't spin. */
const restartMs = 2000;

/** When a window's page process has gone, offers to load it again; the console itself goes on meanwhile. */
export function offerReload(window: BrowserWindow, parts: RecoveryParts): void {
  onGone(window, parts.log, () => {
    parts.faults.guard('window', () => ask(window, parts));
  });
}

/** Loads the public display again by itself: nobody stands there to answer a question. */
export function reloadByItself(
  window: BrowserWindow,
  log: ErrorLog,
  faults: Pick<Faults, 'guard'>,
): void {
  onGone(window, log, () => {
    const reload = () => {
      if (!window.isDestroyed()) window.webContents.reload();
    };
    setTimeout(() => faults.guard('window', reload), restartMs).unref();
  });
}

function onGone(window: BrowserWindow, log: ErrorLog, then: () => void): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.note(`render-process-gone ${reason} ${exitCode}`);
    then();
  });
}

async function ask(window: BrowserWindow, { dialog, words }: RecoveryParts): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: words.title,
    message: words.pageGone,
    detail: words.pageGoneDetail,
    buttons: [words.reloadPage, words.close],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else window.close();
}
