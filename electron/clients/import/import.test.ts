import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  afterAsking,
  gz,
  landHere,
  openTestBook,
  resultOf,
  snapshot,
  type TestBook,
} from '../book/book.fixture.ts';
import { createClientBook } from '../book/client-book.service.ts';
import type { ImportProgress } from './import-progress.rules.ts';

// Each import and scoring starts a thread; a busy machine takes its time.
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
const everyone = { settings: { maxRejectShare: 1 } };

describe('import of sound files', () => {
  it('takes UTF-8 with a byte order mark, CRLF, quotes with line ends, columns in any order', async () => {
    const text =
      '\uFEFFphone,caution,name,client_no,risk_grade,stray\r\n' +
      '138 1234 5678,"two\r\nlines, ""quoted""",王小明,C1,3,x\r\n,,李 四,C2,,\r\n';
    const result = resultOf(await book.land({ 'clients.csv': text }), 'clients.csv');
    expect(result).toMatchObject({
      rows: 2,
      accepted: 2,
      replaced: 0,
      rejected: 0,
      unknownColumns: ['stray'],
    });
    expect(createClientBook(book.folder.book).get('C1')).toMatchObject({
      name: '王小明',
      phone: '13812345678',
      caution: 'two\r\nlines, "quoted"',
      riskGrade: 3,
    });
    expect(createClientBook(book.folder.book).get('C2')).toMatchObject({
      name: '李 四',
      phone: null,
    });
  });

  it('takes GB18030, plain and gzip', async () => {
    // 王小明 and 曾 in GB18030; TextEncoder writes UTF-8 only.
    const gb = Buffer.concat([
      Buffer.from('client_no,name\nC1,'),
      Buffer.from([0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7]),
      Buffer.from('\nC2,'),
      Buffer.from([0xd4, 0xf8]),
      Buffer.from('\n'),
    ]);
    await book.land({ 'clients.csv.gz': gzipSync(gb) });
    const read = createClientBook(book.folder.book);
    expect([read.get('C1')?.name, read.get('C2')?.name]).toEqual(['王小明', '曾']);
  });

  it('takes a long file whose first character beyond ASCII comes late, in either encoding', async () => {
    const ascii = `client_no,name\n${lines(60_000, (n) => `C${n},Client ${n}`)}\n`;
    await book.land({
      'clients.csv': Buffer.concat([
        Buffer.from(ascii),
        Buffer.from('Z1,'),
        Buffer.from([0xcd, 0xf5]),
        Buffer.from('\n'),
      ]),
    });
    await book.land({ 'clients.csv': `${ascii}Z2,王\n` });
    const read = createClientBook(book.folder.book);
    expect([read.get('Z1')?.name, read.get('Z2')?.name]).toEqual(['王', '王']);
  });

  it('sets a few broken bytes of UTF-8 aside without taking the file for GB18030', async () => {
    const good = Buffer.from(clients(300));
    const result = await book.land({
      'clients.csv': Buffer.concat([
        good,
        Buffer.from('X1,'),
        Buffer.from([0xe7, 0x8e]),
        Buffer.from('\n'),
      ]),
    });
    expect(resultOf(result, 'clients.csv')).toMatchObject({
      accepted: 300,
      rejected: 1,
      reasons: { encoding: 1 },
    });
    expect(createClientBook(book.folder.book).get('C300')?.name).toBe('客户300');
  });

  it('keeps to UTF-8 when only the end of the file is broken', async () => {
    const text = Buffer.from(`${clients(300)}X1,王`);
    await book.land({ 'clients.csv': text.subarray(0, text.length - 1) });
    expect(createClientBook(book.folder.book).get('C7')?.name).toBe('客户7');
    expect(createClientBook(book.folder.book).get('X1')).toBeNull();
  });

  it('lands every file, staff through the parent', async () => {
    const result = await book.land({
      'clients.csv': clients(2),
      'cards.csv.gz': gz('card_no,client_no,product\n6228 4800-0000 0001,C1,白金卡\n'),
      'balances.csv':
        'client_no,month,product,average_balance\nC1,2026-01,time_deposit,100.01\nC1,2025-12,time_deposit,-5\n',
      'postings.csv':
        'account_no,client_no,posted_on,product,amount,kind\nA1,C1,2026-01-05,fund,10,other\nA1,C1,2026-01-05,fund,10,\n',
      'transactions.csv': 'client_no,month,kind,amount,count\nC2,2026-01,card_spend,12.30,4\n',
      'holdings.csv':
        'client_no,product_name,product,amount,matures_on\nC1,三年定期,time_deposit,1000,2026-12-01\n',
      'staff.csv': 'staff_no,name,role,branch\nS1,张三,lobby,B1\nS2,李四,head,\n',
    });
    expect(result.files.map(({ file, accepted, refused }) => [file, accepted, refused])).toEqual([
      ['clients.csv', 2, undefined],
      ['cards.csv', 1, undefined],
      ['balances.csv', 2, undefined],
      ['postings.csv', 2, undefined],
      ['transactions.csv', 1, undefined],
      ['holdings.csv', 1, undefined],
      ['staff.csv', 2, undefined],
    ]);
    expect(result.rejects).toBeNull();
    expect(book.staff).toEqual([
      { staffNo: 'S1', name: '张三', role: 'lobby', branch: 'B1' },
      { staffNo: 'S2', name: '李四', role: 'head', branch: null },
    ]);
    const state = snapshot(book);
    expect(state['balances']).toMatchObject([
      { month: '2025-12', amount: -500 },
      { month: '2026-01', amount: 10_001 },
    ]);
    expect(state['postings']).toHaveLength(2);
    const read = createClientBook(book.folder.book);
    const first = read.get('C1')!;
    expect(read.cardsOf(first)).toEqual([{ cardNo: '6228480000000001', product: '白金卡' }]);
    expect(read.holdingsOf(first)).toEqual([
      {
        productName: '三年定期',
        product: 'time_deposit',
        amountFen: 100_000,
        maturesOn: '2026-12-01',
      },
    ]);
  });

  it('changes nothing when a folder is imported again', async () => {
    const files = {
      'clients.csv': clients(50),
      'cards.csv': 'card_no,client_no\n6228480000000001,C1\n6228480000000019,C2\n',
      'balances.csv':
        'client_no,month,product,average_balance\nC1,2026-01,fund,1\nC2,2026-01,fund,2\nC1,2026-02,fund,3\n',
      'postings.csv':
        'account_no,client_no,posted_on,product,amount\nA1,C1,2026-01-05,fund,10\nA1,C1,2026-01-05,fund,10\nA2,C2,2026-01-01,gold,3\n',
      'transactions.csv': 'client_no,month,kind,amount,count\nC2,2026-01,card_spend,12.30,4\n',
      'holdings.csv': 'client_no,product_name\nC1,三年定期\n',
    };
    const first = await book.land(files);
    const once = snapshot(book);
    const counts = (result: typeof first) =>
      result.files.map(({ seconds: _seconds, sameAs: _same, ...rest }) => rest);
    for (const readAgain of [true, false]) {
      const again = await book.land(files, { readAgain });
      expect(snapshot(book)).toEqual(once);
      expect(counts(again)).toEqual(counts(first));
      const seen = again.files.map(({ sameAs }) => sameAs !== undefined);
      expect(seen).toEqual(Object.keys(files).map(() => !readAgain));
    }
  });

  it('lets later lines of one key win, inside a file and between files', async () => {
    const result = await book.land({
      'clients.csv': 'client_no,name,drink\nC1,王一,茶\nC2,李二,\nC1,王小明,咖啡\n',
      'cards.csv': 'card_no,client_no\n4111111111111111,C1\n4111 1111 1111 1111,C2\n',
      'balances.csv':
        'client_no,month,product,average_balance\nC1,2026-01,fund,1\nC2,2026-01,fund,2\nC1,2026-01,fund,3\nC1,2026-01,fund,4\n',
    });
    expect(result.files.map(({ rows, accepted, replaced }) => [rows, accepted, replaced])).toEqual([
      [3, 3, 1],
      [2, 2, 1],
      [4, 4, 2],
    ]);
    const read = createClientBook(book.folder.book);
    expect(read.get('C1')).toMatchObject({ name: '王小明', drink: '咖啡' });
    expect(read.search('王一').hits).toEqual([]);
    expect(read.search('4111111111111111').hits).toMatchObject([{ client: { clientNo: 'C2' } }]);
    // A column that a file does not have keeps what is known; an empty value is unknown.
    await book.land({ 'clients.csv': 'client_no,name\nC1,王大明\n' });
    expect(read.get('C1')).toMatchObject({ name: '王大明', drink: '咖啡' });
    await book.land({ 'clients.csv': 'client_no,name,drink\nC1,王大明,\n' });
    expect(read.get('C1')?.drink).toBeNull();
  });

  it('replaces the postings of an account between its first and last day in the file', async () => {
    const head = 'account_no,client_no,posted_on,product,amount\n';
    await book.land({
      'clients.csv': clients(2),
      'postings.csv': `${head}A,C1,2026-01-01,fund,1\nA,C1,2026-02-01,fund,2\nA,C1,2026-03-01,fund,3\nB,C1,2026-02-01,fund,9\n`,
    });
    await book.land({ 'postings.csv': `${head}A,C2,2026-02-20,gold,7\nA,C1,2026-02-01,fund,5\n` });
    const rows = book.folder.book
      .prepare(
        'SELECT account_no, client_no, amount FROM postings JOIN accounts USING (account_id) JOIN clients USING (client_id) ORDER BY account_no, day',
      )
      .raw()
      .all();
    expect(rows).toEqual([
      ['A', 'C1', 100],
      ['A', 'C1', 500],
      ['A', 'C2', 700],
      ['A', 'C1', 300],
      ['B', 'C1', 900],
    ]);
  });

  it('tells wrong check digits and lands them', async () => {
    const result = await book.land({
      'clients.csv':
        'client_no,name,id_type,id_no\nC1,王,resident_id,110105194912310021\nC2,李,resident_id,11010519491231002x\n',
      'cards.csv': 'card_no,client_no\n4111111111111112,C1\n',
    });
    expect(
      result.files.map(({ accepted, checkDigitFaults }) => [accepted, checkDigitFaults]),
    ).toEqual([
      [2, 1],
      [1, 1],
    ]);
  });
});

describe('lines that break a rule', () => {
  it('are set aside with a reason, masked, and the rest lands', async () => {
    const head = 'client_no,name,gender,birth_date,risk_grade\n';
    const bad = [
      ',王小明,F,,',
      'C901,,F,,',
      'C902,王,X,,',
      'C903,王,F,2024-02-30,',
      'C904,王,F,,9',
      'C905,王,F',
      'C906,王,F,,,,',
      'C907,"王"x,F,,',
      `C908,王\0,F,,`,
    ];
    const result = await book.land(
      {
        'clients.csv': `${head}C1,王小明,F,1990-01-01,3\n${bad.join('\n')}\nC2,李,M,,\n`,
        'cards.csv': 'card_no,client_no\n6228480000000001,NOBODY\n',
        'balances.csv':
          'client_no,month,product,average_balance\nC1,2026-13,fund,1\nC1,2026-01,shares,1\nC1,2026-01,fund,1.234\nC9,2026-01,fund,1\nC1,2026-01,fund,7\n',
        'postings.csv': 'account_no,client_no,posted_on,product,amount\nA1,C1,2023-02-29,fund,1\n',
      },
      everyone,
    );
    expect(resultOf(result, 'clients.csv')).toMatchObject({
      rows: 11,
      // A short row whose missing cells are optional is read, and so is one with empty cells behind it.
      accepted: 4,
      rejected: 7,
      reasons: { required: 2, choice: 1, date: 1, grade: 1, quote: 1, control: 1 },
    });
    expect(resultOf(result, 'cards.csv').reasons).toEqual({ 'unknown-client': 1 });
    expect(resultOf(result, 'balances.csv').reasons).toEqual({
      month: 1,
      product: 1,
      money: 1,
      'unknown-client': 1,
    });
    expect(resultOf(result, 'postings.csv').reasons).toEqual({ date: 1 });
    const report = readFileSync(result.rejects ?? '', 'utf8');
    expect(report.split('\n')[0]).toBe('file,line,column,value,reason');
    expect(report).toContain(
      'clients.csv,6,birth_date,2024-02-30,not a calendar day YYYY-MM-DD · 不是有效日期 YYYY-MM-DD',
    );
    expect(report).toContain(
      'cards.csv,2,client_no,NOBODY,no client has this number · 客户号不存在',
    );
    expect(report).not.toContain('王小明');
    expect(report.trim().split('\n')).toHaveLength(1 + 7 + 1 + 4 + 1);
  });

  it('keep the whole file out when they are more than the share allowed, exactly', async () => {
    const bad = (count: number) => lines(count, (n) => `X${n},王,2024-02-30`);
    const few = { settings: { maxRejectShare: 0.01, toleratedLines: 0 } };
    const file = (good: number, wrong: number) =>
      `client_no,name,birth_date\n${lines(good, (n) => `C${n},王,`)}\n${bad(wrong)}\n`;
    expect(
      resultOf(await book.land({ 'clients.csv': file(99, 1) }, few), 'clients.csv'),
    ).toMatchObject({
      accepted: 99,
    });
    const before = snapshot(book);
    const refused = await book.land(
      {
        'clients.csv': file(197, 2),
        'balances.csv': 'client_no,month,product,average_balance\nC1,2026-01,fund,1\n',
      },
      few,
    );
    expect(resultOf(refused, 'clients.csv')).toMatchObject({
      rows: 199,
      accepted: 0,
      rejected: 2,
      refused: 'too-many-rejects',
    });
    // The other file loads on the clients of before.
    expect(resultOf(refused, 'balances.csv').accepted).toBe(1);
    expect(snapshot(book)).toEqual({ ...before, balances: snapshot(book)['balances'] });
    expect(existsSync(refused.rejects ?? '')).toBe(true);
  });
});

describe('a report that cannot be written', () => {
  it('does not keep sound lines from landing, and is told', async () => {
    // A file where the reports' folder would be.
    writeFileSync(join(book.folder.dir, 'imports'), '');
    const result = await book.land({ 'clients.csv': `client_no,name\nC1,王\n,李\n` }, everyone);
    expect(resultOf(result, 'clients.csv')).toMatchObject({ accepted: 1, rejected: 1 });
    expect(result).toMatchObject({ rejects: null, rejectsIncomplete: true });
  });
});

describe('progress and cancelling', () => {
  it('tells how far it is in every phase, up to the whole', async () => {
    const seen: ImportProgress[] = [];
    await book.land(
      { 'clients.csv': clients(50_000) },
      { onProgress: (progress) => seen.push(progress) },
    );
    const last = seen.at(-1);
    expect(last).toMatchObject({ phase: 'storing', fraction: 1, rows: 50_000 });
    expect(last?.rowsPerSecond).toBeGreaterThan(0);
    expect(last?.bytesDone).toBe(last?.bytesTotal);
    for (const measure of ['bytesDone', 'fraction'] as const) {
      const values = seen.map((progress) => progress[measure]);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
    }
    expect([...new Set(seen.map(({ phase }) => phase))]).toEqual([
      'checking',
      'reading',
      'indexing',
      'storing',
    ]);
  });

  it('can be cancelled while search keys are built', async () => {
    let indexing = 0;
    const result = await landHere(
      book,
      { 'clients.csv': `client_no,name,phone\n${lines(1000, (n) => `C${n},客户${n},138${n}`)}\n` },
      {
        report: ({ phase }) => {
          if (phase === 'indexing') indexing += 1;
        },
        cancelled: () => indexing > 0,
      },
    );
    expect(indexing).toBe(1);
    expect(result.files[0]?.refused).toBe('cancelled');
    const read = createClientBook(book.folder.book);
    expect([read.count(), read.search('客户1').hits]).toEqual([0, []]);
    const indexes = book.folder.book
      .prepare("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND tbl_name = 'clients'")
      .pluck();
    expect(indexes.get()).toBe(3);
  });

  it('leaves the old state when it is cancelled', async () => {
    await book.land({ 'clients.csv': clients(3) });
    const before = snapshot(book);
    const result = await landHere(
      book,
      { 'clients.csv': clients(50_000), 'staff.csv': 'staff_no,name,role\nS1,张,lobby\n' },
      { cancelled: afterAsking(3) },
    );
    expect(result.files[0]?.rows).toBeGreaterThan(0);
    expect(result.files.map(({ refused }) => refused)).toEqual(['cancelled', 'cancelled']);
    expect(snapshot(book)).toEqual(before);
    expect(book.staff).toEqual([]);
  });
});
