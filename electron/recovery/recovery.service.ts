import { mkdtempSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Instant } from '../../shared/model/dates.ts';
import type { Person } from '../../shared/model/person.ts';
import { may } from '../../shared/model/roles.ts';
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
import { asDataError, tracesOf, type DataErrorCode, type KeyKeeper } from '../data/index.ts';
import { freeTries, staffIn, verifyPin, waitAfter, type StaffWithPin } from '../staff/index.ts';

/** What the way back stands on. */
export interface RecoveryParts {
  readonly dir: string;
  readonly keeper: KeyKeeper;
  /** Why the branch could not be opened. */
  readonly code: DataErrorCode;
  readonly clock: () => Instant;
  /** Milliseconds that no change of the wall clock moves. */
  readonly steady: () => number;
  /** Opens the branch, if it can be opened now. @returns whether it is open */
  readonly open: () => boolean;
}

/** A backup, what a restore of it would lose, and who can say yes. */
export interface LookedAt extends Omit<Examined<unknown>, 'staff'> {
  readonly file: string;
  readonly people: readonly Person[];
}

/** How a try to restore ended; refusals because of the backup are thrown. */
export type Recovered =
  | { readonly ok: true; readonly restored: Restored; readonly by: string }
  | { readonly ok: false; readonly why: 'not-needed' }
  | { readonly ok: false; readonly why: 'wrong-pin'; readonly triesLeft: number }
  | { readonly ok: false; readonly why: 'locked'; readonly waitMs: number };

/** Restoring from the page, for a branch that cannot be opened. */
export interface Recovery {
  state(): {
    readonly code: DataErrorCode;
    readonly dataDir: string;
    readonly present: readonly string[];
    readonly known: KnownEnd | null;
    readonly backups: readonly KnownBackup[];
  };
  /** Whoever reads a large backup waits; nobody is served meanwhile anyway. @throws BackupError, DataError */
  look(file: string): LookedAt;
  /** @throws BackupError, DataError; then the folder is as it was */
  restore(file: string, staffNo: string, pin: string): Promise<Recovered>;
  retry(): boolean;
}

/**
 * Opens the way back. Whoever is at the page gets no rights by it: it takes the PIN of a head or an administrator of the
 * backup; the backup is of this branch's own log, and the latest that is known of, so that nobody brings back a day on
 * which they were more than they are; it signs nobody in. Anything else is done on the command line, by who has the machine.
 */
export function createRecovery(parts: RecoveryParts): Recovery {
  const { dir, keeper, code, clock, steady, open } = parts;
  // Of all people together: the list of them must not multiply the tries.
  let failures = 0;
  let waitUntil = 0;
  let checking: Promise<unknown> = Promise.resolve();

  function examined(file: string): Examined<StaffWithPin[]> {
    if (!isAbsolute(file)) throw new BackupError('not-a-backup', file);
    const scratch = mkdtempSync(join(dir, '.vestibule-backup-'));
    try {
      const found = examineBackup(file, dir, scratch, keeper.keyFor(dir, true), staffIn);
      if (found.loss?.kind === 'other') throw new BackupError('other-branch', file);
      const [latest] = knownBackups(dir);
      if (latest && latest.seq > found.seq) throw new BackupError('older-backup', latest.file);
      return found;
    } catch (error) {
      throw asDataError(error, file);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }

  async function restore(file: string, staffNo: string, pin: string): Promise<Recovered> {
    if (open()) return { ok: false, why: 'not-needed' };
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
      present: tracesOf(dir),
      known: knownEnd(dir),
      backups: knownBackups(dir),
    }),
    look(file) {
      const { staff, ...found } = examined(file);
      return { ...found, file, people: mayRestore(staff) };
    },
    restore(file, staffNo, pin) {
      // One at a time: tries made at once must not slip past the count.
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
