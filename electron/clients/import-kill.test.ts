import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { integrityFindings } from '../data/index.ts';
import { openTestBook, snapshot, type TestBook } from './book.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const count = 20_000;
const write = (input: string, name: string, amount: number): void => {
  rmSync(input, { recursive: true, force: true });
  mkdirSync(input);
  const lines = (line: (n: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join('\n');
  writeFileSync(join(input, 'clients.csv'), `client_no,name\n${lines((n) => `C${n},${name}`)}\n`);
  writeFileSync(
    join(input, 'balances.csv'),
    `client_no,month,product,average_balance\n${lines((n) => `C${n},2026-01,fund,${amount}`)}\n`,
  );
  writeFileSync(
    join(input, 'postings.csv'),
    `account_no,client_no,posted_on,product,amount\n${lines((n) => `A${n % 50},C${n},2026-01-0${1 + (n % 9)},gold,${amount}`)}\n`,
  );
};

/** Imports in a process of its own; tells when the import of a file begins. */
function importing(input: string): ChildProcess {
  return fork(join(import.meta.dirname, 'import-child.fixture.ts'), [input], {
    env: {
      ...process.env,
      BOOK_FILE: book.folder.bookAccess.file,
      BOOK_KEY: book.folder.bookAccess.key,
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

it('leaves each file as before or as after when the process is killed', async () => {
  const input = join(book.root, 'in');
  write(input, '王小明', 1);
  await book.landFolder(input);
  const before = snapshot(book);
  const other = openTestBook();
  write(input, '李大海', 2);
  let after: typeof before;
  try {
    write(input, '王小明', 1);
    await other.landFolder(input);
    write(input, '李大海', 2);
    await other.landFolder(input);
    after = snapshot(other);
  } finally {
    other.close();
  }
  const seen = new Set<string>();
  for (const wait of [0, 40, 90, 160, 300, 500]) {
    const child = importing(input);
    await new Promise<void>((resolve) => {
      child.once('message', () => setTimeout(() => child.kill('SIGKILL'), wait));
      child.once('exit', () => resolve());
    });
    expect(integrityFindings(book.folder.book)).toEqual([]);
    const now = snapshot(book);
    for (const table of Object.keys(before)) {
      const state = JSON.stringify(now[table]);
      const old = state === JSON.stringify(before[table]);
      expect(old || state === JSON.stringify(after[table]), `${table} after ${wait} ms`).toBe(true);
      seen.add(old ? 'old' : 'new');
    }
  }
  expect(seen.has('old')).toBe(true);
  // Nothing is in the way of the next import.
  await book.landFolder(input);
  expect(snapshot(book)).toEqual(after);
});
