import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import type { FileSeen } from '../../shared/model/clients/file-seen.ts';
import type { Seen } from './complete.rules.ts';

/** File operations that other programs can block: a file that they hold open cannot be moved, or even listed. */
export interface FileMoves {
  readonly renameSync: (from: string, to: string) => void;
  readonly statSync: (path: string) => Stats | undefined;
}

const systemMoves: FileMoves = {
  renameSync,
  statSync: (path) => statSync(path, { throwIfNoEntry: false }),
};

/** Sub-folders of the drop folder. */
const working = 'working';
const archive = 'archive';
const refused = 'refused';

/** A refused file, for the sender's systems. */
export interface RefusedFile {
  readonly file: string;
  readonly code: string;
  /** The columns or the file in question. */
  readonly about: string;
  /** What was recognised in a file that was refused for its form. */
  readonly seen?: FileSeen;
}

/**
 * The drop folder's files. Every move is a rename inside one folder, so a file is always whole and in one place: where
 * the sender put it, in `working/RUN` while it is imported, then in `archive/DAY/TIME` or `refused/DAY/TIME`.
 */
export function dropFolder(root: string, moves: FileMoves = systemMoves) {
  const workingOf = (run: number) => join(root, working, String(run));
  return {
    root,
    /** Lists the files in it. @throws errors of the operating system */
    look: (): Seen[] =>
      readdirSync(root).flatMap((name) => {
        try {
          const found = moves.statSync(join(root, name));
          return found?.isFile() ? [{ name, size: found.size, mtimeMs: found.mtimeMs }] : [];
        } catch {
          // Another program blocks even `stat`. NaN is never equal to NaN, so the file does not count as unchanged.
          return [{ name, size: NaN, mtimeMs: NaN }];
        }
      }),

    /** Moves files into a run's folder. @throws the error of a file that cannot be moved; then call `moveBack` */
    take(run: number, names: readonly string[]): string {
      const to = workingOf(run);
      mkdirSync(to, { recursive: true });
      for (const name of names) moves.renameSync(join(root, name), join(to, name));
      return to;
    },

    /**
     * Moves the files of a run that did not start back, because they belong together with those that could not be
     * moved. A file that the sender has written again meanwhile is newer and stays.
     * @throws the error of a file that cannot be moved; the others are moved
     */
    moveBack(run: number): void {
      const from = workingOf(run);
      for (const name of namesIn(from)) {
        if (existsSync(join(root, name))) rmSync(join(from, name));
        else moves.renameSync(join(from, name), join(root, name));
      }
      if (existsSync(from)) rmdirSync(from);
    },

    /** Runs with files in `working/`, oldest first. */
    taken: (): number[] =>
      existsSync(join(root, working))
        ? readdirSync(join(root, working))
            .filter((name) => /^\d+$/.test(name))
            .map(Number)
            .sort((a, b) => a - b)
        : [],
    workingOf,
    /** Names of the files of a run. */
    filesOf: (run: number): string[] => readdirSync(workingOf(run)),
    /** Gives a run's folder another number. */
    rename: (run: number, to: number): void => {
      moves.renameSync(workingOf(run), workingOf(to));
    },

    /**
     * Moves a run's refused files to `refused/`, with `refused.json` beside them.
     * @param place "2026-11-20/023000"
     * @returns where they are; null when none is left to move @throws the operating system's error
     */
    moveToRefused(run: number, place: string, faults: readonly RefusedFile[]): string | null {
      const bad = new Set(faults.flatMap(({ file }) => [file, `${file}.gz`]));
      const aside = move(
        workingOf(run),
        join(root, refused, place),
        namesIn(workingOf(run)).filter((name) => bad.has(name.toLowerCase())),
      );
      if (aside !== null) {
        writeFileSync(join(aside, 'refused.json'), `${JSON.stringify(faults, null, 2)}\n`);
      }
      return aside;
    },

    /** Moves a run's other files to `archive/` and removes its folder. @returns, @throws as `moveToRefused` */
    archive(run: number, place: string): string | null {
      const from = workingOf(run);
      const kept = move(from, join(root, archive, place), namesIn(from));
      rmSync(from, { recursive: true, force: true });
      return kept;
    },
  };

  /** @returns where the files are now; null for none */
  function move(from: string, wanted: string, names: readonly string[]): string | null {
    if (names.length === 0) return null;
    let to = wanted;
    // Two runs within a second, or one that was interrupted here: nothing is overwritten.
    for (let n = 2; names.some((name) => existsSync(join(to, name))); n += 1) to = `${wanted}-${n}`;
    mkdirSync(to, { recursive: true });
    for (const name of names) moves.renameSync(join(from, name), join(to, name));
    return to;
  }
}
export type DropFolder = ReturnType<typeof dropFolder>;

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
