import {
  branchOffsetMs,
  businessDateOf,
  type BusinessDate,
  type Instant,
} from '../../shared/model/dates.ts';
import type { IntakeSettings } from '../../shared/model/branch.ts';
import { exchangeFiles, type ImportResult } from '../clients/index.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import { createFaults, type Faults } from '../platform/index.ts';
import type { ScoringResult } from '../scoring/index.ts';
import type { BookEvent, BookService, BookStep, ScoreEvent } from '../setup/index.ts';
import { judge, type Look } from './complete.rules.ts';
import { dropFolder, type DropFolder, type FileMoves, type RefusedFile } from './drop-folder.ts';
import type { BookRun, OwnRunKind, RunResult } from './intake-types.ts';
import { nextNight, nightDue } from './night.rules.ts';
import { failureOf } from './run-failure.ts';
import type { Runs } from './runs.repository.ts';

/** What the intake stands on. */
export interface IntakeParts {
  readonly runs: Runs;
  readonly book: BookService;
  /** The scheme in force today, and one that was chosen for today and has no scores yet. */
  readonly schemes: { inForce(): Scheme; due(): Scheme | null };
  readonly settings: () => IntakeSettings | null;
  readonly clock: () => Instant;
  /** Milliseconds that only ever go forward: pauses go by these. */
  readonly steady: () => number;
  /** How files are moved; the system's way unless said otherwise. */
  readonly moves?: FileMoves;
  /** Where a look that fails altogether is noted. */
  readonly faults?: Pick<Faults, 'every' | 'guard'>;
}

/** What the intake is doing, for the screens. */
export interface IntakeState {
  readonly waiting: Look['waiting'];
  /** Why the folder cannot be used now; it is tried again by itself. */
  readonly trouble: { readonly code: string; readonly subject: string } | null;
  readonly running: {
    readonly kind: OwnRunKind | 'scheme';
    readonly step: BookStep | null;
  } | null;
  readonly nextNight: Instant | null;
}

/**
 * What the console does to the client book by itself: takes complete files of the drop folder, runs by night, and scores
 * by a scheme whose day has come. One thing after the other; what fails for a passing reason is tried again.
 */
export interface Intake {
  state(): IntakeState;
  /** Looks once and does what is due; while a look is at it, that one is waited for. */
  look(): Promise<void>;
  /** Looks now and from then on. */
  start(): void;
  /** No more looks; what runs is left for the next start, which does it again. Settles when nothing is at work. */
  stop(): Promise<void>;
}

/** A quarter of a minute unchanged over three looks is a file that nobody writes to. */
const lookEveryMs = 5_000;
const looksUnchanged = 3;
/** A file that another program holds, a disk that is full: tried again after this, then ever more seldom. */
const firstPauseMs = 10_000;
const longestPauseMs = 300_000;
const mostTries = 6;
/** Refusals that say nothing against the file. */
const passing: ReadonlySet<string> = new Set(['busy', 'disk-full', 'no-permission', 'locked']);

/** What is known of a run that has ended, while its files still lie in the working folder. */
interface Unfiled {
  readonly root: string;
  readonly at: Instant;
  readonly result: Omit<RunResult, 'archive' | 'refused'>;
  readonly refused: readonly RefusedFile[];
  /** Where those that were refused have been put. */
  aside: string | null;
}

const nothing = { files: [], rejects: null, archive: null, refused: null } as const;
/** The program ended while a person's import ran: files land one by one, and nobody has counted those that did. */
const cutOff = { code: 'cut-off', subject: '' } as const;

const isOwn = (run: BookRun): run is BookRun & { readonly kind: OwnRunKind } =>
  run.kind === 'drop' || run.kind === 'night';

/** Opens the intake; nothing is looked at before `start` or `look`. */
export function createIntake(parts: IntakeParts): Intake {
  const { runs, book, schemes, settings, clock, steady, faults = createFaults() } = parts;
  const folderAt = (root: string) => dropFolder(root, parts.moves);
  let stopLooking = (): void => undefined;
  let stopped = false;
  // Asked anew after every wait: the console may have been closed meanwhile.
  const isStopped = () => stopped;
  let current: Promise<void> | null = null;
  let seen: { readonly folder: string; readonly look: Look } | null = null;
  let trouble: IntakeState['trouble'] = null;
  let running: IntakeState['running'] = null;
  let notBefore = -Infinity;
  /** How often each run, or the night without files, was tried in vain. */
  const tries = new Map<number | 'night', number>();
  /** Runs that have ended and whose files could not be put away yet: another program held one of them. */
  const unfiled = new Map<number, Unfiled>();
  /** Folders by the runs that did not begin, since one of their files could not be taken. */
  const halfTaken = new Map<number, string>();

  const today = () => businessDateOf(clock());

  /** Puts off what failed for a passing reason. @returns false when it has been tried often enough */
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

  /** Lets the book work and keeps what it tells for the screens. */
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
    // An import that someone began by hand in between is waited for.
    while (book.running()) await book.idle();
    return (await following(kind, book.score(scheme))).score;
  }

  /** Imports what a run has taken, scores, and puts the files away. Done again, it ends the same. */
  async function finish(
    folder: DropFolder,
    run: number,
    kind: OwnRunKind,
  ): Promise<'done' | 'later'> {
    const dir = folder.workingOf(run);
    let imported: ImportResult;
    try {
      // An import that someone began by hand is waited for.
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
    // First the record, then the files: cut off in between, the files are imported again, which changes nothing.
    runs.end(run, at, { ...result, archive: null, refused: null });
    unfiled.set(run, { root: folder.root, at, result, refused, aside: null });
    putAway(folder, run);
  }

  /** Puts away what an ended run has. @throws the operating system's error; the next look goes on with the rest */
  function putAway(folder: DropFolder, run: number): void {
    const left = unfiled.get(run);
    if (!left) return;
    const { at, result } = left;
    left.aside = folder.putAside(run, placeOf(at), left.refused) ?? left.aside;
    const archive = folder.putAway(run, placeOf(at));
    runs.end(run, at, { ...result, archive, refused: left.aside });
    unfiled.delete(run);
    settle(run);
  }

  /** Undoes a take that did not succeed; what is held in its turn is given back at a later look. */
  function giveBack(folder: DropFolder, run: number): void {
    folder.giveBack(run);
    halfTaken.delete(run);
    // The look of this turn has not seen these files; taken without them, the others would land alone.
    seen = null;
  }

  /** What a process that was cut off, or a passing trouble, has left behind. */
  async function takeUp(root: string, folder: DropFolder): Promise<void> {
    for (const left of folder.taken()) {
      if (unfiled.get(left)?.root === root) {
        putAway(folder, left);
        continue;
      }
      if (halfTaken.get(left) === root) {
        giveBack(folder, left);
        continue;
      }
      const known = runs.get(left);
      const own = known?.endedAt === null && known.folder === root && isOwn(known);
      // A record of another folder or time has this number, or none: the files get a run of their own.
      const run = own ? left : runs.begin('drop', today(), clock(), root);
      if (!own) folder.rename(left, run);
      if ((await finish(folder, run, own ? known.kind : 'drop')) === 'later') return;
    }
  }

  /** Takes what is complete as one run. @returns whether there was something */
  async function take(root: string, kind: OwnRunKind, day: BusinessDate) {
    const files = seen?.folder === root ? seen.look : null;
    if (!files || files.ready.length === 0) return false;
    const folder = folderAt(root);
    const run = runs.begin(kind, day, clock(), root);
    try {
      folder.take(run, [...files.ready, ...files.markers]);
    } catch (error) {
      // Another program has one of them open: the sender may not be done after all.
      runs.forget(run);
      halfTaken.set(run, root);
      giveBack(folder, run);
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
      // Runs that were begun and took nothing: there is nothing to take up.
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

/** @returns nothing when the folder cannot be read; the next look says why */
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
