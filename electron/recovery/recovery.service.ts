import { isAbsolute } from 'node:path';
import type { Instant } from '../../shared/model/dates.ts';
import type { Person } from '../../shared/model/people/person.ts';
import { may } from '../../shared/model/people/roles.ts';
import {
  BackupError,
  examineBackup,
  knownBackups,
  restoreBackup,
  type Examined,
  type KnownBackup,
  type Restored,
} from '../backup/index.ts';
import { knownEnd, type KnownEnd } from '../branch-log/index.ts';
import { asDataError, branchFilesIn, type DataErrorCode, type KeyKeeper } from '../data/index.ts';
import { freeTries, staffIn, verifyPin, waitAfter, type StaffWithPin } from '../staff/index.ts';

/** Dependencies of the recovery. */
export interface RecoveryParts {
  readonly dir: string;
  readonly keeper: KeyKeeper;
  /** Why the branch could not be opened. */
  readonly code: DataErrorCode;
  readonly clock: () => Instant;
  /** Steady clock: milliseconds that no change of the wall clock moves. */
  readonly steady: () => number;
  /** Tries to open the branch. @returns whether it is open */
  readonly open: () => Promise<boolean>;
}

/** A verified backup, what restoring it would lose, and whose PIN can confirm it. */
export interface LookedAt extends Omit<Examined<unknown>, 'staff'> {
  readonly file: string;
  readonly people: readonly Person[];
}

/** The result of a restore; refusals because of the backup are thrown. */
export type Recovered =
  | { readonly ok: true; readonly restored: Restored; readonly by: string }
  | { readonly ok: false; readonly why: 'not-needed' }
  | { readonly ok: false; readonly why: 'wrong-pin'; readonly triesLeft: number }
  | { readonly ok: false; readonly why: 'locked'; readonly waitMs: number };

/** Restoring at the page, for a branch that cannot be opened. */
export interface Recovery {
  state(): {
    readonly code: DataErrorCode;
    readonly dataDir: string;
    readonly present: readonly string[];
    readonly known: KnownEnd | null;
    readonly backups: readonly KnownBackup[];
  };
  /** Verifies a backup. Blocks, because nobody else is served meanwhile. @throws BackupError, DataError */
  look(file: string): LookedAt;
  /** @throws BackupError, DataError; then the folder is as it was */
  restore(file: string, staffNo: string, pin: string): Promise<Recovered>;
  retry(): Promise<boolean>;
}

/**
 * Creates the recovery. It must not give rights to whoever is at the page. So it takes the PIN of a head or an
 * administrator of the backup; the backup must be of this branch's log, and the latest that is known, so that nobody
 * can restore a day on which they had another role; and it signs nobody in. Everything else needs the command line.
 */
export function createRecovery(parts: RecoveryParts): Recovery {
  const { dir, keeper, code, clock, steady, open } = parts;
  // Counted for all people together, so that the number of people does not multiply the tries.
  let failures = 0;
  let waitUntil = 0;
  let checking: Promise<unknown> = Promise.resolve();

  function examined(file: string): Examined<StaffWithPin[]> {
    if (!isAbsolute(file)) throw new BackupError('not-a-backup', file);
    try {
      const found = examineBackup(file, dir, keeper.keyFor(dir, true), staffIn);
      if (found.loss?.kind === 'other') throw new BackupError('other-branch', file);
      const [latest] = knownBackups(dir);
      if (latest && latest.seq > found.seq) throw new BackupError('older-backup', latest.file);
      return found;
    } catch (error) {
      throw asDataError(error, file);
    }
  }

  async function restore(file: string, staffNo: string, pin: string): Promise<Recovered> {
    if (await open()) return { ok: false, why: 'not-needed' };
    const wait = waitUntil - steady();
    if (wait > 0) return { ok: false, why: 'locked', waitMs: wait };
    const { staff } = examined(file);
    const person = mayRestore(staff).find((one) => one.staffNo === staffNo);
    if (!person || !(await verifyPin(pin, person.pinHash))) {
      failures += 1;
      const waitMs = waitAfter(failures);
      waitUntil = steady() + waitMs;
      if (waitMs > 0) return { ok: false, why: 'locked', waitMs };
      return { ok: false, why: 'wrong-pin', triesLeft: freeTries - failures };
    }
    failures = 0;
    const restored = restoreBackup(file, dir, { keeper, replace: true, at: clock() });
    return { ok: true, restored, by: person.staffNo };
  }

  return {
    state: () => ({
      code,
      dataDir: dir,
      present: branchFilesIn(dir),
      known: knownEnd(dir),
      backups: knownBackups(dir),
    }),
    look(file) {
      const { staff, ...found } = examined(file);
      return { ...found, file, people: mayRestore(staff) };
    },
    restore(file, staffNo, pin) {
      // One at a time, so that parallel tries cannot bypass the count.
      const mine = checking.then(() => restore(file, staffNo, pin));
      checking = mine.catch(() => undefined);
      return mine;
    },
    retry: open,
  };
}

function mayRestore(staff: readonly StaffWithPin[]): (StaffWithPin & { pinHash: string })[] {
  return staff.flatMap(({ pinHash, ...person }) =>
    person.active && pinHash !== null && may(person.role, 'configure')
      ? [{ ...person, pinHash }]
      : [],
  );
}
