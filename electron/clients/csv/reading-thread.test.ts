import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  afterAsking,
  gz,
  landHere,
  openTestBook,
  snapshot,
  type TestBook,
} from '../book/book.fixture.ts';
import { createClientBook } from '../book/client-book.service.ts';

// Each import starts two threads; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i + 1)).join('\n');
const clients = (count: number): string =>
  `client_no,name\n${lines(count, (n) => `C${n},客户${n}`)}\n`;

describe('files read in a thread of their own', () => {
  const inThread = { settings: { maxRejectShare: 1, toleratedLines: 10 }, readAheadFrom: 0 };
  const files = {
    'clients.csv': `client_no,name,id_no,phone,caution\n${lines(
      5000,
      (n) => `C${n},客户${n},11010519491231002${n % 10},138${n},${n % 7 ? '' : `"a, ""${n}""\nb"`}`,
    )}\nC9,王,x\n,李,,,\nC9, 王小明 ,"11010519491231002x",+86 138 0000 0000,\n`,
    'cards.csv': 'card_no,client_no\n4111 1111 1111 1112,C1\n4111111111111111,C0\n',
    'balances.csv': `client_no,month,product,average_balance\n${lines(3000, (n) => `C${n},2026-0${1 + (n % 9)},fund,${n}.5`)}\nC1,2026-13,fund,1\nC0,2026-01,fund,1\nC1,2026-01,fund,x\n`,
  };

  it('land as they do in one', async () => {
    const here = await book.land(files, { settings: inThread.settings });
    const other = openTestBook();
    try {
      const there = await other.land(files, inThread);
      const counts = (result: typeof here) =>
        result.files.map(({ seconds: _seconds, ...rest }) => rest);
      expect(counts(there)).toEqual(counts(here));
      expect(there.files.map(({ rejected, refused }) => [rejected, refused])).toEqual([
        [2, undefined],
        [1, undefined],
        [3, undefined],
      ]);
      expect(there.files.map(({ checkDigitFaults }) => checkDigitFaults)).toEqual([9001, 1, 0]);
      expect(snapshot(other)).toEqual(snapshot(book));
      expect(readFileSync(there.rejects ?? '', 'utf8')).toBe(
        readFileSync(here.rejects ?? '', 'utf8'),
      );
    } finally {
      other.close();
    }
  });

  it('are refused with the reason, or cancelled, and the next file goes on', async () => {
    const refused = await book.land(
      {
        'clients.csv': 'client_no,phone\nC9,1\n',
        'cards.csv': '',
        'balances.csv.gz': gz(clients(20_000)).subarray(0, 1000),
        'staff.csv': 'staff_no,name,role\nS1,张,lobby\n',
      },
      inThread,
    );
    expect(refused.files.map(({ refused: why, about }) => [why, about?.split('/').at(-1)])).toEqual(
      [
        ['missing-column', 'name'],
        ['empty-file', 'cards.csv'],
        ['damaged-gz', 'balances.csv.gz'],
        [undefined, undefined],
      ],
    );
    const cancelled = await landHere(
      book,
      { 'clients.csv': clients(50_000) },
      { cancelled: afterAsking(3) },
      inThread,
    );
    expect(cancelled.files[0]?.rows).toBeGreaterThan(0);
    expect(cancelled.files[0]?.refused).toBe('cancelled');
    expect(createClientBook(book.folder.book).count()).toBe(0);
  });
});
