import type { Shell } from 'electron';

/** The parts of Electron that the shell is built from; `main.ts` alone imports the real ones. */
export type Electron = Pick<
  typeof import('electron'),
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'Menu'
  | 'MessageChannelMain'
  | 'nativeTheme'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
> & {
  /** Opens the folder of the logs; no address is ever handed to the system. */
  readonly shell: Pick<Shell, 'openPath'>;
};
