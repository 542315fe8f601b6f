import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { drain, openTestConsole, writeTestBook } from '../app/console.fixture.ts';
import type { Console } from '../app/index.ts';
import { copyOpenDatabase, fileKeyKeeper, openBook, openFolder } from '../data/index.ts';
import { temporaryFolder } from '../queue/floor.fixture.ts';
import { makeBackup } from './index.ts';

/** A process of its own that has the key and does not ask for the folder's lock. */
const writer = fileURLToPath(new URL('../data/second-writer.fixture.ts', import.meta.url));

let dir: string;
let opened: Console;

beforeEach(async () => {
  dir = join(temporaryFolder(), 'branch');
  opened = await openTestConsole(dir);
});

function written(name: 'branch.db' | 'book.db', sql: string): string {
  const key = readFileSync(join(dir, 'branch.key'), 'utf8').trim();
  const done = spawnSync(process.execPath, [writer, join(dir, name), key, sql], {
    encoding: 'utf8',
  });
  return done.stdout || done.stderr;
}

const person = `INSERT INTO record VALUES ('staff', 'X1', 1, 99, '{}')`;

/** Everything that reads the files of an open folder. */
const steps: Readonly<Record<string, () => unknown>> = {
  'it was opened': () => undefined,
  'a worker read the book': () => openBook(opened.folder.bookAccess).close(),
  'a copy while open': () => copyOpenDatabase(opened.folder.branch, join(dir, 'copy.db')),
  'two copies while open': async () => {
    await copyOpenDatabase(opened.folder.branch, join(dir, 'copy.db'));
    await copyOpenDatabase(opened.folder.branch, join(dir, 'copy2.db'));
  },
  'a backup by command': () => makeBackup(opened.folder, join(dir, '..', 'b.backup'), 0),
  'a backup while serving, and reading it': async () => {
    const to = join(dir, '..', 'backups');
    mkdirSync(to);
    expect(opened.backups.make(to, 'A01')).toBeNull();
    await opened.backups.idle();
    const file = opened.backups.state().made[0]?.file ?? '';
    opened.backups.verify(file);
    await opened.backups.idle();
    expect(opened.backups.state().outcome?.kind).toBe('verified');
  },
  'an import and a scoring': async () => {
    const folder = join(dir, '..', 'exchange');
    writeTestBook(folder);
    await drain(opened.book.import(folder, true));
  },
  'the log was proven': () => opened.proof.verify(),
  'a console was refused in the same process': () => {
    expect(() => openFolder(dir, fileKeyKeeper({}))).toThrow(/in-use/);
  },
};

describe('another process with the key', () => {
  it.each(Object.entries(steps))('F12 cannot write branch.db after %s', async (_, step) => {
    await step();
    expect(written('branch.db', person)).toBe('SQLITE_BUSY');
    expect(opened.staff.get('X1')).toBeNull();
  });

  it('F12 cannot take the folder’s lock, and takes nothing of the book with it when it ends', async () => {
    for (const step of Object.values(steps).slice(1, 3)) await step();
    expect(written('branch.db', person)).toBe('SQLITE_BUSY');
    const lock = spawnSync(process.execPath, [writer, join(dir, 'branch.lock'), '', 'SELECT 1'], {
      encoding: 'utf8',
    });
    expect(lock.stdout).not.toBe('written');
    // SQLite removes the write-ahead file when the last connection closes: it must know that this is not the last one.
    expect(written('book.db', 'CREATE TABLE foreign_rows (x)')).toBe('written');
    opened.folder.book.exec(`CREATE TABLE own_rows (x); INSERT INTO own_rows VALUES (1)`);
    expect(written('book.db', 'INSERT INTO foreign_rows VALUES (2)')).toBe('written');
    const rows = opened.folder.book.prepare(
      'SELECT x FROM own_rows UNION SELECT x FROM foreign_rows',
    );
    expect(rows.pluck().all()).toEqual([1, 2]);
    await opened.close();
  });
});
