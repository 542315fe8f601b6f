import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Instant } from '../../shared/model/dates.ts';
import {
  anchorText,
  createAuditChain,
  createBranchLog,
  hex,
  keptHeadsOf,
  type ChainFinding,
  type ChainHead,
} from '../branch-log/index.ts';
import {
  asDataError,
  copyInto,
  integrityFindings,
  openCopy,
  type DatabaseKey,
  type DataFolder,
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

const names = ['branch.db', 'book.db'] as const;

/**
 * Writes an encrypted backup of an open folder into a new file: copies of both databases as of one moment each, looked
 * through, packed, synced, and the file read again from its first byte to its last. A failure leaves no file.
 * @throws BackupError file-exists; DataError
 */
export function makeBackup(folder: DataFolder, file: string, at: Instant): Backup {
  if (existsSync(file)) throw new BackupError('file-exists', file);
  expectParent(file);
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

/** @throws BackupError backup-folder-missing: a backup goes where somebody meant it to */
function expectParent(file: string): void {
  const parent = dirname(file);
  if (!(statSync(parent, { throwIfNoEntry: false })?.isDirectory() ?? false)) {
    throw new BackupError('backup-folder-missing', parent);
  }
}

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
    pack(unfinished, manifest, scratch, key);
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
  expectFile(file);
  try {
    tell('reading');
    const { manifest, ...inside } = unpackTrusted(file, scratch, key, () => tell('checking'));
    const { head, start, firstBad } = inside;
    const { size } = statSync(file);
    return { madeAt: manifest.madeAt, bytes: size, start: start.hash, head, firstBad };
  } catch (error) {
    throw asDataError(error, file);
  }
}

/** @throws BackupError not-a-backup, backup-is-folder */
export function expectFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new BackupError('not-a-backup', file);
  if (found.isDirectory()) throw new BackupError('backup-is-folder', file);
}

/**
 * Unpacks a backup and looks through it: every byte of it is what was written by who has the key.
 * @throws BackupError, DataError
 */
export function unpackTrusted(
  file: string,
  scratch: string,
  key: DatabaseKey,
  checking: () => void = () => undefined,
) {
  const { manifest, sealed } = unpack(file, scratch);
  checking();
  // Another key fails here, with a name of its own.
  const inside = looked(scratch, key, file);
  const told = JSON.stringify(manifest.firstBad);
  const { head, start, firstBad } = inside;
  const agrees =
    hex(head.hash) === manifest.head.hash &&
    head.seq === manifest.head.seq &&
    hex(start.hash) === manifest.start &&
    JSON.stringify(firstBad) === told;
  if (!agrees || !sealed(key)) throw new BackupError('backup-damaged', file);
  return { manifest, ...inside };
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
      const anchor = anchorText({ log, audit: createAuditChain(db) });
      return { head: log.head(), start: log.start(), kept: keptHeadsOf(log), anchor, firstBad };
    } finally {
      db.close();
    }
  });
  const [branch] = found;
  if (!branch) throw new BackupError('backup-damaged', file);
  return branch;
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
