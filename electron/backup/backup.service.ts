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
  /** What was wrong with the log; the backup contains it unchanged. */
  readonly firstBad: ChainFinding | null;
}

const names = ['branch.db', 'book.db'] as const;

/**
 * Writes an encrypted backup of an open folder into a new file: a consistent copy of each database, verified, packed
 * and synced. Then the whole file is read back. A failure leaves no file.
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

/** The name of a backup until it is complete. */
export const unfinishedOf = (file: string): string => `${file}.part`;

/** A missing folder is not created: it may be a drive that is not mounted. @throws BackupError backup-folder-missing */
function expectParent(file: string): void {
  const parent = dirname(file);
  if (!(statSync(parent, { throwIfNoEntry: false })?.isDirectory() ?? false)) {
    throw new BackupError('backup-folder-missing', parent);
  }
}

/** The step that making or verifying a backup has reached. */
export type BackupStep = 'copying' | 'checking' | 'packing' | 'reading';

/**
 * Makes a backup from copies of both databases: verifies them, packs them, and reads the file back.
 * @param tell called with the next step
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

/** What verifying a backup has found. */
export interface VerifiedBackup {
  readonly madeAt: string;
  readonly bytes: number;
  readonly start: Uint8Array;
  readonly head: ChainHead;
  readonly firstBad: ChainFinding | null;
}

/**
 * Verifies a backup with every check of a restore, and replaces nothing.
 * @param scratch an empty folder with enough room
 * @throws BackupError, DataError
 */
export function verifyBackup(
  file: string,
  scratch: string,
  key: DatabaseKey,
  tell: (step: BackupStep) => void = () => undefined,
): VerifiedBackup {
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
 * Unpacks a backup and verifies it: only somebody with the key can have written its bytes.
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
  // With a wrong key this throws a DataError of its own.
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

/** Opens both copies, checks their pages and recomputes the log's chain. @throws DataError, BackupError */
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

/** Runs `work` with a temporary folder, which is removed afterwards. */
export function inScratch<T>(parent: string, work: (scratch: string) => T): T {
  const scratch = mkdtempSync(join(parent, '.vestibule-backup-'));
  try {
    return work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
