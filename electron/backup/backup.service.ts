import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '../../shared/model/dates.ts';
import {
  createBranchLog,
  hex,
  keptHeadsFile,
  keptHeadsOf,
  reportsFolder,
  writeHeads,
  type ChainFinding,
  type ChainHead,
} from '../branch-log/index.ts';
import {
  asDataError,
  copyInto,
  DataError,
  integrityFindings,
  lockFolder,
  openCopy,
  type DatabaseKey,
  type DataFolder,
  type KeyKeeper,
} from '../data/index.ts';
import { BackupError } from './backup-error.ts';
import { pack, partOf, unpack, type Manifest } from './container.ts';

/** A backup that was made and read back. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly head: ChainHead;
  /** Where the log was not sound; it is in the backup as it is. */
  readonly firstBad: ChainFinding | null;
}

/** A data folder that was restored. */
export interface Restored {
  readonly head: ChainHead;
  readonly madeAt: string;
  readonly firstBad: ChainFinding | null;
  /** Where what was there before has been put; null where nothing was. */
  readonly before: string | null;
}

const names = ['branch.db', 'book.db'] as const;

/**
 * Writes an encrypted backup of an open folder into a new file: copies of both databases as of one moment each, looked
 * through, packed, synced, and the file read again from its first byte to its last. A failure leaves no file.
 * @throws BackupError file-exists; DataError
 */
export function makeBackup(folder: DataFolder, file: string, at: Instant): Backup {
  if (existsSync(file)) throw new BackupError('file-exists', file);
  try {
    return inScratch(dirname(file), (scratch) => {
      copyInto(folder.branch, join(scratch, 'branch.db'));
      copyInto(folder.book, join(scratch, 'book.db'));
      return packBackup(scratch, folder.bookAccess.key, file, at);
    });
  } catch (error) {
    throw asDataError(error, file);
  }
}

/** Where a backup is written until it is whole. */
export const unfinishedOf = (file: string): string => `${file}.part`;

/** How far the making or the checking of a backup is. */
export type BackupStep = 'copying' | 'checking' | 'packing' | 'reading';

/**
 * Makes a backup of copies of both databases: looks through them, packs them, and reads the file again.
 * @param tell hears what is done next
 * @throws BackupError, DataError; then there is no file
 */
export function packBackup(
  scratch: string,
  key: DatabaseKey,
  file: string,
  at: Instant,
  tell: (step: BackupStep) => void = () => undefined,
): Backup {
  const unfinished = unfinishedOf(file);
  try {
    tell('checking');
    const { head, start, firstBad } = looked(scratch, key, file);
    const manifest: Manifest = {
      format: 'vestibule-backup',
      version: 1,
      madeAt: new Date(at).toISOString(),
      start: hex(start.hash),
      head: { seq: head.seq, hash: hex(head.hash) },
      firstBad,
      parts: names.map((name) => partOf(scratch, name)),
    };
    rmSync(unfinished, { force: true });
    tell('packing');
    pack(unfinished, manifest, scratch);
    tell('reading');
    unpack(unfinished, null);
    if (existsSync(file)) throw new BackupError('file-exists', file);
    renameSync(unfinished, file);
    return { file, bytes: statSync(file).size, head, firstBad };
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw asDataError(error, file);
  }
}

/** What a backup was found to be. */
export interface Looked {
  readonly madeAt: string;
  readonly bytes: number;
  readonly start: Uint8Array;
  readonly head: ChainHead;
  readonly firstBad: ChainFinding | null;
}

/**
 * Reads a backup as a restore would, with everything that can be wrong with it, and puts nothing anywhere.
 * @param scratch an empty folder with room for it
 * @throws BackupError, DataError
 */
export function lookThrough(
  file: string,
  scratch: string,
  key: DatabaseKey,
  tell: (step: BackupStep) => void = () => undefined,
): Looked {
  if (!existsSync(file)) throw new BackupError('not-a-backup', file);
  try {
    tell('reading');
    const manifest = unpack(file, scratch);
    tell('checking');
    const { head, start, firstBad } = agreeing(manifest, looked(scratch, key, file), file);
    const { size } = statSync(file);
    return { madeAt: manifest.madeAt, bytes: size, start: start.hash, head, firstBad };
  } catch (error) {
    throw asDataError(error, file);
  }
}

/** What was found inside, if the first line says the same. @throws BackupError */
function agreeing(manifest: Manifest, inside: ReturnType<typeof looked>, file: string) {
  const told = JSON.stringify(manifest.firstBad);
  const { head, firstBad } = inside;
  if (hex(head.hash) !== manifest.head.hash || JSON.stringify(firstBad) !== told) {
    throw new BackupError('backup-damaged', file);
  }
  return inside;
}

/**
 * Puts a backup in the place of a data folder. It is unpacked and looked through first; the folder's own key must open
 * it. What was there is put aside, never removed.
 * @param replace whether a branch that is there may be put aside
 * @throws BackupError, DataError; then the folder is as it was
 */
export function restoreBackup(
  file: string,
  dir: string,
  options: { readonly keeper: KeyKeeper; readonly replace: boolean; readonly at: Instant },
): Restored {
  const { keeper, replace, at } = options;
  if (!existsSync(file)) throw new BackupError('not-a-backup', file);
  const there = existsSync(join(dir, 'branch.db'));
  if (there && !replace) throw new DataError('already-initialised', dir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dir);
  try {
    // A key made now could not open it: there has to be the one that it was made with.
    const key = keeper.keyFor(dir, true);
    return inScratch(dir, (scratch) => {
      const manifest = unpack(file, scratch);
      const { head, firstBad, kept } = agreeing(manifest, looked(scratch, key, file), file);
      const before = putAside(dir, at);
      for (const name of ['book.db', 'branch.db']) {
        renameSync(join(scratch, name), join(dir, name));
      }
      writeHeads(dir, kept);
      return { head, madeAt: manifest.madeAt, firstBad, before };
    });
  } catch (error) {
    throw asDataError(error, dir);
  } finally {
    lock.release();
  }
}

/** Opens both copies, checks their pages, and recomputes the log's chain. @throws DataError, BackupError */
function looked(dir: string, key: DatabaseKey, file: string) {
  const found = names.map((name) => {
    const db = openCopy(join(dir, name), key);
    try {
      if (integrityFindings(db).length > 0) {
        throw new BackupError('backup-damaged', `${file}, ${name}`);
      }
      if (name !== 'branch.db') return null;
      const log = createBranchLog(db);
      const firstBad: ChainFinding | null = log.verify();
      return { head: log.head(), start: log.start(), kept: keptHeadsOf(log), firstBad };
    } finally {
      db.close();
    }
  });
  const [branch] = found;
  if (!branch) throw new BackupError('backup-damaged', file);
  return branch;
}

/** Moves the folder's databases, with all that belongs to them, into a folder of their own beside them. */
function putAside(dir: string, at: Instant): string | null {
  const files = [
    'branch.db',
    'branch.db-wal',
    'book.db',
    'book.db-wal',
    'book.db-shm',
    keptHeadsFile,
    // Reports of days that the restored log may not have: they are made again from it.
    reportsFolder,
  ]
    .map((name) => join(dir, name))
    .filter((path) => existsSync(path));
  if (files.length === 0) return null;
  const stamp = new Date(at).toISOString().replaceAll(/[:.]/g, '-');
  const aside = join(dir, `before-restore-${stamp}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const path of files) renameSync(path, join(aside, basename(path)));
  return aside;
}

/** Works in a folder of its own, which is gone afterwards. */
export function inScratch<T>(parent: string, work: (scratch: string) => T): T {
  const scratch = mkdtempSync(join(parent, '.vestibule-backup-'));
  try {
    return work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
