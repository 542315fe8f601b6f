import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTestBook, type TestBook } from './book.fixture.ts';
import { monthBlock } from './month-block.repository.ts';
import { blockOf, readBlock, slotOf } from './month-block.rules.ts';
import { forgetTouched, touchedClients, touchedSince } from './touched.repository.ts';

// Each import starts a thread; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const touched = (): unknown[] => {
  const no = book.folder.book.prepare('SELECT client_no FROM clients WHERE client_id = ?').pluck();
  return Array.from(touchedSince(book.folder.book, 0).clientIds, (one) => no.get(one)).sort();
};
/** As a scoring leaves it. */
const forget = (): void => void book.folder.book.exec('DELETE FROM touched');

it('marks who came in and whose money changed, once a scheme was scored', async () => {
  const files = {
    'clients.csv': 'client_no,name\nA,a\nB,b\nC,c\nD,d\n',
    'balances.csv': 'client_no,month,product,average_balance\nA,2026-01,fund,5\nB,2026-01,fund,6\n',
    'transactions.csv': 'client_no,month,kind,amount,count\nC,2026-01,card_spend,7,1\n',
    'postings.csv': 'account_no,client_no,posted_on,product,amount\nX,D,2026-01-05,fund,8\n',
  };
  await book.land(files);
  expect(touched()).toEqual([]);
  book.folder.book.exec(
    "INSERT INTO scored_schemes (scheme, as_of, definition) VALUES ('s', '2026-01-31', '{}')",
  );
  const { 'postings.csv': postings, ...others } = files;
  await book.land(others, { readAgain: true });
  // The same figures again are no change; postings are, whatever they were before.
  expect(touched()).toEqual([]);
  await book.land({ 'postings.csv': postings }, { readAgain: true });
  expect(touched()).toEqual(['D']);
  forget();
  await book.land({
    'clients.csv': 'client_no,name\nA,aa\nE,e\n',
    'balances.csv':
      'client_no,month,product,average_balance\nA,2026-01,fund,5\nB,2026-01,fund,6.01\n',
    'transactions.csv': 'client_no,month,kind,amount,count\nC,2026-01,card_spend,7,2\n',
  });
  expect(touched()).toEqual(['B', 'E']);
  forget();
  // The account is another client's now: both have changed.
  await book.land({
    'postings.csv': 'account_no,client_no,posted_on,product,amount\nX,A,2026-01-05,fund,8\n',
  });
  expect(touched()).toEqual(['A', 'D']);
});

const db = () => book.folder.book;
/** As a scheme leaves it that has seen the files up to one; null: not known. */
const scored = (scheme: string, seen: number | null): void =>
  void db()
    .prepare(
      "INSERT INTO scored_schemes (scheme, as_of, definition, seen_file) VALUES (?, '2026-01-31', '{}', ?)",
    )
    .run(scheme, seen);
/** What a block holds of a client from a year on, in its rows' order. */
const inBook = (clientId: number, fromYear: number) =>
  readBlock(monthBlock(db())(blockOf(clientId)) ?? new Uint8Array(0)).filter(
    ({ slot, year }) => slot === slotOf(clientId) && year >= fromYear,
  );

it('has marks carry what the book holds of a client now, however often it was touched', async () => {
  scored('s', 0);
  const clients = Array.from({ length: 20 }, (_, i) => `C${i}`);
  await book.land({
    'clients.csv': `client_no,name\n${clients.map((no) => `${no},n\n`).join('')}`,
  });
  const lines = (some: readonly string[], line: (no: string) => string) => some.map(line).join('');
  await book.land({
    'balances.csv': `client_no,month,product,average_balance\n${lines(clients, (no) => `${no},2026-01,fund,5\n${no},2025-02,gold,6\n${no},2019-03,fund,7\n`)}`,
  });
  await book.land({
    'balances.csv': `client_no,month,product,average_balance\n${lines(clients.slice(3, 9), (no) => `${no},2026-01,fund,8\n`)}`,
    'transactions.csv': `client_no,month,kind,amount,count\n${lines(clients.slice(5, 7), (no) => `${no},2026-02,card_spend,9,1\n`)}`,
  });
  await book.land({
    'postings.csv': 'account_no,client_no,posted_on,product,amount\nX,C6,2026-01-05,fund,8\n',
  });
  const { clientIds, months } = touchedSince(db(), 0);
  expect(clientIds.length).toBe(20);
  const posted = db().prepare("SELECT client_id FROM clients WHERE client_no = 'C6'").pluck().get();
  for (const clientId of clientIds) {
    const carried = months(clientId, 2025);
    if (clientId === posted) expect(carried).toBeNull();
    else expect(carried && readBlock(carried)).toEqual(inBook(clientId, 2025));
    // Who asks for earlier years looks them up.
    expect(months(clientId, 2024)).toBeNull();
  }
  expect(inBook(clientIds[4] ?? 0, 2025).length).toBe(2);
  expect(inBook(clientIds[4] ?? 0, 0).length).toBe(3);
});

it('forgets what every scheme has seen, and leaves those behind to be scored whole', () => {
  db().exec("INSERT INTO clients (client_no, attributes) VALUES ('A', jsonb_array('a'))");
  scored('seldom', 2);
  scored('often', 4);
  scored('unknown', null);
  const mark = (file: number, from: number, to: number): void => {
    const marks = touchedClients(db(), file);
    for (let id = from; id <= to; id += 1) {
      marks.touch(id);
      marks.touch(from);
    }
    marks.finish();
  };
  const waiting = (seen: number): number => touchedSince(db(), seen).clientIds.length;
  const seen = () => db().prepare('SELECT seen_file FROM scored_schemes').pluck().all();
  mark(3, 1, 4000);
  mark(5, 3001, 8000);
  expect([waiting(0), waiting(2), waiting(4), waiting(5)]).toEqual([8000, 8000, 5000, 0]);
  forgetTouched(db());
  expect(waiting(0)).toBe(8000);
  expect(seen()).toEqual([2, 4, null]);
  // Ten thousand marks are the most that are kept for one client.
  mark(6, 1, 5000);
  expect([waiting(0), waiting(5)]).toEqual([8000, 5000]);
  expect(seen()).toEqual([null, 4, null]);
  db().exec('UPDATE scored_schemes SET seen_file = 6');
  forgetTouched(db());
  expect(waiting(0)).toBe(0);
  mark(7, 1, 20_000);
  expect(seen()).toEqual([null, null, null]);
  expect(waiting(0)).toBe(0);
});
