import {
  branchOffsetMs,
  businessDateOf,
  type BusinessDate,
  type Instant,
} from '../../shared/model/dates.ts';
import type { IntakeSettings } from '../../shared/model/branch.ts';
import { exchangeFiles, type ImportResult } from '../clients/index.ts';
import type { Scheme } from '../../shared/model/schemes/scheme.ts';
import { createFaults, type Faults } from '../platform/index.ts';
import type { ScoringResult } from '../scoring/index.ts';
import type { BookEvent, BookService, BookStep, ScoreEvent } from '../client-data/index.ts';
import { judge, type Look } from './complete.rules.ts';
import { dropFolder, type DropFolder, type FileMoves, type RefusedFile } from './drop-folder.ts';
import type { BookRun, OwnRunKind, RunResult } from './intake-types.ts';
import { nextNight, nightDue } from './night.rules.ts';
import { failureOf } from './run-failure.ts';
import type { Runs } from './runs.repository.ts';

/** Dependencies of the intake. */
export interface IntakeParts {
  readonly runs: Runs;
  readonly book: BookService;
  /** The scheme of today, and a scheme chosen for today that has no scores yet. */
  readonly schemes: { inForce(): Scheme; due(): Scheme | null };
  readonly settings: () => IntakeSettings | null;
  readonly clock: () => Instant;
  /** Steady clock, for back-off. */
  readonly steady: () => number;
  /** File operations; default: the operating system's. */
  readonly moves?: FileMoves;
  /** Where a failing look is noted. */
  readonly faults?: Pick<Faults, 'every' | 'guard'>;
}

/** The state of the intake, for the screens. */
export interface IntakeState {
  readonly waiting: Look['waiting'];
  /** Why the folder cannot be used now; it is tried again automatically. */
  readonly trouble: { readonly code: string; readonly subject: string } | null;
  readonly running: {
    readonly kind: OwnRunKind | 'scheme';
    readonly step: BookStep | null;
  } | null;
  readonly nextNight: Instant | null;
}

/**
 * Automatic work on the client book: imports complete files of the drop folder, makes the nightly run, and scores by a
 * scheme whose day has come. One thing after the other. What fails for a temporary reason is tried again.
 */
export interface Intake {
  state(): IntakeState;
  /** Looks once and does what is due. If a look is running, waits for it instead. */
  look(): Promise<void>;
  /** Looks now and then periodically. */
  start(): void;
  /** Stops looking. An unfinished run is done again at the next start. Settles when nothing is running. */
  stop(): Promise<void>;
}

/** A file that is unchanged over three looks (15 s) is complete. */
const lookEveryMs = 5_000;
const looksUnchanged = 3;
/** Back-off after a temporary failure (a blocked file, a full disk): first pause, doubled up to the longest. */
const firstPauseMs = 10_000;
const longestPauseMs = 300_000;
const mostTries = 6;
/** Refusals that are not the file's fault, and therefore temporary. */
const passing: ReadonlySet<string> = new Set(['busy', 'disk-full', 'no-permission', 'locked']);

/** A run that has ended while its files are still in the working folder. */
interface Unfiled {
  readonly root: string;
  readonly at: Instant;
  readonly result: Omit<RunResult, 'archive' | 'refused'>;
  readonly refused: readonly RefusedFile[];
  /** Where its refused files are. */
  aside: string | null;
}

const nothing = { files: [], rejects: null, archive: null, refused: null } as const;
/** The error of a person's import during which the program ended: it is not known how many files were imported. */
const cutOff = { code: 'cut-off', subject: '' } as const;

const isOwn = (run: BookRun): run is BookRun & { readonly kind: OwnRunKind } =>
  run.kind === 'drop' || run.kind === 'night';

/** Creates the intake. Nothing happens before `start` or `look`. */
export function createIntake(parts: IntakeParts): Intake {
  const { runs, book, schemes, settings, clock, steady, faults = createFaults() } = parts;
  const folderAt = (root: string) => dropFolder(root, parts.moves);
  let stopLooking = (): void => undefined;
  let stopped = false;
  // Check after every await: the console may have been closed meanwhile.
  const isStopped = () => stopped;
  let current: Promise<void> | null = null;
  let seen: { readonly folder: string; readonly look: Look } | null = null;
  let trouble: IntakeState['trouble'] = null;
  let running: IntakeState['running'] = null;
  let notBefore = -Infinity;
  /** Failed tries of each run, or of a night without files. */
  const tries = new Map<number | 'night', number>();
  /** Ended runs whose files could not be archived yet, because another program holds one of them. */
  const unfiled = new Map<number, Unfiled>();
  /** Folders of runs that did not start, because one of their files could not be moved. */
  const halfTaken = new Map<number, string>();

  const today = () => businessDateOf(clock());

  /** Schedules another try after a temporary failure. @returns false if it has been tried often enough */
  function putOff(what: number | 'night', why: { code: string; subject: string }): boolean {
    const count = (tries.get(what) ?? 0) + 1;
    tries.set(what, count);
    if (count >= mostTries) return false;
    trouble = why;
    notBefore = steady() + Math.min(longestPauseMs, firstPauseMs * 2 ** (count - 1));
    return true;
  }

  function settle(what: number | 'night'): void {
    tries.delete(what);
    trouble = null;
    notBefore = -Infinity;
  }

  /** Runs work of the book, and keeps its progress for the screens. */
  async function following<E extends BookEvent | ScoreEvent>(
    kind: OwnRunKind | 'scheme',
    steps: AsyncIterable<E>,
  ): Promise<Extract<E, { kind: 'done' }>> {
    running = { kind, step: null };
    try {
      for await (const step of steps) {
        if (step.kind === 'done') return step as Extract<E, { kind: 'done' }>;
        running = { kind, step };
      }
      throw new Error('the work ended without a result');
    } finally {
      running = null;
    }
  }

  async function scored(kind: OwnRunKind | 'scheme', scheme: Scheme): Promise<ScoringResult> {
    // Wait for an import that somebody has started by hand meanwhile.
    while (book.running()) await book.idle();
    return (await following(kind, book.score(scheme))).score;
  }

  /** Imports a run's files, scores, and archives them. Idempotent. */
  async function finish(
    folder: DropFolder,
    run: number,
    kind: OwnRunKind,
  ): Promise<'done' | 'later'> {
    const dir = folder.workingOf(run);
    let imported: ImportResult;
    try {
      // Wait for an import that somebody has started by hand.
      while (book.running()) await book.idle();
      imported = (await following(kind, book.import(dir, false))).result;
    } catch (error) {
      const failure = failureOf(error);
      if (isStopped() || (failure.code !== 'cancelled' && putOff(run, failure))) return 'later';
      const { code, subject } = failure;
      const all = folder.filesOf(run).map((file) => ({ file, code, about: subject }));
      close(folder, run, { files: [], rejects: null }, all, null, failure);
      return 'done';
    }
    if (isStopped()) return 'later';
    const held = imported.files.find(({ refused }) => refused && passing.has(refused));
    if (held?.refused && putOff(run, { code: held.refused, subject: held.about ?? held.file })) {
      return 'later';
    }
    const landed = imported.files.some((file) => file.accepted > 0 && file.file !== 'staff.csv');
    let score: ScoringResult | null = null;
    let failure: RunResult['failure'] = null;
    try {
      if (landed || kind === 'night') score = await scored(kind, schemes.inForce());
    } catch (error) {
      if (isStopped()) return 'later';
      failure = failureOf(error);
    }
    const refused = imported.files.flatMap(({ file, refused: code, about, seen: read }) =>
      code === undefined ? [] : [{ file, code, about: about ?? file, ...(read && { seen: read }) }],
    );
    close(folder, run, imported, refused, score, failure);
    return 'done';
  }

  function close(
    folder: DropFolder,
    run: number,
    { files, rejects }: Pick<ImportResult, 'files' | 'rejects'>,
    refused: readonly RefusedFile[],
    score: ScoringResult | null,
    failure: RunResult['failure'],
  ): void {
    const at = clock();
    const result = { files, rejects, score, failure };
    // The record first, then the files: if this is interrupted, the files are imported again, which changes nothing.
    runs.end(run, at, { ...result, archive: null, refused: null });
    unfiled.set(run, { root: folder.root, at, result, refused, aside: null });
    archive(folder, run);
  }

  /** Archives the files of an ended run. @throws the operating system's error; the next look continues */
  function archive(folder: DropFolder, run: number): void {
    const left = unfiled.get(run);
    if (!left) return;
    const { at, result } = left;
    left.aside = folder.moveToRefused(run, placeOf(at), left.refused) ?? left.aside;
    const archive = folder.archive(run, placeOf(at));
    runs.end(run, at, { ...result, archive, refused: left.aside });
    unfiled.delete(run);
    settle(run);
  }

  /** Moves the files of a run that did not start back; files that are blocked, at a later look. */
  function moveBack(folder: DropFolder, run: number): void {
    folder.moveBack(run);
    halfTaken.delete(run);
    // This look's listing lacks these files. Without them the others would be imported alone, so list again.
    seen = null;
  }

  /** Continues what an interrupted process or a temporary failure has left. */
  async function takeUp(root: string, folder: DropFolder): Promise<void> {
    for (const left of folder.taken()) {
      if (unfiled.get(left)?.root === root) {
        archive(folder, left);
        continue;
      }
      if (halfTaken.get(left) === root) {
        moveBack(folder, left);
        continue;
      }
      const known = runs.get(left);
      const own = known?.endedAt === null && known.folder === root && isOwn(known);
      // No run, or another run, has this number: the files get a new run.
      const run = own ? left : runs.begin('drop', today(), clock(), root);
      if (!own) folder.rename(left, run);
      if ((await finish(folder, run, own ? known.kind : 'drop')) === 'later') return;
    }
  }

  /** Starts a run with the complete files. @returns whether there were any */
  async function take(root: string, kind: OwnRunKind, day: BusinessDate) {
    const files = seen?.folder === root ? seen.look : null;
    if (!files || files.ready.length === 0) return false;
    const folder = folderAt(root);
    const run = runs.begin(kind, day, clock(), root);
    try {
      folder.take(run, [...files.ready, ...files.markers]);
    } catch (error) {
      // Another program has one of them open, so the sender may not have finished.
      runs.forget(run);
      halfTaken.set(run, root);
      moveBack(folder, run);
      throw error;
    }
    seen = null;
    await finish(folder, run, kind);
    return true;
  }

  async function runNight(day: BusinessDate, root: string | null): Promise<void> {
    if (root !== null && (await take(root, 'night', day))) return;
    const run = runs.begin('night', day, clock(), null);
    try {
      const score = await scored('night', schemes.inForce());
      runs.end(run, clock(), { ...nothing, score, failure: null });
      settle('night');
    } catch (error) {
      const failure = failureOf(error);
      if (isStopped() || (failure.code !== 'cancelled' && putOff('night', failure))) {
        runs.forget(run);
      } else runs.end(run, clock(), { ...nothing, score: null, failure });
    }
  }

  async function lookOnce(): Promise<void> {
    const wanted = settings();
    const root = wanted?.folder ?? null;
    if (wanted && root !== null) {
      const before = seen?.folder === root ? seen.look.unchanged : new Map<string, never>();
      const judged = judge(folderAt(root).look(), before, {
        names: exchangeFiles.map(({ name }) => name),
        complete: wanted.complete,
        looks: looksUnchanged,
      });
      seen = { folder: root, look: judged };
    } else seen = null;
    if (book.running() || steady() < notBefore) return;
    if (root !== null) await takeUp(root, folderAt(root));
    const due = schemes.due();
    if (due) await scored('scheme', due);
    const night = wanted?.night && nightDue(wanted.night, runs.lastNight(), clock());
    if (isStopped() || steady() < notBefore) return;
    if (night) await runNight(night, root);
    else if (root !== null) await take(root, 'drop', today());
    if (notBefore <= steady()) trouble = null;
  }

  async function guarded(): Promise<void> {
    try {
      await lookOnce();
    } catch (error) {
      const { code, subject } = failureOf(error);
      trouble = { code, subject: subject || (settings()?.folder ?? '') };
      notBefore = steady() + firstPauseMs;
    } finally {
      current = null;
    }
  }

  function look(): Promise<void> {
    if (isStopped()) return Promise.resolve();
    current ??= guarded();
    return current;
  }

  return {
    state() {
      const wanted = settings();
      return {
        waiting: seen?.look.waiting ?? [],
        trouble,
        running,
        nextNight: wanted?.night ? nextNight(wanted.night.at, clock()) : null,
      };
    },
    look,
    start() {
      // Runs that were started without files: there is nothing to continue.
      const root = settings()?.folder ?? null;
      const taken = new Set(root === null ? [] : leftIn(root));
      for (const left of runs.open()) {
        const { run, folder } = left;
        if (!isOwn(left)) runs.end(run, clock(), { ...nothing, score: null, failure: cutOff });
        else if (folder !== root || !taken.has(run)) runs.forget(run);
      }
      faults.guard('intake', look);
      stopLooking = faults.every('intake', lookEveryMs, look);
    },
    stop() {
      stopped = true;
      stopLooking();
      return current ?? Promise.resolve();
    },
  };
}

/** @returns an empty list if the folder cannot be read; the next look reports why */
function leftIn(root: string): number[] {
  try {
    return dropFolder(root).taken();
  } catch {
    return [];
  }
}

/** "2026-11-20/023000" in the branch's zone. */
function placeOf(at: Instant): string {
  const time = new Date(at + branchOffsetMs).toISOString();
  return `${time.slice(0, 10)}/${time.slice(11, 19).replaceAll(':', '')}`;
}
