import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '../migrate.ts';
import { bookMigrations } from './book.ts';

it('step 5 keeps every name of a filled book findable by its readings', () => {
  const db = new Database(':memory:');
  migrate(db, bookMigrations.slice(0, 4), 'book');
  const client = db.prepare('INSERT INTO clients (client_id, client_no, name) VALUES (?, ?, ?)');
  const reading = db.prepare('INSERT INTO client_names VALUES (?, ?, ?, ?)');
  const clients: [string, [string, string][]][] = [
    [
      '曾小明',
      [
        ['zeng xiao ming', 'zxm'],
        ['ceng xiao ming', 'cxm'],
      ],
    ],
    ['曾小', [['zeng xiao', 'zx']]],
    ['王', [['wang', 'w']]],
    ['John Smith', [['john smith', 'js']]],
    ['李 四', [['li si', 'ls']]],
    ['·', []],
  ];
  clients.forEach(([name, readings], id) => {
    client.run(id + 1, `C${id + 1}`, name);
    readings.forEach(([syllables, initials], i) => reading.run(id + 1, i, syllables, initials));
  });
  migrate(db, bookMigrations.slice(0, 5), 'book');
  const rows = (sql: string) => db.prepare(sql).raw().all();
  expect(rows('SELECT * FROM name_beginnings ORDER BY syllables')).toEqual([
    ['ceng xiao', '曾小', 'cx', 0],
    ['john smith', 'John Smith', 'js', 1],
    ['li si', '李 四', 'ls', 1],
    ['wang', '王', 'w', 1],
    ['zeng xiao', '曾小', 'zx', 0],
  ]);
  expect(rows('SELECT * FROM name_characters ORDER BY reading')).toEqual([
    ['曾', 'ceng'],
    ['明', 'ming'],
    ['小', 'xiao'],
    ['曾', 'zeng'],
  ]);
  expect(rows("SELECT name FROM sqlite_master WHERE name = 'client_names'")).toEqual([]);
  expect(db.prepare('SELECT count(*) FROM clients').pluck().get()).toBe(clients.length);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});
