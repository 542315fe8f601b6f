import { expect, it } from 'vitest';
import { bookMigrations } from './migrations/book.ts';
import { branchMigrations } from './migrations/branch.ts';
import { statementsOf, withCondition } from './statements.ts';

it('cuts SQL at the ends of statements, not in comments, texts and triggers', () => {
  expect(
    statementsOf(`
      -- One; and more.
      CREATE TABLE a (x TEXT, -- why; this
        y TEXT DEFAULT ';');
      CREATE TRIGGER t AFTER INSERT ON a BEGIN
        DELETE FROM a WHERE x = 'END;';
        INSERT INTO a VALUES (1, 2);
      END;
      DROP TABLE a`).map((statement) => statement.replaceAll(/\s+/g, ' ')),
  ).toEqual([
    "-- One; and more. CREATE TABLE a (x TEXT, -- why; this y TEXT DEFAULT ';');",
    "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a WHERE x = 'END;'; INSERT INTO a VALUES (1, 2); END;",
    'DROP TABLE a',
  ]);
});

it('loses nothing of any migration', () => {
  for (const { sql } of [...bookMigrations, ...branchMigrations]) {
    const bare = (text: string) => text.replaceAll(/\s+/g, '');
    expect(bare(statementsOf(sql).join(''))).toBe(bare(sql));
  }
});

it('asks a condition of rows on their way, and of nothing else', () => {
  expect(
    withCondition('-- x\n  INSERT OR IGNORE INTO a (b, c) SELECT 1, 2 ORDER BY 1;', 'f()'),
  ).toBe(
    '  INSERT OR IGNORE INTO a (b, c) SELECT * FROM (SELECT 1, 2 ORDER BY 1\nLIMIT -1) WHERE f()',
  );
  for (const other of ['INSERT INTO a VALUES (1)', 'UPDATE a SET b = 1', 'DROP TABLE a']) {
    expect(withCondition(other, 'f()')).toBeNull();
  }
});
