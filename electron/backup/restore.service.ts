import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../shared/model/dates.ts';
import {
  anchorFile,
  createBranchLog,
  hex,
  keptHeadsFile,
  knownEnd,
  writeHeads,
  type ChainFinding,
  type ChainHead,
} from '../branch-log/index.ts';
import {
  asDataError,
  finishRestore,
  firstRunFile,
  hasBytes,
  incomingFolder,
  restrictToOwner,
  lockFolder,
  makeFolder,
  openCopy,
  removeMade,
  replaceFiles,
  syncFolder,
  branchFilesIn,
  type Connection,
  type DatabaseKey,
  type KeyKeeper,
} from '../data/index.ts';
import { BackupError, type RestoreLoss } from './backup-error.ts';
import { expectFile, inScratch, verifyBackup, unpackTrusted } from './backup.service.ts';
import { copyOfBranch } from './branch-copy.ts';

/** A data folder that was restored. */
export interface Restored {
  readonly head: ChainHead;
  readonly madeAt: string;
  readonly firstBad: ChainFinding | null;
  /** The folder with the previous files; null if there were none. */
  readonly before: string | null;
  /** The records that the previous branch had and the restored one has not; null if there was no branch. */
  readonly lost: RestoreLoss | null;
}

/** Files that stay in place: the key that opens the backup, and what was set aside earlier. */
const stays = /^(branch\.(key(\.sealed)?|backups)|before-restore-.*|set-aside-.*|restore\..*)$/;

/**
 * Replaces a data folder with a backup. The backup is unpacked and verified first; the folder's key must open it. The
 * previous files are set aside, never deleted. If the process is killed at any moment, the folder holds the old branch
 * or the new one when it is next opened.
 * @param replace whether a present branch may be set aside
 * @throws BackupError, DataError; then the folder is as it was
 */
export function restoreBackup(
  file: string,
  dir: string,
  options: { readonly keeper: KeyKeeper; readonly replace: boolean; readonly at: Instant },
): Restored {
  const { keeper, replace, at } = options;
  expectFile(file);
  const made = makeFolder(dir);
  try {
    const lock = lockFolder(dir);
    try {
      restrictToOwner(dir);
      finishRestore(dir);
      // `true`: do not create a key. Only the key of the backup can open it.
      const key = keeper.keyFor(dir, true);
      return unpackAndPlace(file, dir, key, { replace, at });
    } finally {
      lock.release();
    }
  } catch (error) {
    // A folder of this call with its lock alone would be refused later: it is neither new nor a branch.
    if (made !== null) removeMade(dir, made);
    throw asDataError(error, dir);
  }
}

function unpackAndPlace(
  file: string,
  dir: string,
  key: DatabaseKey,
  { replace, at }: { replace: boolean; at: Instant },
): Restored {
  const incoming = join(dir, incomingFolder);
  mkdirSync(incoming, { mode: 0o700 });
  try {
    const { manifest, head, start, kept, anchor, firstBad } = unpackTrusted(file, incoming, key);
    const { madeAt } = manifest;
    const lost = lossOfRestoring(dir, key, { head, start, madeAt });
    // If `branch.db` is lost there is no branch to set aside, so no permission is needed.
    if (lost && !replace && hasBytes(join(dir, 'branch.db')))
      throw new BackupError('would-replace', dir, undefined, lost);
    writeHeads(incoming, kept);
    writeFileSync(join(incoming, anchorFile), anchor, { mode: 0o600, flush: true });
    syncFolder(incoming);
    const old = [...branchFilesIn(dir).filter((name) => !stays.test(name)), firstRunFile].filter(
      (name) => existsSync(join(dir, name)),
    );
    const aside = `before-restore-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}`;
    replaceFiles(dir, {
      aside: old.length === 0 ? null : aside,
      old,
      placed: ['book.db', 'branch.db', keptHeadsFile, anchorFile],
    });
    return { head, madeAt, firstBad, before: old.length === 0 ? null : join(dir, aside), lost };
  } finally {
    // Cleans up after a failure, but not while a journal still refers to these files.
    if (!existsSync(join(dir, 'restore.journal'))) {
      rmSync(incoming, { recursive: true, force: true });
    }
  }
}

/** Compares a backup with the end of a lost log, as far as the files beside it tell. */
function lossByWhatIsLeft(
  dir: string,
  { head, start, madeAt }: { head: ChainHead; start: ChainHead; madeAt: string },
): RestoreLoss | null {
  const known = knownEnd(dir);
  if (!known) return null;
  const same = known.start === hex(start.hash);
  const records = same ? Math.max(0, known.seq - head.seq) : known.seq;
  return { kind: same ? 'same' : 'other', records, madeAt, from: null, to: known.at };
}

/** A verified backup, and what restoring it into a folder would lose. */
export interface Examined<Staff> {
  readonly madeAt: string;
  readonly bytes: number;
  readonly seq: number;
  readonly firstBad: ChainFinding | null;
  readonly loss: RestoreLoss | null;
  readonly staff: Staff;
}

/**
 * Verifies a backup with every check of a restore, and reads its people. Nothing is changed.
 * @param dir the data folder, which needs room for the unpacked backup
 * @throws BackupError, DataError
 */
export function examineBackup<Staff>(
  file: string,
  dir: string,
  key: DatabaseKey,
  people: (db: Connection) => Staff,
): Examined<Staff> {
  return inScratch(dir, (scratch) => {
    const { head, start, madeAt, bytes, firstBad } = verifyBackup(file, scratch, key);
    const loss = lossOfRestoring(dir, key, { head, start: { seq: 0, hash: start }, madeAt });
    const db = openCopy(join(scratch, 'branch.db'), key);
    try {
      return { madeAt, bytes, seq: head.seq, firstBad, loss, staff: people(db) };
    } finally {
      db.close();
    }
  });
}

/** Compares the present branch with a backup. Its files are not changed. */
function lossOfRestoring(
  dir: string,
  key: DatabaseKey,
  { head, start, madeAt }: { head: ChainHead; start: ChainHead; madeAt: string },
): RestoreLoss | null {
  if (!hasBytes(join(dir, 'branch.db'))) return lossByWhatIsLeft(dir, { head, start, madeAt });
  try {
    return inScratch(dir, (scratch) => {
      const db = openCopy(copyOfBranch(dir, scratch), key);
      try {
        const log = createBranchLog(db);
        const stored = log.hashAt(head.seq);
        const same = stored !== null && Buffer.compare(stored, head.hash) === 0;
        const first = same ? head.seq + 1 : 1;
        const records = Math.max(0, log.lastSeq() - first + 1);
        const [begin] = log.some(first, 1);
        return {
          ...{ kind: same ? 'same' : 'other', records, madeAt },
          ...{ from: begin?.at ?? null, to: records === 0 ? null : log.lastAt() },
        };
      } finally {
        db.close();
      }
    });
  } catch {
    return { kind: 'unreadable', records: 0, from: null, to: null, madeAt };
  }
}
