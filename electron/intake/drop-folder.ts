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
import type { FileSeen } from '../../shared/model/file-seen.ts';
import type { Seen } from './complete.rules.ts';

/** What other programs can be in the way of: a file that they hold open can be neither moved nor, on some systems, seen. */
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

/** One file that was refused, as the sender's systems read it. */
export interface RefusedFile {
  readonly file: string;
  readonly code: string;
  /** The columns or the file that it is about. */
  readonly about: string;
  /** What was seen of a file that was refused for its form. */
  readonly seen?: FileSeen;
}

/**
 * The drop folder's files. Everything is a rename inside one folder, so a file is always whole and in one place: where
 * the sender put it, in `working/RUN` while it is imported, then in `archive/DAY/TIME` or `refused/DAY/TIME`.
 */
export function dropFolder(root: string, moves: FileMoves = systemMoves) {
  const workingOf = (run: number) => join(root, working, String(run));
  return {
    root,
    /** The files that lie in it now. @throws errors of the operating system */
    look: (): Seen[] =>
      readdirSync(root).flatMap((name) => {
        try {
          const found = moves.statSync(join(root, name));
          return found?.isFile() ? [{ name, size: found.size, mtimeMs: found.mtimeMs }] : [];
        } catch {
          // Held so tight that it cannot even be looked at: never the same as at the look before, so not settled.
          return [{ name, size: NaN, mtimeMs: NaN }];
        }
      }),

    /** Takes files for a run. @throws the operating system's error of the file that cannot be moved: then `giveBack` */
    take(run: number, names: readonly string[]): string {
      const to = workingOf(run);
      mkdirSync(to, { recursive: true });
      for (const name of names) moves.renameSync(join(root, name), join(to, name));
      return to;
    },

    /**
     * Gives back what was taken for a run that did not begin: its files belong together with those that could not be
     * taken. A file that the sender has put there anew meanwhile is the newer one and stays.
     * @throws the operating system's error of a file that is held in its turn; the rest is given back
     */
    giveBack(run: number): void {
      const from = workingOf(run);
      for (const name of namesIn(from)) {
        if (existsSync(join(root, name))) rmSync(join(from, name));
        else moves.renameSync(join(from, name), join(root, name));
      }
      if (existsSync(from)) rmdirSync(from);
    },

    /** Runs whose files were taken and are not yet put away, oldest first. */
    taken: (): number[] =>
      existsSync(join(root, working))
        ? readdirSync(join(root, working))
            .filter((name) => /^\d+$/.test(name))
            .map(Number)
            .sort((a, b) => a - b)
        : [],
    workingOf,
    /** Names of the files that a run has taken. */
    filesOf: (run: number): string[] => readdirSync(workingOf(run)),
    /** Gives files that were taken under one number another one. */
    rename: (run: number, to: number): void => {
      moves.renameSync(workingOf(run), workingOf(to));
    },

    /**
     * Puts a run's refused files aside, with `refused.json` beside them.
     * @param place "2026-11-20/023000"
     * @returns where they are; null when none is left to move @throws the operating system's error
     */
    putAside(run: number, place: string, faults: readonly RefusedFile[]): string | null {
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

    /** Puts what a run still has into the archive, and ends its folder. @returns, @throws as `putAside` */
    putAway(run: number, place: string): string | null {
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
    // Two runs within a second, or one that was cut off in here: nothing is ever overwritten.
    for (let n = 2; names.some((name) => existsSync(join(to, name))); n += 1) to = `${wanted}-${n}`;
    mkdirSync(to, { recursive: true });
    for (const name of names) moves.renameSync(join(from, name), join(to, name));
    return to;
  }
}
export type DropFolder = ReturnType<typeof dropFolder>;

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
