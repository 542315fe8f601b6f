import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTestBook, type TestBook } from './book.fixture.ts';

// Each import starts a thread; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const touched = (): unknown[] =>
  book.folder.book
    .prepare('SELECT client_no FROM touched JOIN clients USING (client_id) ORDER BY client_no')
    .pluck()
    .all();
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
