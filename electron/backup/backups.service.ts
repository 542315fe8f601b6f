import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { branchOffsetMs, type Instant } from '../../shared/model/dates.ts';
import { againstCheckpoints, type BranchLog, type ChainFinding } from '../branch-log/index.ts';
import { createFaults, runTask, type Faults } from '../platform/index.ts';
import { asDataError, copyOpenDatabase, type DataFolder } from '../data/index.ts';
import {
  unfinishedOf,
  type Backup,
  type BackupStep,
  type VerifiedBackup,
} from './backup.service.ts';
import type { BackupJob } from './backup.worker.ts';
import { noteBackup } from './known-backups.ts';
import { backupsRepository, type BackupMade } from './backups.repository.ts';

/** Why a folder cannot take a backup. */
export const backupFolderFaults = [
  'not-absolute',
  'folder-missing',
  'no-permission',
  'data-folder', // what happens to the data happens to the backup
] as const;
export type BackupFolderFault = (typeof backupFolderFaults)[number];

/** How the last piece of work ended. */
export type BackupOutcome =
  | ({ readonly kind: 'made'; readonly firstBad: ChainFinding | null } & BackupMade)
  | {
      readonly kind: 'verified';
      readonly at: Instant;
      readonly file: string;
      readonly madeAt: string;
      readonly bytes: number;
      readonly seq: number;
      /** What was wrong with the log inside when the backup was made. */
      readonly firstBad: ChainFinding | null;
      /** How many records the log has gained since; null if the present log does not continue the backup's. */
      readonly since: number | null;
      readonly ownBranch: boolean;
    }
  | {
      readonly kind: 'failed';
      readonly at: Instant;
      readonly file: string;
      /** Code of a BackupError or DataError, else "other". */
      readonly code: string;
    };

/** The running work, the last outcome, and the list of backups. */
export interface BackupState {
  readonly running: {
    readonly kind: 'make' | 'verify';
    readonly file: string;
    readonly step: BackupStep;
    readonly since: Instant;
  } | null;
  readonly outcome: BackupOutcome | null;
  /** The latest first. */
  readonly made: readonly BackupMade[];
}

/** Backups of the open data folder, made while the branch serves. One piece of work at a time. */
export interface Backups {
  state(): BackupState;
  /** Starts a backup into a folder. @returns what is wrong with the folder; null: started, or one is running already */
  make(folder: string, by: string): BackupFolderFault | null;
  /** Starts verifying a backup. */
  verify(file: string): void;
  /** Settles when nothing is running. */
  idle(): Promise<void>;
  /** Aborts the running work and removes what it wrote; settles when that is done. Nothing starts after it. */
  stop(): Promise<void>;
}

export interface BackupsParts {
  readonly folder: DataFolder;
  readonly log: BranchLog;
  readonly clock: () => Instant;
  readonly branchCode: () => string;
  readonly faults?: Pick<Faults, 'guard'>;
}

const listed = 10;

/** Creates the backups of a data folder. */
export function createBackups({
  folder,
  log,
  clock,
  branchCode,
  faults = createFaults(),
}: BackupsParts): Backups {
  const record = backupsRepository(folder.branch);
  let running: BackupState['running'] = null;
  let outcome: BackupOutcome | null = null;
  let work: Promise<void> = Promise.resolve();
  const stopped = new AbortController();

  function begin(kind: 'make' | 'verify', file: string, task: () => Promise<BackupOutcome>): void {
    running = { kind, file, step: kind === 'make' ? 'copying' : 'reading', since: clock() };
    outcome = null;
    work = task()
      .catch((error: unknown): BackupOutcome => ({
        kind: 'failed',
        at: clock(),
        file,
        code: failureCode(kind, file, asDataError(error, file)),
      }))
      .then((ended) => {
        outcome = ended;
        running = null;
      });
  }

  function runWorker<Result>(data: BackupJob): Promise<Result> {
    return runTask<BackupJob, BackupStep, never, never, Result>({
      worker: new URL('./backup.worker.ts', import.meta.url),
      data,
      kill: stopped.signal,
      onProgress(step) {
        if (running) running = { ...running, step };
      },
    });
  }

  async function makeInto(parent: string, file: string, by: string): Promise<BackupOutcome> {
    const scratch = mkdtempSync(join(parent, '.vestibule-backup-'));
    try {
      const at = clock();
      await copyOpenDatabase(folder.branch, join(scratch, 'branch.db'), stopped.signal);
      const job: BackupJob = { kind: 'make', scratch, book: folder.bookAccess, file, at };
      const made = await runWorker<Backup>(job);
      record.add(made, at, by);
      // The backup is made and recorded: this list only helps to find it when branch.db is lost.
      faults.guard('backup', () => {
        noteBackup(folder.dir, { file, madeAt: new Date(at).toISOString(), seq: made.head.seq });
      });
      const [latest] = record.latest(1);
      if (!latest) throw new Error('a backup was not recorded');
      return { kind: 'made', firstBad: made.firstBad, ...latest };
    } catch (error) {
      // A terminated worker cannot remove this itself.
      rmSync(unfinishedOf(file), { force: true });
      throw error;
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }

  async function verifyFile(file: string): Promise<BackupOutcome> {
    const { dir, bookAccess: book } = folder;
    const scratch = mkdtempSync(join(dir, '.vestibule-backup-'));
    const found = await runWorker<VerifiedBackup>({ kind: 'verify', file, scratch, book }).finally(
      () => {
        rmSync(scratch, { recursive: true, force: true });
      },
    );
    const ownBranch = Buffer.compare(found.start, log.start().hash) === 0;
    const goesOn = ownBranch && againstCheckpoints(log, [found.head]) === null;
    const { madeAt, bytes, firstBad, head } = found;
    return {
      ...{ kind: 'verified', at: clock(), file, madeAt, bytes, firstBad, ownBranch },
      seq: head.seq,
      since: goesOn ? log.lastSeq() - head.seq : null,
    };
  }

  return {
    state: () => ({ running, outcome, made: record.latest(listed) }),
    make(parent, by) {
      if (running || stopped.signal.aborted) return null;
      const fault = folderFault(parent, folder.dir);
      if (fault) return fault;
      const file = join(parent, fileNameAt(clock(), branchCode()));
      begin('make', file, () => makeInto(parent, file, by));
      return null;
    },
    verify(file) {
      if (!running && !stopped.signal.aborted) begin('verify', file, () => verifyFile(file));
    },
    idle: () => work,
    stop() {
      stopped.abort();
      return work;
    },
  };
}

/** The folder existed at the start. If it is missing now, a drive was probably removed. */
function failureCode(kind: 'make' | 'verify', file: string, error: unknown): string {
  if (kind === 'make' && !existsSync(dirname(file))) return 'backup-folder-missing';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'other';
}

/** A name that contains the branch and sorts by time: `vestibule-CX01-20261120-173005.backup`. */
function fileNameAt(at: Instant, code: string): string {
  const stamp = new Date(at + branchOffsetMs).toISOString().slice(0, 19);
  const safe = code.replaceAll(/[^\w-]/g, '_');
  return `vestibule-${safe}-${stamp.replaceAll(/[-:]/g, '').replace('T', '-')}.backup`;
}

function folderFault(folder: string, dataDir: string): BackupFolderFault | null {
  if (!isAbsolute(folder)) return 'not-absolute';
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return 'folder-missing';
  const way = relative(realpathSync(dataDir), realpathSync(folder));
  if (way === '' || (!way.startsWith('..') && !isAbsolute(way))) return 'data-folder';
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return 'no-permission';
  }
  return null;
}
