import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { writeFileAtomic } from '../data/index.ts';
import { manifestOf } from './container.ts';

/** Name of the file, in the data folder, with the paths of backups. `branch.db` has them too, but may be lost. */
export const knownBackupsFile = 'branch.backups';

const noted = z.array(z.object({ file: z.string(), madeAt: z.string(), seq: z.number() }));
type Noted = z.infer<typeof noted>[number];

/** A backup, as its first line describes it. The rest is not verified yet. */
export interface KnownBackup {
  readonly file: string;
  readonly madeAt: string;
  readonly seq: number;
  /** null: the file is not there any more. */
  readonly bytes: number | null;
}

const most = 20;

/** Adds a backup to the file. */
export function noteBackup(dir: string, backup: Noted): void {
  const others = readNoted(dir).filter(({ file }) => file !== backup.file);
  writeFileAtomic(
    join(dir, knownBackupsFile),
    `${JSON.stringify([backup, ...others].slice(0, most))}\n`,
  );
}

/** The backups in the file and others in their folders, the latest record first. */
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

/** The backups in the file; empty if it cannot be parsed. */
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
