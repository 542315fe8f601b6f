import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gz, openTestBook, resultOf, snapshot, type TestBook } from '../book/book.fixture.ts';
import { createClientBook } from '../book/client-book.service.ts';

// Each import starts a thread; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const clients = (count: number, end = '\n'): string =>
  `client_no,name${end}${Array.from({ length: count }, (_, i) => `C${i + 1},客户${i + 1}${end}`).join('')}`;
const all = { settings: { maxRejectShare: 1 } };

describe('line ends of old', () => {
  it('refuse a file that has no others, short or long', async () => {
    for (const count of [3, 60_000]) {
      const result = await book.land({ 'clients.csv': clients(count, '\r') });
      expect(resultOf(result, 'clients.csv')).toMatchObject({
        refused: 'wrong-header',
        accepted: 0,
      });
    }
  });

  it('set a line aside in the middle of others, but belong to text in quotes', async () => {
    const result = await book.land(
      { 'clients.csv': 'client_no,name,caution\nC1,王\r小明,\nC2,李,"a\rb"\nC3,张,x\r\n' },
      all,
    );
    expect(resultOf(result, 'clients.csv')).toMatchObject({
      accepted: 2,
      rejected: 1,
      reasons: { control: 1 },
    });
    const read = createClientBook(book.folder.book);
    expect(['C1', 'C2', 'C3'].map((no) => read.get(no)?.caution)).toEqual([undefined, 'a\rb', 'x']);
  });
});

describe('files at their limits', () => {
  it('a header and nothing else lands nothing, and is no refusal', async () => {
    for (const text of ['client_no,name', 'client_no,name\n', '\uFEFFclient_no,name\r\n\r\n']) {
      const result = resultOf(await book.land({ 'clients.csv': text }), 'clients.csv');
      expect(result).toMatchObject({ rows: 0, accepted: 0, rejected: 0 });
      expect(result.refused).toBeUndefined();
    }
  });

  it('blank lines and nothing else, or only a byte order mark, are empty files', async () => {
    for (const text of ['\n\n\r\n', '\uFEFF']) {
      const result = await book.land({ 'clients.csv': text });
      expect(resultOf(result, 'clients.csv').refused).toBe('empty-file');
    }
  });

  it('an endless line is set aside and the rest lands', async () => {
    const endless = 'x'.repeat(40_000_000);
    const text = `${clients(2)}C9,${endless}\nC8,"${endless}"\nC7,李\n`;
    const result = await book.land({ 'clients.csv.gz': gz(text) }, all);
    expect(resultOf(result, 'clients.csv')).toMatchObject({
      rows: 5,
      accepted: 3,
      reasons: { 'line-too-long': 2 },
    });
    expect(createClientBook(book.folder.book).get('C7')?.name).toBe('李');
  });

  it('an endless first line is no header', async () => {
    const result = await book.land({ 'clients.csv': 'x'.repeat(1_000_000) });
    expect(resultOf(result, 'clients.csv').refused).toBe('wrong-header');
  });
});

describe('a file that is still being written', () => {
  it.each([0, Infinity])('is refused and leaves no trace (own thread from %d)', async (from) => {
    await book.land({ 'clients.csv': clients(3) });
    const before = snapshot(book);
    const input = join(book.root, 'growing');
    mkdirSync(input);
    const file = join(input, 'clients.csv');
    writeFileSync(file, clients(60_000));
    let more = 0;
    const writing = setInterval(() => appendFileSync(file, `M${(more += 1)},新\n`), 2);
    try {
      const result = resultOf(await book.landFolder(input, { readAheadFrom: from }), 'clients.csv');
      expect(result).toMatchObject({ refused: 'changing-file', accepted: 0 });
    } finally {
      clearInterval(writing);
    }
    expect(snapshot(book)).toEqual(before);
  });
});
