import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { readBlock, touchedSince } from '../../clients/index.ts';
import { scoreReader } from '../../scoring/index.ts';
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

it('step 6 keeps every month of a filled book, with its source', () => {
  const db = new Database(':memory:');
  migrate(db, bookMigrations.slice(0, 5), 'book');
  const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
  /** Amounts of every width of either sign; the months from 3 on are known in every other row. */
  const amountsOf = (n: number, only: number): (number | null)[] =>
    months.map((_, i) => {
      if (i === only) return Number.MAX_SAFE_INTEGER * (n % 2 ? 1 : -1);
      if (n % 2 === 0 || i < 2) return null;
      return (2 ** ((n * 4 + i) % 52) - (n % 3 === 0 ? 0 : 1)) * (n % 5 ? 1 : -1);
    });
  const rows: Record<'balances' | 'turnovers', unknown[]> = { balances: [], turnovers: [] };
  for (let n = 0; n < 80; n += 1) {
    const [clientId, key, year] = [5 + (n % 20), 1 + (n % 3) * 25, 2023 + (n % 4)];
    const only = n % 7 === 0 ? n % 12 : -1;
    const amounts = n % 2 === 0 && only < 0 ? months.map(() => n) : amountsOf(n, only);
    const counts = amounts.map((amount, i) => (amount === null || i % 3 === 0 ? null : n * i * i));
    const row = { slot: clientId % 8, key, year, fileId: n * 70_000, written: n * 50, amounts };
    for (const [table, keyColumn, letters] of [
      ['balances', 'product', ['m']],
      ['turnovers', 'kind', ['m', 'n']],
    ] as const) {
      const columns = letters.flatMap((letter) => months.map((month) => letter + month));
      const values = table === 'balances' ? amounts : [...amounts, ...counts];
      const { changes } = db
        .prepare(
          `INSERT OR IGNORE INTO ${table} (client_id, ${keyColumn}, year, file_id, written, ${columns.join(', ')})
           VALUES (?, ?, ?, ?, ?, ${columns.map(() => '?').join(', ')})`,
        )
        .run(clientId, key, year, row.fileId, row.written, ...values);
      if (changes === 0) continue;
      rows[table].push({
        clientId,
        section: table,
        ...row,
        counts: table === 'balances' ? [] : counts,
      });
    }
  }
  migrate(db, bookMigrations.slice(0, 6), 'book');
  const found = db
    .prepare<[], [number, Uint8Array]>('SELECT block, data FROM months')
    .raw()
    .all()
    .flatMap(([block, data]) =>
      readBlock(data).map((row) => ({ clientId: block * 8 + row.slot, ...row })),
    );
  const byKey = (all: readonly unknown[]) => all.map((row) => JSON.stringify(sorted(row))).sort();
  expect(found.length).toBe(rows.balances.length + rows.turnovers.length);
  expect(byKey(found)).toEqual(byKey([...rows.balances, ...rows.turnovers]));
  expect(db.prepare('SELECT * FROM meta').raw().all()).toEqual([['last-balance-month', '2026-12']]);
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  expect(tables).not.toContain('balances');
  expect(tables).not.toContain('turnovers');
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

function sorted(row: unknown): unknown {
  return Object.fromEntries(Object.entries(row as object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

it('step 7 keeps every score', () => {
  const db = new Database(':memory:');
  migrate(db, bookMigrations.slice(0, 6), 'book');
  const insert = db.prepare('INSERT INTO scores VALUES (?, ?, ?, ?, ?)');
  const scored = [1, 2, 300].flatMap((schemeNo) =>
    [1, 439, 440, 441, 879, 1_000_000].map((clientId, i) => {
      const value = [0, -1, 5_000_000_000, -5_000_000_000, 2 ** 53 - 1, 1 - 2 ** 53][i] ?? 0;
      return { schemeNo, clientId, score: { value, level: i, effectiveLevel: i * 2 } };
    }),
  );
  for (const { schemeNo, clientId, score } of scored) {
    insert.run(schemeNo, clientId, score.value, score.level, score.effectiveLevel);
  }
  migrate(db, bookMigrations, 'book');
  const read = scoreReader(db);
  for (const { schemeNo, clientId, score } of scored) {
    expect(read(schemeNo, clientId)).toEqual(score);
  }
  expect([2, 438, 442, 880, 999_999].map((clientId) => read(1, clientId))).toEqual(
    Array(5).fill(null),
  );
  expect(read(4, 1)).toBeNull();
  const names = db.prepare("SELECT name FROM sqlite_master WHERE name LIKE '%scores%'").pluck();
  expect(names.all().sort()).toEqual(['scores', 'scores_aside']);
});

it('step 6 leaves an empty book empty', () => {
  const db = new Database(':memory:');
  migrate(db, bookMigrations.slice(0, 6), 'book');
  expect(db.prepare('SELECT * FROM months').all()).toEqual([]);
  expect(db.prepare('SELECT * FROM meta').all()).toEqual([]);
});

it('step 8 keeps every client findable by name, phone and identity number, and goes on doing so', () => {
  const db = new Database(':memory:');
  migrate(db, bookMigrations.slice(0, 7), 'book');
  const insert = db.prepare(
    'INSERT INTO clients (client_no, name, phone_reversed, id_no_reversed) VALUES (?, ?, ?, ?)',
  );
  insert.run('C1', '王小', '321', 'X1');
  insert.run('C2', '李四', null, null);
  insert.run('C3', '王小', '321', null);
  migrate(db, bookMigrations.slice(0, 8), 'book');
  /** What the tables say, and what the clients say. */
  const keys = () =>
    ['name', 'phone_reversed', 'id_no_reversed'].map((key) =>
      ['clients', `clients_by_${key.replace('_reversed', '')}`].map((table) =>
        db
          .prepare(`SELECT ${key}, client_id FROM ${table} WHERE ${key} IS NOT NULL ORDER BY 1, 2`)
          .raw()
          .all(),
      ),
    );
  const expectBoth = (): void => {
    for (const [clients, table] of keys()) expect(table).toEqual(clients);
  };
  expectBoth();
  expect(keys().map(([, table]) => table?.length)).toEqual([3, 2, 1]);
  insert.run('C4', '赵六', '9', null);
  db.exec(`UPDATE clients SET name = '王大', phone_reversed = NULL WHERE client_no = 'C1';
    UPDATE clients SET phone_reversed = '77', id_no_reversed = 'Y2' WHERE client_no = 'C2';
    UPDATE clients SET gender = 'F', phone_reversed = '321' WHERE client_no = 'C3';
    DELETE FROM clients WHERE client_no = 'C4'`);
  expectBoth();
  expect(keys().map(([, table]) => table?.length)).toEqual([3, 2, 2]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

it('step 9 keeps every attribute of every client, and the search tables in step with them', () => {
  const db = new Database(':memory:');
  migrate(db, bookMigrations.slice(0, 8), 'book');
  const columns = db
    .prepare<[], string>("SELECT name FROM pragma_table_info('clients')")
    .pluck()
    .all();
  const insert = db.prepare(`INSERT INTO clients VALUES (${columns.map(() => '?').join(', ')})`);
  const whole = [
    ...[7, 'C7', '王"小\\\'明', 'F', '1990-01-01', 'passport', 'X1', '321', '3301', 'M1', '教师\n'],
    ...['value', '2020-02-29', 'personal', 'E1', '茶', 3, '2026-01-01', '𠮷"'],
  ];
  insert.run(...whole);
  insert.run(9, 'C9', '李四', ...Array<null>(columns.length - 3).fill(null));
  insert.run(12, 'C12', '王"小\\\'明', ...Array<null>(3).fill(null), 'Y', ...whole.slice(7));
  const clients = (from: string): unknown[] =>
    db.prepare(`SELECT * FROM ${from} ORDER BY client_id`).raw().all();
  const before = clients('clients');
  migrate(db, bookMigrations.slice(0, 9), 'book');
  expect(clients('clients_unpacked')).toEqual(before);
  const expectKeys = (): void => {
    for (const key of ['name', 'phone_reversed', 'id_no_reversed']) {
      const rows = (table: string): unknown[] =>
        db
          .prepare(`SELECT ${key}, client_id FROM ${table} WHERE ${key} IS NOT NULL ORDER BY 1, 2`)
          .raw()
          .all();
      expect(rows(`clients_by_${key.replace('_reversed', '')}`)).toEqual(rows('clients_unpacked'));
    }
  };
  expectKeys();
  db.exec(`INSERT INTO clients VALUES (20, 'C20', jsonb('["赵六",null,null,null,"Z",null]'));
    UPDATE clients SET attributes = jsonb('["王大","F"]') WHERE client_no = 'C7';
    UPDATE clients SET attributes = jsonb('["李四",null,null,null,"Y2","77"]') WHERE client_no = 'C9';
    UPDATE clients SET attributes = jsonb_set(attributes, '$[1]', 'M') WHERE client_no = 'C12'`);
  expectKeys();
  db.exec("DELETE FROM clients WHERE client_no = 'C12'");
  expectKeys();
  const add = (no: string, attributes: string) => (): void => {
    db.prepare('INSERT INTO clients (client_no, attributes) VALUES (?, jsonb(?))').run(
      no,
      attributes,
    );
  };
  expect(add('C30', '[null]')).toThrow(/CHECK/);
  expect(add('C9', '["王"]')).toThrow(/UNIQUE/);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

it('step 12 keeps every mark of a client whom an import touched', () => {
  const db = new Database(':memory:');
  migrate(db, bookMigrations.slice(0, 11), 'book');
  const insert = db.prepare('INSERT INTO touched VALUES (?, ?)');
  const clients = [1, 2, 255, 256, 65_537, 9_999, 10_000, 16_777_216, 2_000_000_001];
  clients.forEach((clientId, i) => insert.run(clientId, 3 + (i % 3)));
  migrate(db, bookMigrations.slice(0, 12), 'book');
  for (const seen of [2, 3, 4, 5]) {
    const { clientIds, months } = touchedSince(db, seen);
    const waiting = clients.filter((_, i) => 3 + (i % 3) > seen).sort((a, b) => a - b);
    expect([...clientIds]).toEqual(waiting);
    expect(waiting.map((clientId) => months(clientId, 2026))).toEqual(waiting.map(() => null));
  }
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});
