import Database from 'better-sqlite3';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { DataError } from './data-error.ts';
import { openBook, openFolder, type DataFolder } from './folder.ts';
import { noticeWords } from './notice-words.ts';
import { fileKeyKeeper, newKey } from './key.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'vestibule-data-'));
  return () => {
    rmSync(dir, { recursive: true, force: true });
  };
});

function open(env: Record<string, string> = {}): DataFolder {
  const folder = openFolder(dir, fileKeyKeeper(env));
  onTestFinished(() => {
    if (folder.branch.open) folder.close();
  });
  return folder;
}

function refusalOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof DataError) return error.code;
    throw error;
  }
}

describe('a data folder', () => {
  it('is encrypted, durable and strict', () => {
    const { branch, book } = open();
    for (const db of [branch, book]) {
      expect(readFileSync(db.name).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(db.pragma('synchronous', { simple: true })).toBe(2);
      expect(db.pragma('fullfsync', { simple: true })).toBe(1);
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    }
  });

  it('shows nothing of what was written to who has no key', () => {
    const { branch } = open();
    branch.exec(`INSERT INTO record VALUES ('staff', 'T01', 1, 1, 'FINDME')`);
    const bytes = Buffer.concat([readFileSync(branch.name), readFileSync(`${branch.name}-wal`)]);
    expect(bytes.includes('FINDME')).toBe(false);
  });

  it('keeps its key for the owner alone', () => {
    open();
    expect(statSync(join(dir, 'branch.key')).mode & 0o777).toBe(0o600);
  });

  it('is opened by one console at a time', () => {
    const first = open();
    expect(refusalOf(() => open())).toBe('in-use');
    first.close();
    expect(refusalOf(() => open())).toBe('none');
  });

  it('lets a worker write the book while the branch is written', () => {
    const { branch, bookAccess } = open();
    const worker = openBook(bookAccess);
    worker.exec('BEGIN IMMEDIATE');
    branch.exec(`INSERT INTO record VALUES ('staff', 'T01', 1, 1, '{}')`);
    worker.exec('COMMIT');
    worker.close();
    expect(branch.prepare('SELECT count(*) FROM record').pluck().get()).toBe(1);
  });
});

describe('a folder that must not be opened', () => {
  it.each([
    [
      'a plain database',
      'plain-database',
      () => {
        const plain = new Database(join(dir, 'branch.db'));
        plain.exec('CREATE TABLE t (x)');
        plain.close();
        writeFileSync(join(dir, 'branch.key'), newKey(), { mode: 0o600 });
      },
    ],
    [
      'a lost key',
      'key-missing',
      () => {
        open().close();
        rmSync(join(dir, 'branch.key'));
      },
    ],
    [
      'another key',
      'wrong-key',
      () => {
        open().close();
        writeFileSync(join(dir, 'branch.key'), newKey());
      },
    ],
    [
      'a key that others may read',
      'key-exposed',
      () => {
        open().close();
        chmodSync(join(dir, 'branch.key'), 0o644);
      },
    ],
    [
      'something else as its key',
      'key-invalid',
      () => {
        open().close();
        writeFileSync(join(dir, 'branch.key'), 'secret');
      },
    ],
    [
      'a key sealed by the desktop app',
      'key-sealed',
      () => {
        open().close();
        rmSync(join(dir, 'branch.key'));
        writeFileSync(join(dir, 'branch.key.sealed'), 'x');
      },
    ],
    [
      'a newer schema',
      'newer-database',
      () => {
        const folder = open();
        folder.branch.pragma('user_version = 99');
        folder.close();
      },
    ],
  ])('%s: %s', (_, code, prepare) => {
    prepare();
    expect(refusalOf(() => open())).toBe(code);
    // The lock was given back: the refusal can be mended and tried again at once.
    expect(refusalOf(() => open())).toBe(code);
  });

  it('a wrong VESTIBULE_KEY is refused, the right one opens without a key file', () => {
    const key = newKey();
    open({ VESTIBULE_KEY: key }).close();
    expect(refusalOf(() => open({ VESTIBULE_KEY: newKey() }))).toBe('wrong-key');
    expect(refusalOf(() => open({ VESTIBULE_KEY: 'short' }))).toBe('key-invalid');
    expect(refusalOf(() => open({ VESTIBULE_KEY: key.toUpperCase() }))).toBe('none');
  });

  it('a file in the place of the folder', () => {
    rmSync(dir, { recursive: true });
    writeFileSync(dir, '');
    expect(() => open()).toThrow();
  });
});

describe('who else can read a folder', () => {
  /** Names of the folder's files, but not of those that are empty (lock, marker). */
  const filled = (): string[] =>
    readdirSync(dir).filter((name) => !/^branch\.(lock.*|new)$/.test(name));
  /** What others may read or write; "." is the folder. */
  const exposed = (): string[] =>
    ['.', ...filled()].filter((name) => (statSync(join(dir, name)).mode & 0o077) !== 0);

  it('F44 nobody, whatever the umask says, from the first opening on', () => {
    const before = process.umask(0);
    try {
      open().close();
      expect(exposed()).toEqual([]);
      const again = open();
      again.branch.exec(`INSERT INTO record VALUES ('staff', 'T01', 1, 1, '{}')`);
      expect(again.notices).toEqual([]);
      expect(exposed()).toEqual([]);
    } finally {
      process.umask(before);
    }
  });

  it.each([0o777, 0o755, 0o644, 0o750, 0o701])(
    'F44 a folder and files of mode %o are restricted to their owner, and that is said',
    (mode) => {
      open().close();
      const names = filled().filter((name) => name !== 'branch.key');
      for (const name of names) chmodSync(join(dir, name), mode);
      // Whoever owns a folder of mode 644 cannot enter it, except root.
      chmodSync(dir, process.getuid?.() === 0 ? mode : mode | 0o700);
      const folder = open();
      expect(exposed()).toEqual([]);
      const said = folder.notices.map(({ code, subject }) => [code, subject]);
      for (const name of ['.', ...names])
        expect(said).toContainEqual(['kept-to-owner', join(dir, name)]);
      for (const { code, subject } of folder.notices) {
        expect(noticeWords(code, subject, 'en')).toContain(subject);
        expect(noticeWords(code, subject, 'zh')).toContain(subject);
      }
    },
  );

  it.each([0o777, 0o755, 0o644])(
    'F44 a folder of mode %o with other content is refused as it is',
    (mode) => {
      writeFileSync(join(dir, 'letter.txt'), '');
      chmodSync(dir, mode);
      expect(refusalOf(() => open())).toBe('folder-exposed');
      expect(statSync(dir).mode & 0o777).toBe(mode);
      expect(readdirSync(dir).filter((name) => name !== 'branch.lock')).toEqual(['letter.txt']);
    },
  );
});
