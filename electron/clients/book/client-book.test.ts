import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestBook, type TestBook } from './book.fixture.ts';
import { createClientBook, type ClientBook } from './client-book.service.ts';

let book: TestBook;
let clients: ClientBook;

beforeAll(async () => {
  book = openTestBook();
  await book.land({
    'clients.csv': `client_no,name,gender,id_type,id_no,phone,home_branch
C0001,王小明,M,resident_id,11010519491231002X,13812345678,B1
C0002,王晓梅,F,resident_id,310101198001010015,13912345678,B1
C0003,汪洋,M,,,13912345678,B2
C0004,曾乐,F,passport,E12345678,,B2
C0005,单雪,F,,,,B2
C0006,欧阳小敏,F,,,,B1
C0007,西安娜,F,,,,B1
C0008,吕梁,M,,,,B1
C0009,John Smith,M,,,,B1
20001234,王,M,,,,B1
`,
    'cards.csv': `card_no,client_no
6228480012345678,C0001
6228480099990000,C0002
6228480000000771,C0003
`,
  });
  clients = createClientBook(book.folder.book);
});
afterAll(() => book.close());

const found = (text: string, limit?: number): string[] =>
  clients
    .search(text, limit === undefined ? {} : { limit })
    .hits.map(({ client }) => client.clientNo);

describe('search by key', () => {
  it.each([
    ['6228480012345678', 'card', 'C0001'],
    [' 6228 4800 1234 5678 ', 'card', 'C0001'],
    ['6228-4800-1234-5678', 'card', 'C0001'],
    [';6228480012345678=2512101?', 'card', 'C0001'],
    ['11010519491231002X', 'id-no', 'C0001'],
    ['11010519491231002x', 'id-no', 'C0001'],
    ['110105 19491231 002x', 'id-no', 'C0001'],
    ['E12345678', 'id-no', 'C0004'],
    ['e12345678', 'id-no', 'C0004'],
    ['13812345678', 'phone', 'C0001'],
    ['+86 138 1234 5678', 'phone', 'C0001'],
    ['１３８１２３４５６７８', 'phone', 'C0001'],
    ['138-1234-5678', 'phone', 'C0001'],
    ['C0003', 'client-no', 'C0003'],
    ['20001234', 'client-no', '20001234'],
  ])('%s is the %s of %s, and of nobody else', (text, matchedBy, clientNo) => {
    expect(clients.search(text).hits).toMatchObject([
      { client: { clientNo }, matchedBy, exact: true },
    ]);
  });

  it.each([
    '6228480012345678=25121010000012345678',
    '*6228480012345678',
    '6228480012345678;',
    '[6228480012345678]',
    '%E?;6228480012345678=25121010000012345678?',
    '%B6228480012345678^WANG/XIAOMING^2512101?;6228480012345678=2512101?',
    ']C16228480012345678',
    'CARD:6228480012345678',
  ])('F28 %s finds the owner of the card, and nobody else', (text) => {
    expect(found(text)).toEqual(['C0001']);
  });

  it('F28 tracks of two cards mean both owners', () => {
    expect(found('%B6228480012345678^A^2512101?;6228480099990000=2512101?').sort()).toEqual([
      'C0001',
      'C0002',
    ]);
  });

  it('gives both owners of a shared phone', () => {
    expect(found('13912345678').sort()).toEqual(['C0002', 'C0003']);
  });

  it('finds last digits of phone, card and identity number', () => {
    expect(
      clients.search('5678').hits.map(({ client, matchedBy }) => `${client.clientNo} ${matchedBy}`),
    ).toEqual(['C0001 phone-tail', 'C0002 phone-tail', 'C0003 phone-tail', 'C0004 id-no-tail']);
    expect(clients.search('99990000').hits).toMatchObject([
      { client: { clientNo: 'C0002' }, matchedBy: 'card-tail', exact: false },
    ]);
    expect(clients.search('002x').hits).toMatchObject([
      { client: { clientNo: 'C0001' }, matchedBy: 'id-no-tail' },
    ]);
    expect(found('567')).toEqual([]);
  });

  it('finds the beginning of a client number', () => {
    expect(found('C000', 3)).toEqual(['C0001', 'C0002', 'C0003']);
  });

  it('gives the client as the book holds it', () => {
    expect(clients.search('C0001').hits[0]?.client).toEqual(clients.get('C0001'));
    expect(clients.get('C0001')).toMatchObject({
      phone: '13812345678',
      idNo: '11010519491231002X',
      homeBranch: 'B1',
      gender: 'M',
    });
  });
});

describe('search by name', () => {
  it.each([
    ['王小明', ['C0001']],
    ['王小', ['C0001']],
    ['王', ['20001234', 'C0001', 'C0002']],
    ['wangxiaoming', ['C0001']],
    ['wang xiao ming', ['C0001']],
    ['WangXiaoMing', ['C0001']],
    ['wxm', ['C0001', 'C0002']],
    ['wangxm', ['C0001', 'C0002']],
    ['wxmei', ['C0002']],
    ['wangxiaome', ['C0002']],
    ['wangy', ['C0003']],
    ['zengle', ['C0004']],
    ['cengyue', ['C0004']],
    ['zl', ['C0004']],
    ['shanxue', ['C0005']],
    ['danxue', ['C0005']],
    ['ouyangxm', ['C0006']],
    ['oyxm', ['C0006']],
    ['xianna', ['C0007']],
    ['lvliang', ['C0008']],
    ['lü liang', ['C0008']],
    ['John Smith', ['C0009']],
    ['john sm', ['C0009']],
    ['赵', []],
    ['', []],
    ['%', []],
    ['_', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('puts the shortest whole match first', () => {
    expect(clients.search('wang').hits[0]).toMatchObject({
      client: { clientNo: '20001234' },
      matchedBy: 'pinyin',
      exact: true,
    });
  });

  it('is done at once with a long text that leads nowhere', () => {
    const began = performance.now();
    expect(found('wang'.repeat(19) + 'i')).toEqual([]);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('keeps to the limit', () => {
    expect(found('w', 2)).toHaveLength(2);
  });
});

describe('client', () => {
  it('is whole, or null', () => {
    expect(clients.count()).toBe(10);
    expect(clients.get('C0001')).toMatchObject({
      idNo: '11010519491231002X',
      phone: '13812345678',
      drink: null,
    });
    expect(clients.get('nobody')).toBeNull();
  });

  it('searches by ranges of indexes only', () => {
    const plans = [
      "SELECT 1 FROM cards WHERE card_no_reversed >= 'a' AND card_no_reversed < 'b'",
      "SELECT 1 FROM clients WHERE id_no_reversed >= 'a' AND id_no_reversed < 'b'",
      "SELECT 1 FROM clients WHERE phone_reversed >= 'a' AND phone_reversed < 'b'",
    ].map(
      (sql) =>
        book.folder.book.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).get()?.detail,
    );
    for (const detail of plans) expect(detail).toMatch(/^SEARCH .* USING /);
  });
});
