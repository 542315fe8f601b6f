import type { Instant } from '../shared/model/dates.ts';
import type { FolderOptions, KeyKeeper } from './data/index.ts';
import type { Faults } from './platform/index.ts';

/** What the program around the console gives it: a window manager, or a browser. */
export interface ConsoleHost {
  readonly kind: 'desktop' | 'browser';
  /** Asks the person for a folder; null when none was chosen or this host cannot ask. */
  chooseFolder(): Promise<string | null>;
}

/** How to open a console. */
export interface ConsoleOptions extends FolderOptions {
  /** The branch's data folder. */
  readonly dir: string;
  readonly keeper: KeyKeeper;
  readonly host: ConsoleHost;
  readonly clock?: () => Instant;
  /** Milliseconds that only ever go forward. */
  readonly steady?: () => number;
  /** Where errors are noted that end neither a call nor the console. */
  readonly faults?: Faults;
  /** False for a command that only reads or lands data: no day is opened, nobody is served. Default true. */
  readonly live?: boolean;
}
