import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBook, openFolder } from './folder.ts';
import { fileKeyKeeper } from './key.ts';
import { bookMigrations } from './migrations/book.ts';
import { branchMigrations } from './migrations/branch.ts';
import { migrate, versionOf, type Migration } from './migrate.ts';

const steps: readonly Migration[] = [
  { number: 1, name: 'one', sql: 'CREATE TABLE a (x INTEGER) STRICT' },
  { number: 2, name: 'two', sql: 'CREATE TABLE b (x INTEGER) STRICT' },
];

describe('migrations', () => {
  it.each([
    ['branch', branchMigrations],
    ['book', bookMigrations],
  ])('of the %s make a sound database, and are taken once', (_, migrations) => {
    const db = new Database(':memory:');
    migrate(db, migrations, 'x');
    migrate(db, migrations, 'x');
    expect(versionOf(db, migrations, 'x')).toBe(migrations.at(-1)?.number);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('refuses steps out of order', () => {
    const db = new Database(':memory:');
    expect(() => migrate(db, [...steps].reverse(), 'x')).toThrow(/out of order/);
  });

  it('leaves a failed step without trace and takes it again when it is mended', () => {
    const db = new Database(':memory:');
    const broken = [
      {
        number: 1,
        name: 'one',
        sql: 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)',
      },
      { number: 2, name: 'two', sql: 'CREATE TABLE b (x INTEGER) STRICT; SELECT * FROM nowhere' },
    ];
    expect(() => migrate(db, broken, 'x')).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    const mended = [broken[0]!, { ...broken[1]!, sql: 'CREATE TABLE b (x INTEGER) STRICT' }];
    migrate(db, mended, 'x');
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(db.prepare('SELECT x FROM a').pluck().get()).toBe(1);
  });

  it('does nothing twice, and refuses a database from the future', () => {
    const db = new Database(':memory:');
    const good = [{ number: 1, name: 'one', sql: 'CREATE TABLE a (x INTEGER) STRICT' }];
    migrate(db, good, 'x');
    migrate(db, good, 'x');
    db.pragma('user_version = 2');
    expect(() => migrate(db, good, 'x')).toThrow(/newer-database/);
  });

  it('refuses a database of a number before the first step, and leaves it as it is', () => {
    const db = new Database(':memory:');
    migrate(db, steps, 'x');
    const later = [{ number: 4, name: 'four', sql: 'CREATE TABLE c (x INTEGER) STRICT' }];
    for (const version of [1, 2, 3, -1]) {
      db.pragma(`user_version = ${version}`);
      expect(() => migrate(db, later, 'x')).toThrow(/unknown-version: x/);
      expect(db.pragma('user_version', { simple: true })).toBe(version);
    }
    expect(db.prepare("SELECT name FROM sqlite_master WHERE name = 'c'").all()).toEqual([]);
  });

  it.each([
    ['newer-database', 99],
    ['unknown-version', 1],
  ])('a folder with one database of another version is refused: %s', (code, version) => {
    for (const name of ['book', 'branch'] as const) {
      const dir = mkdtempSync(join(tmpdir(), 'vestibule-version-'));
      onTestFinished(() => rmSync(dir, { recursive: true }));
      const folder = openFolder(dir, fileKeyKeeper({}));
      folder[name].pragma(`user_version = ${version}`);
      const access = folder.bookAccess;
      folder.close();
      const refused = new RegExp(`${code}: .*${name}\\.db`);
      expect(() => openFolder(dir, fileKeyKeeper({}))).toThrow(refused);
      if (name === 'book') expect(() => openBook(access)).toThrow(refused);
    }
  });
});
