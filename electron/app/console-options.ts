import type { Instant } from '../../shared/model/dates.ts';
import type { FolderOptions, KeyKeeper } from '../data/index.ts';
import type { Faults } from '../platform/index.ts';

/** What the host (desktop app or browser host) provides. */
export interface ConsoleHost {
  readonly kind: 'desktop' | 'browser';
  /** The folder of the error log; left out: this host keeps none. */
  readonly logs?: string;
  /** Asks the person for a folder; null if none was chosen or this host cannot ask. */
  chooseFolder(): Promise<string | null>;
}

/** Options of a console. */
export interface ConsoleOptions extends FolderOptions {
  /** The branch's data folder. */
  readonly dir: string;
  readonly keeper: KeyKeeper;
  readonly host: ConsoleHost;
  readonly clock?: () => Instant;
  /** Steady clock: milliseconds that only go forward. */
  readonly steady?: () => number;
  /** Where unexpected errors are noted. */
  readonly faults?: Faults;
  /** false for a command that only reads or imports data: no day is opened, nobody is served. Default true. */
  readonly live?: boolean;
}
