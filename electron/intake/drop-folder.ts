import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Seen } from './complete.rules.ts';

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
}

/**
 * The drop folder's files. Everything is a rename inside one folder, so a file is always whole and in one place: where
 * the sender put it, in `working/RUN` while it is imported, then in `archive/DAY/TIME` or `refused/DAY/TIME`.
 */
export function dropFolder(root: string) {
  const workingOf = (run: number) => join(root, working, String(run));
  return {
    /** The files that lie in it now. @throws errors of the operating system */
    look: (): Seen[] =>
      readdirSync(root).flatMap((name) => {
        const found = statSync(join(root, name), { throwIfNoEntry: false });
        return found?.isFile() ? [{ name, size: found.size, mtimeMs: found.mtimeMs }] : [];
      }),

    /** Takes files for a run, all or none. @throws the operating system's error of the file that cannot be moved */
    take(run: number, names: readonly string[]): string {
      const to = workingOf(run);
      mkdirSync(to, { recursive: true });
      const moved: string[] = [];
      try {
        for (const name of names) {
          renameSync(join(root, name), join(to, name));
          moved.push(name);
        }
      } catch (error) {
        // Another program has one of them open: the sender may not be done after all.
        for (const name of moved) renameSync(join(to, name), join(root, name));
        rmdirSync(to);
        throw error;
      }
      return to;
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
      renameSync(workingOf(run), workingOf(to));
    },

    /**
     * Puts a run's files away: refused ones with `refused.json` beside them, the rest into the archive.
     * @param place "2026-11-20/023000"
     */
    putAway(run: number, place: string, faults: readonly RefusedFile[]) {
      const from = workingOf(run);
      const names = new Set(existsSync(from) ? readdirSync(from) : []);
      const bad = new Set(
        faults.flatMap(({ file }) => [file, `${file}.gz`]).filter((name) => names.has(name)),
      );
      const good = [...names].filter((name) => !bad.has(name));
      const aside = bad.size > 0 ? move(from, join(root, refused, place), [...bad]) : null;
      if (aside !== null) {
        writeFileSync(join(aside, 'refused.json'), `${JSON.stringify(faults, null, 2)}\n`);
      }
      const kept = good.length > 0 ? move(from, join(root, archive, place), good) : null;
      rmSync(from, { recursive: true, force: true });
      return { archive: kept, refused: aside };
    },
  };
}
export type DropFolder = ReturnType<typeof dropFolder>;

/** @returns where they are now */
function move(from: string, wanted: string, names: readonly string[]): string {
  let to = wanted;
  // Two runs within a second, or one that was cut off in here: nothing is ever overwritten.
  for (let n = 2; names.some((name) => existsSync(join(to, name))); n += 1) to = `${wanted}-${n}`;
  mkdirSync(to, { recursive: true });
  for (const name of names) renameSync(join(from, name), join(to, name));
  return to;
}
