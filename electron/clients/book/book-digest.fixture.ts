import { createHash } from 'node:crypto';
import type { Connection } from '../../data/index.ts';
import { figuresIn } from './book.fixture.ts';

/** The file that fills a table; tables that no file fills are "rest". */
const fileOf: Readonly<Record<string, string>> = {
  clients: 'clients.csv',
  cards: 'cards.csv',
  meta: 'balances.csv',
  accounts: 'postings.csv',
  account_holders: 'postings.csv',
  postings: 'postings.csv',
};

/** Where rows came from and what was tried: differs from import to import of the same lines. */
const history = new Set(['imports', 'import_files']);
const sourceColumns = new Set(['file_id']);

/**
 * One digest for each exchange file, over every row of every table that it fills and the schema's indexes.
 * Tables are taken from the schema, so a new one is not forgotten.
 */
export function digests(db: Connection): Record<string, string> {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  const hashOf = (group: string) => {
    const known = hashes.get(group) ?? createHash('sha256');
    hashes.set(group, known);
    return known;
  };
  for (const { section, fileId: _file, ...figure } of figuresIn(db)) {
    hashOf(section === 'balances' ? 'balances.csv' : 'transactions.csv').update(
      JSON.stringify(figure),
    );
  }
  for (const table of tables) {
    if (table.startsWith('month')) continue;
    if (history.has(table) || table.startsWith('sqlite_')) continue;
    const columns = db
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table)
      .filter((column) => !sourceColumns.has(column));
    const hash = hashOf(fileOf[table] ?? 'rest');
    hash.update(table);
    const rows = db.prepare(
      `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${columns.map((_, i) => i + 1).join(', ')}`,
    );
    for (const row of rows.raw().iterate()) hash.update(JSON.stringify(row));
  }
  const schema = db.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').raw();
  hashOf('rest').update(JSON.stringify(schema.all()));
  return Object.fromEntries([...hashes].map(([group, hash]) => [group, hash.digest('hex')]));
}
