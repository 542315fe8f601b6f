import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { writeWhole } from '../data/index.ts';
import { manifestOf } from './container.ts';

/** Name of the file in the data folder that says where backups were put: `branch.db` may be what is lost. */
export const knownBackupsFile = 'branch.backups';

const noted = z.array(z.object({ file: z.string(), madeAt: z.string(), seq: z.number() }));
type Noted = z.infer<typeof noted>[number];

/** A backup that may be restored, by its first line; whether the rest of it is sound, a look through it says. */
export interface KnownBackup {
  readonly file: string;
  readonly madeAt: string;
  readonly seq: number;
  /** Null: it was made, and is not where it was put. */
  readonly bytes: number | null;
}

const most = 20;

/** Notes where a backup was put. */
export function noteBackup(dir: string, backup: Noted): void {
  const others = readNoted(dir).filter(({ file }) => file !== backup.file);
  writeWhole(
    join(dir, knownBackupsFile),
    `${JSON.stringify([backup, ...others].slice(0, most))}\n`,
  );
}

/** Backups that were noted and those that lie beside them, the latest record first. */
export function knownBackups(dir: string): KnownBackup[] {
  const made = readNoted(dir);
  const folders = new Set(made.map(({ file }) => dirname(file)));
  const files = new Set([...made.map(({ file }) => file), ...[...folders].flatMap(backupsIn)]);
  return [...files]
    .flatMap((file): KnownBackup[] => {
      const manifest = manifestOf(file);
      const before = made.find((one) => one.file === file);
      if (!manifest) return before ? [{ ...before, bytes: null }] : [];
      const { madeAt, head } = manifest;
      return [{ file, madeAt, seq: head.seq, bytes: statSync(file).size }];
    })
    .toSorted((a, b) => b.seq - a.seq || b.madeAt.localeCompare(a.madeAt))
    .slice(0, most);
}

/** What cannot be read was written by nobody: then none is known. */
function readNoted(dir: string): Noted[] {
  const file = join(dir, knownBackupsFile);
  if (!existsSync(file)) return [];
  try {
    return noted.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

function backupsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.backup'))
      .map((name) => join(folder, name));
  } catch {
    return []; // a drive that is not connected
  }
}
