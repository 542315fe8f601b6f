import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { bookMigrations } from './migrations/book.ts';
import { branchMigrations } from './migrations/branch.ts';
import { migrate, type Migration } from './migrate.ts';

const steps: readonly Migration[] = [
  { number: 1, name: 'one', sql: 'CREATE TABLE a (x INTEGER) STRICT' },
  { number: 2, name: 'two', sql: 'CREATE TABLE b (x INTEGER) STRICT' },
];

describe('migrations', () => {
  it.each([
    ['branch', branchMigrations],
    ['book', bookMigrations],
  ])('of the %s are numbered from one without gaps', (_, migrations) => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_step, i) => i + 1));
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
});
