import type { DataNotice, KeyKeeper } from '../data/index.ts';
import type { Listens } from './events.ts';
import type { Faults, ProcessErrors } from '../platform/index.ts';
import type { PortSource } from './page-port.ts';

/** A console as far as the desktop has to know it. */
export interface DesktopConsole {
  /** What was found and mended while it was opened. */
  readonly notices: readonly DataNotice[];
  readonly servePort: PortSource['servePort'];
  /** Ends the sessions of all pages, so that each asks for the PIN again. */
  lockAll(): void;
  close(): Promise<void>;
}

/** What the host gives a console, beside its key. */
export interface DesktopHost {
  readonly kind: 'desktop';
  /** The folder of the error log. */
  readonly logs: string;
  chooseFolder(): Promise<string | null>;
}

/** The part of Node's process that the desktop uses. */
export type DesktopProcess = Pick<NodeJS.Process, 'platform' | 'env'> &
  ProcessErrors &
  Listens<Record<'SIGINT' | 'SIGTERM' | 'SIGHUP', []>> & {
    readonly stderr: { write(text: string): unknown };
  };

/** Where things are and how a console is opened. */
export interface DesktopOptions {
  readonly process: DesktopProcess;
  /** @throws StartError */
  readonly dataDir: () => string;
  /** @throws DataError */
  readonly openConsole: (
    dir: string,
    keeper: KeyKeeper,
    host: DesktopHost,
    faults: Faults,
  ) => Promise<DesktopConsole>;
  readonly client: string;
  readonly preload: string;
  readonly icon: string | undefined;
}
