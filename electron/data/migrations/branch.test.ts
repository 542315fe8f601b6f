import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../migrate.ts';
import { branchMigrations } from './branch.ts';

it('step 8 keeps the runs of before and takes those that a person began', () => {
  const db = new Database(':memory:');
  migrate(db, branchMigrations.slice(0, 7), 'branch');
  const run = 'INSERT INTO book_runs (kind, day, began_at, ended_at, folder, result)';
  db.exec(`${run} VALUES ('night', '2026-11-20', 5, 6, NULL, '{}')`);
  db.exec(`${run} VALUES ('drop', '2026-11-21', 7, NULL, '/drop', NULL)`);
  migrate(db, branchMigrations.slice(0, 8), 'branch');
  db.exec(`${run} VALUES ('hand', '2026-11-22', 8, NULL, '/extracts', NULL)`);
  expect(db.prepare('SELECT * FROM book_runs').raw().all()).toEqual([
    [1, 'night', '2026-11-20', 5, 6, null, '{}'],
    [2, 'drop', '2026-11-21', 7, null, '/drop', null],
    [3, 'hand', '2026-11-22', 8, null, '/extracts', null],
  ]);
  expect(() => db.exec(`${run} VALUES ('x', '2026-11-22', 8, 9, NULL, NULL)`)).toThrow('CHECK');
});
