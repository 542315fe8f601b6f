import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gz, landHere, openTestBook, resultOf, type TestBook } from '../book/book.fixture.ts';
import { createClientBook } from '../book/client-book.service.ts';

vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const land = async (content: string | Buffer, name = 'clients.csv', limit = {}) => {
  const settings = { maxRejectShare: 0.01, toleratedLines: 10, ...limit };
  const result = await landHere(book, { [name]: content }, {}, { settings });
  const file = name.toLowerCase().replace(/\.gz$/, '');
  return resultOf(result, file);
};
const head = 'client_no,name,phone,drink\n';
const none = { toleratedLines: 0, maxRejectShare: 0 };

describe('a small file', () => {
  it.each([',,,', ',,', ',,,,,', ' , ,\u3000,', '"","",,', '\u3000,,,'])(
    'F33 passes over a row of separators only: %j',
    async (blank) => {
      const text = `${blank}\n${head}C1,王,,\n${blank}\nC2,李,,\n${blank}`;
      const result = await land(text, 'clients.csv', none);
      expect(result).toMatchObject({ rows: 2, accepted: 2, rejected: 0 });
    },
  );

  it.each([
    '合计,2,,',
    '合 计：,2,,',
    ',合计,,',
    '总计,,,',
    'Total,2,,',
    'Grand total:,,,',
    '共 2 条,,,',
    '合计',
    '="合计",2,,',
    '　合　计　,2,,,,,',
    '合计：2 户,,,,',
    '合计2,,',
    '本页小计,,,',
    '合计金额,,1.00,',
    '总笔数,2',
    '记录数：2',
    '合计（元）,,,',
    'TOTAL,,,,,,',
    'Totals: 2',
    'Sub total,,,',
    'subtotal,,,',
    'Total rows,2,,',
    'Total (2),,',
    'Row count: 2',
    'sum,2,,',
    '\u200b合计,,,',
  ])('F33 sets a line of sums aside and counts it against no limit: %s', async (total) => {
    const result = await land(`${head}C1,王,,\nC2,李,,\n${total}\n`, 'clients.csv', none);
    expect(result).toMatchObject({ accepted: 2, rejected: 1, reasons: { total: 1 } });
    expect(result.refused).toBeUndefined();
    expect(createClientBook(book.folder.book).count()).toBe(2);
  });

  it.each(['总行01', 'Total2', 'SUM-001', 'S1', 'Account1', 'Rows2'])(
    'F33 %s is a client number, or wrong in itself, and no line of sums',
    async (clientNo) => {
      const result = await land(`${head}C1,王,,\n${clientNo},李,,\n`);
      expect(result.reasons['total']).toBeUndefined();
    },
  );

  it('F33 a client who is called as a sum is, is one', async () => {
    expect(await land(`${head}C1,合计,,\n`)).toMatchObject({ accepted: 1, rejected: 0 });
  });

  it('F33 reads short rows whose missing cells are optional, and blank cells too many', async () => {
    const text = `${head}C1,王\nC2,李,13800000001\n"C3","赵"\nC4,钱,,,,\nC5\nC6,孙,,茶,多\n`;
    const result = await land(text);
    expect(result).toMatchObject({ rows: 6, accepted: 4, reasons: { columns: 2 } });
    expect(createClientBook(book.folder.book).get('C2')?.phone).toBe('13800000001');
  });

  it('F33 tolerates ten bad lines always, and as many as the setting says', async () => {
    const file = (bad: number) => `${head}C1,王,,\n${'C2,,,\n'.repeat(bad)}`;
    expect(await land(file(10))).toMatchObject({ accepted: 1, rejected: 10 });
    expect(await land(file(11))).toMatchObject({ accepted: 0, refused: 'too-many-rejects' });
    expect((await land(file(11), 'clients.csv', { toleratedLines: 11 })).accepted).toBe(1);
    expect((await land(file(11), 'clients.csv', { maxRejectShare: 0.95 })).accepted).toBe(1);
  });
});

describe('a refusal', () => {
  it.each([
    ['client_no;name;phone\nC1;王;1\n', ';'],
    ['client_no\tname\tphone\nC1\t王\t1\n', '\t'],
    ['客户号|姓名\nC1|王\n', '|'],
    ['sep=;\nclient_no;name\nC1;王\n', ';'],
    ['client_no，name\nC1，王\n', '，'],
  ])('F34 names the separator that was seen: %j', async (text, separator) => {
    const { refused, seen } = await land(text);
    expect({ refused, separator: seen?.separator }).toEqual({
      refused: 'wrong-separator',
      separator,
    });
    expect(seen?.header[0]).toMatch(/^(client_no|客户号)$/);
    expect(seen?.encoding).toBe('utf-8');
  });

  it('F34 reads a file that declares its commas', async () => {
    expect(await land(`sep=,\r\n${head}C1,王,,\n`)).toMatchObject({ accepted: 1 });
    expect(await land(`\uFEFF"sep=,"\r\n${head}C1,王,,\n`)).toMatchObject({ accepted: 1 });
  });

  it('F34 names the header that was read and the columns that were likely meant', async () => {
    const { refused, about, seen } = await land('ClientNo,客户姓名,手机,stray\nC1,王,1,\n');
    expect({ refused, about }).toEqual({ refused: 'missing-column', about: 'client_no, name' });
    expect(seen).toEqual({
      encoding: 'utf-8',
      separator: ',',
      header: ['ClientNo', '客户姓名', '手机', 's****'],
      likely: [
        { column: 'ClientNo', known: 'client_no' },
        { column: '客户姓名', known: 'name' },
        { column: '手机', known: 'phone' },
      ],
    });
  });

  it('F34 tells of unknown columns of a file that lands which were likely meant', async () => {
    const result = await land('client_no,name,mobile,xyzzy\nC1,王,1,\n');
    expect(result).toMatchObject({
      accepted: 1,
      unknownColumns: ['mobile', 'xyzzy'],
      likelyColumns: [{ column: 'mobile', known: 'phone' }],
    });
  });

  it('F34 recognises a title above the header', async () => {
    for (const title of ['客户信息表', '客户信息表,,,', '"客户, 信息表"\n制表日期,2026-11-30']) {
      const { refused, about } = await land(`${title}\n${head}C1,王,,\n`);
      expect(refused).toBe('title-line');
      expect(about).toBe(title.includes('\n') ? '3' : '2');
    }
  });

  it('F34 recognises that there is no header, and shows nobody’s data', async () => {
    const { refused, seen } = await land('C000123,王小明,13812345678,茶\nC2,李,,\n');
    expect(refused).toBe('no-header');
    expect(JSON.stringify(seen)).not.toMatch(/小明|13812345678|1234567/);
  });

  it.each([
    ['is-xlsx', Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1')],
    ['is-zip', Buffer.from('PK\x03\x04\x14\0\x06\0clients.txt', 'latin1')],
    ['is-xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['is-pdf', Buffer.from('%PDF-1.7\n%\u00e2')],
    ['is-gzip', gz(head)],
    ['is-utf-16', Buffer.from(head, 'utf16le')],
    ['is-utf-32', Buffer.from([0xff, 0xfe, 0, 0, 0x63, 0, 0, 0])],
  ])('F34 recognises what the file is instead: %s', async (refused, bytes) => {
    expect(await land(bytes)).toMatchObject({ refused, accepted: 0 });
  });

  it.each(['Clients.CSV', 'CLIENTS.csv', 'clients.csv.GZ', 'Clients.Csv.Gz'])(
    'F34 takes a file named %s',
    async (file) => {
      const text = `${head}C1,王,,\n`;
      expect(await land(/gz$/i.test(file) ? gz(text) : text, file)).toMatchObject({ accepted: 1 });
    },
  );

  it('F34 names that differ in their case alone are two forms of one file', async () => {
    const result = await landHere(book, { 'clients.csv': head, 'Clients.CSV': head });
    expect(resultOf(result, 'clients.csv').refused).toBe('two-forms');
  });
});
