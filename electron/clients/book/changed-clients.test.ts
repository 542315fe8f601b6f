import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTestBook, type TestBook } from './book.fixture.ts';
import { changedClients, forgetChanged } from './changed-clients.repository.ts';

// Each import starts a thread; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const changedSince = (seen: number): unknown[] =>
  book.folder.book
    .prepare(
      `SELECT client_no FROM changed_clients JOIN clients USING (client_id) WHERE changed_clients.file_id > ? ORDER BY 1`,
    )
    .pluck()
    .all(seen);
/** As a scoring leaves it. */
const forget = (): void => void book.folder.book.exec('DELETE FROM changed_clients');

it('notes who came in and whose money changed, once a scheme was scored', async () => {
  const files = {
    'clients.csv': 'client_no,name\nA,a\nB,b\nC,c\nD,d\n',
    'balances.csv': 'client_no,month,product,average_balance\nA,2026-01,fund,5\nB,2026-01,fund,6\n',
    'transactions.csv': 'client_no,month,kind,amount,count\nC,2026-01,card_spend,7,1\n',
    'postings.csv': 'account_no,client_no,posted_on,product,amount\nX,D,2026-01-05,fund,8\n',
  };
  await book.land(files);
  expect(changedSince(0)).toEqual([]);
  book.folder.book.exec(
    "INSERT INTO scored_schemes (scheme, as_of, definition) VALUES ('s', '2026-01-31', '{}')",
  );
  const { 'postings.csv': postings, ...others } = files;
  await book.land(others, { readAgain: true });
  // The same figures again are no change; postings are, whatever they were before.
  expect(changedSince(0)).toEqual([]);
  await book.land({ 'postings.csv': postings }, { readAgain: true });
  expect(changedSince(0)).toEqual(['D']);
  forget();
  await book.land({
    'clients.csv': 'client_no,name\nA,aa\nE,e\n',
    'balances.csv':
      'client_no,month,product,average_balance\nA,2026-01,fund,5\nB,2026-01,fund,6.01\n',
    'transactions.csv': 'client_no,month,kind,amount,count\nC,2026-01,card_spend,7,2\n',
  });
  expect(changedSince(0)).toEqual(['B', 'E']);
  forget();
  // The account is another client's now: both have changed.
  await book.land({
    'postings.csv': 'account_no,client_no,posted_on,product,amount\nX,A,2026-01-05,fund,8\n',
  });
  expect(changedSince(0)).toEqual(['A', 'D']);
});

const db = () => book.folder.book;
/** As a scheme leaves it that has seen the files up to one; null: not known. */
const scored = (scheme: string, seen: number | null): void =>
  void db()
    .prepare(
      "INSERT INTO scored_schemes (scheme, as_of, definition, seen_file) VALUES (?, '2026-01-31', '{}', ?)",
    )
    .run(scheme, seen);
it('forgets what every scheme has seen, and leaves those behind to be scored whole', () => {
  db().exec(`INSERT INTO clients (client_id, client_no, name, file_id)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT i, 'C' || i, 'a', 1 FROM n`);
  scored('seldom', 2);
  scored('often', 4);
  scored('unknown', null);
  const change = (file: number, from: number, to: number): void => {
    const changed = changedClients(db(), file);
    for (let id = from; id <= to; id += 1) {
      changed.add(id);
      changed.add(from);
    }
    changed.finish();
  };
  const waiting = (seen: number): number => changedSince(seen).length;
  const seen = () => db().prepare('SELECT seen_file FROM scored_schemes').pluck().all();
  change(3, 1, 4000);
  change(5, 3001, 8000);
  expect([waiting(0), waiting(2), waiting(4), waiting(5)]).toEqual([8000, 8000, 5000, 0]);
  forgetChanged(db());
  expect(waiting(0)).toBe(8000);
  expect(seen()).toEqual([2, 4, null]);
  change(6, 1, 5000);
  expect([waiting(0), waiting(5)]).toEqual([8000, 5000]);
  db().exec('UPDATE scored_schemes SET seen_file = 6');
  forgetChanged(db());
  expect(waiting(0)).toBe(0);
  // More than 10,000 and a sixth of the book are not worth noting, in one file or in several.
  change(7, 1, 20_000);
  expect([waiting(0), ...seen()]).toEqual([0, null, null, null]);
  db().exec('UPDATE scored_schemes SET seen_file = 7');
  change(8, 1, 6000);
  change(9, 10_001, 16_000);
  expect([waiting(0), ...seen()]).toEqual([0, null, null, null]);
});
