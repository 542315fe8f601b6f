import { recoverable } from '../../shared/contract/recovery.ts';
import { openConsole, type Console, type ConsoleOptions } from './console.ts';
import { createSteadyClock, DataError, type DataNotice } from '../data/index.ts';
import { createFaults, type Faults } from '../platform/index.ts';
import { createRecovery, createRecoveryRouter, type Recovered } from '../recovery/index.ts';
import { createStatusOfNone } from '../staff/index.ts';
import { type Served, createPresence } from '../server/index.ts';

/** What a host serves: the console or, while its data cannot be opened, the recovery. Decided for each connection. */
export interface OpenHost extends Served {
  /** Why the branch is not open; null: it is. */
  readonly damage: DataError | null;
  readonly notices: readonly DataNotice[];
  lockAll(): void;
  close(): Promise<void>;
}

/** Opens the console, or the recovery if its data is missing or damaged. @throws DataError for any other reason */
export async function openOrRecover(options: ConsoleOptions): Promise<OpenHost> {
  const faults: Faults =
    options.faults ?? createFaults(options.clock ? { clock: options.clock } : {});
  const is: { opened: Console | null; damage: DataError | null } = { opened: null, damage: null };
  let closed = false;

  /** One opening at a time: a second console on the folder would find it in use. */
  let opening: Promise<boolean> | null = null;
  const open = (): Promise<boolean> => {
    opening ??= tryToOpen().finally(() => (opening = null));
    return opening;
  };

  async function tryToOpen(): Promise<boolean> {
    if (is.opened) return true;
    if (closed) return false;
    try {
      is.opened = await openConsole({ ...options, faults });
      is.damage = null;
      return true;
    } catch (error) {
      if (!isRecoverable(error)) throw error;
      is.damage = error;
      return false;
    }
  }

  async function recovered({ restored, by }: Extract<Recovered, { ok: true }>): Promise<void> {
    if (!(await open()) || !is.opened) return;
    const { head, lost } = restored;
    is.opened.staff.audit(by, 'branch-restored', `to record ${head.seq}`, lostWords(lost?.records));
  }

  await open();
  const way = is.damage && servedWay(options, faults, is.damage, open, recovered);
  const current = (): Served => {
    if (is.opened) return is.opened;
    if (!way) throw new Error('nothing is open');
    return way;
  };
  return {
    get router() {
      return current().router;
    },
    get presence() {
      return current().presence;
    },
    faults,
    get readings() {
      return current().readings;
    },
    get damage() {
      return is.damage;
    },
    get notices() {
      return is.opened?.folder.notices ?? [];
    },
    lockAll: () => is.opened?.lockAll(),
    async close() {
      closed = true;
      await is.opened?.close();
    },
  };
}

const lostWords = (records: number | undefined): string =>
  records === undefined ? '' : `${records} lost`;

function isRecoverable(error: unknown): error is DataError {
  return error instanceof DataError && (recoverable as readonly string[]).includes(error.code);
}

/** The procedures of the recovery. */
function servedWay(
  options: ConsoleOptions,
  faults: Faults,
  { code }: DataError,
  open: () => Promise<boolean>,
  recovered: (done: Extract<Recovered, { ok: true }>) => Promise<void>,
): Served {
  const { dir, keeper, host, clock = Date.now } = options;
  const steady = options.steady ?? createSteadyClock();
  const recovery = createRecovery({ dir, keeper, code, clock, steady, open });
  return {
    router: {
      session: createStatusOfNone({ host: host.kind, clock }),
      recovery: createRecoveryRouter({ recovery, recovered }),
    },
    presence: createPresence(faults),
    faults,
  };
}
