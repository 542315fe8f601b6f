import { afterAll, describe, expect, it, vi } from 'vitest';
import { openTestBook } from '../book/book.fixture.ts';
import { createClientBook } from '../book/client-book.service.ts';

vi.setConfig({ testTimeout: 60_000 });
const book = openTestBook();
afterAll(() => book.close());
const header = 'client_no,name,id_no,phone';
const land = (...lines: string[]) =>
  book.land({ 'clients.csv': `${[header, ...lines].join('\n')}\n` });
const found = (typed: string): string[] =>
  createClientBook(book.folder.book)
    .search(typed, { limit: 5 })
    .hits.map(({ client }) => client.clientNo);
const indexes = (): unknown[] =>
  book.folder.book
    .prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'clients' AND type = 'index'")
    .pluck()
    .all();

describe('clients landed', () => {
  it('are found by their last keys only, whatever a file said of them before', async () => {
    const { files } = await land(
      'C5,王一,11010519491231002X,13800000001',
      'C6,李二,,13800000002',
      'C5,王一,11010519491231002X,13900000000', // another phone, and back
      'C5,王一,11010519491231002X,13800000001',
      'C6,李二二,330102200001011249,', // other keys, one of them gone
      'C1,周四,,13800000004', // new, out of order, then changed
      'C1,周四,,13800000005',
    );
    expect(files).toMatchObject([{ accepted: 7, replaced: 4 }]);
    expect(['13800000001', '13900000000', '13800000002', '13800000004'].map(found)).toEqual([
      ['C5'],
      [],
      [],
      [],
    ]);
    expect(['330102200001011249', '13800000005', '周四', '李二二'].map(found)).toEqual([
      ['C6'],
      ['C1'],
      ['C1'],
      ['C6'],
    ]);
  });

  it('in a large file are found as those of a small one, and the indexes stay what they were', async () => {
    const before = indexes();
    expect(before).toHaveLength(3);
    const phone = (n: number): string => `139${String(n).padStart(8, '0')}`;
    const lines = Array.from({ length: 50_100 }, (_, n) => `D${n},客户${n},,${phone(n)}`);
    const { files } = await land(...lines, `D7,客户七,,${phone(99_999)}`);
    expect(files).toMatchObject([{ accepted: 50_101, replaced: 1 }]);
    expect(indexes()).toEqual(before);
    expect([phone(3), phone(50_099), phone(7), phone(99_999), '13800000005'].map(found)).toEqual([
      ['D3'],
      ['D50099'],
      [],
      ['D7'],
      ['C1'],
    ]);
    expect(book.folder.book.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('in a large file of few lines as well', async () => {
    const before = indexes();
    const note = '注'.repeat(400);
    const lines = Array.from(
      { length: 7_100 },
      (_, n) => `E${n},客户${n},,1370000${n + 1000},${note}`,
    );
    await book.land({ 'clients.csv': `${header},caution\n${lines.join('\n')}\n` });
    expect(indexes()).toEqual(before);
    expect(['13700001000', '13700008099', '13900000004'].map(found)).toEqual([
      ['E0'],
      ['E7099'],
      ['D4'],
    ]);
    expect(book.folder.book.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});
