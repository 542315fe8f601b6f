import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { landHere, openTestBook, resultOf, type TestBook } from '../book/book.fixture.ts';
import { createClientBook } from '../book/client-book.service.ts';
import { exchangeFiles } from '../csv/exchange-files.rules.ts';

vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const all = { settings: { maxRejectShare: 1, toleratedLines: 10 } };
const land = (files: Record<string, string>) => landHere(book, files, {}, all);
const read = () => createClientBook(book.folder.book);

describe('a card', () => {
  beforeEach(async () => {
    await land({
      'clients.csv': 'client_no,name\nC1,王小明\nC2,李静\n',
      'cards.csv': 'card_no,client_no\n622848000072,C1\n',
    });
  });

  it('F1 with full-width digits is itself, and never that of another client', async () => {
    await land({ 'cards.csv': 'card_no,client_no\n6228480０００００000072,C2\n' });
    const found = (text: string) =>
      read()
        .search(text)
        .hits.map(({ client }) => client.clientNo);
    expect(found('622848000072')).toEqual(['C1']);
    expect(found('622848000000000072')).toEqual(['C2']);
    expect(found('\u202D6228480０００００000072\u202C')).toEqual(['C2']);
  });

  it.each([
    ['6.22848E+18', 'quantity'],
    ['6.22848e18', 'quantity'],
    ['622848000072.0', 'quantity'],
    ['62284800A072', 'card'],
    ['6228/4800/0072', 'card'],
    ['6228,4800,0072', 'card'],
    ['6228--4800-0072', 'card'],
    ['٦٢٢٨٤٨٠٠٠٠٧٢', 'card'],
    ['62284800007', 'card'],
    ['62284800007200000000', 'card'],
    ['6228****0072', 'card'],
    ['①6228480000000072', 'card'],
    ['6228480000000072²', 'card'],
    ['６.２２８４８Ｅ＋１８', 'quantity'],
    ['6228.4800.0000.0072', 'card'],
    ['6228480000000072,', 'card'],
  ])('F2 %s is set aside as %s, never compacted', async (text, reason) => {
    const result = resultOf(
      await land({ 'cards.csv': `card_no,client_no\n"${text}",C2\n` }),
      'cards.csv',
    );
    expect(result).toMatchObject({ accepted: 0, rejected: 1, reasons: { [reason]: 1 } });
    expect(read().cardsOf(read().get('C2')!)).toEqual([]);
  });
});

const client = async (column: 'id_no' | 'phone', value: string, type = '') => {
  const result = resultOf(
    await land({ 'clients.csv': `client_no,name,id_type,${column}\nC1,王,${type},"${value}"\n` }),
    'clients.csv',
  );
  const found = read().get('C1');
  return { result, stored: column === 'phone' ? found?.phone : found?.idNo };
};

describe('an identity number', () => {
  it.each([
    ['1.10105E+17', '', 'quantity'],
    ['110105194912310.0', '', 'quantity'],
    ['110105194912310021.', 'resident_id', 'quantity'],
    ['11010519491231A02X', '', 'id-no'],
    ['1101051949123100X2', 'resident_id', 'id-no'],
    ['11010519491231002', '', 'id-no'],
    ['11010549123100X', 'resident_id', 'id-no'],
    ['E12345678', 'resident_id', 'id-no'],
    ['1E+10', 'passport', 'quantity'],
  ])('F2 %s (%s) is set aside as %s', async (text, type, reason) => {
    const { result } = await client('id_no', text, type);
    expect(result).toMatchObject({ accepted: 0, reasons: { [reason]: 1 } });
  });

  it.each([
    ['11010519491231002x', '', '11010519491231002X'],
    ['110105 19491231 002X', 'resident_id', '11010519491231002X'],
    ['110105491231002', '', '110105491231002'],
    ['E12345678', '', 'E12345678'],
    ['e1234 5678', 'passport', 'E12345678'],
    ['A123456(7)', 'permit', 'A1234567'],
    ['南字第1234567号', 'other', '南字第1234567号'],
  ])('F2 %s (%s) is taken as %s', async (text, type, stored) => {
    expect(await client('id_no', text, type)).toMatchObject({ result: { accepted: 1 }, stored });
  });

  it('F2 of 15 digits with an impossible date is counted among the check digits', async () => {
    expect((await client('id_no', '110105491331002')).result.checkDigitFaults).toBe(1);
    expect((await client('id_no', '110105491231002')).result.checkDigitFaults).toBe(0);
    expect((await client('id_no', '110105491331002', 'other')).result.checkDigitFaults).toBe(0);
  });
});

describe('a phone', () => {
  it.each([
    ['1.38E+10', 'quantity'],
    ['13800000003.0', 'quantity'],
    ['13800000001/13800000002', 'phone'],
    ['138O0000001', 'phone'],
    ['无', 'phone'],
    ['12', 'phone'],
    ['１.３８E+１０', 'quantity'],
    ['13800000003.', 'quantity'],
    ['13,800,000,001', 'phone'],
    ['1380000000①', 'phone'],
    ['13800000001、13800000002', 'phone'],
    ['1380000000113800000002', 'phone'],
  ])('F2 %s is set aside as %s', async (text, reason) => {
    const { result } = await client('phone', text);
    expect(result).toMatchObject({ accepted: 0, reasons: { [reason]: 1 } });
  });

  it.each([
    ['0512-65000010转8001', '051265000010-8001'],
    ['(0512)65000010 ext. 8001', '051265000010-8001'],
    ['0512-65000010-8001', '051265000010-8001'],
    ['051265000010＃8001', '051265000010-8001'],
    ['+86 512 6500 0010', '051265000010'],
    ['008613800000001', '13800000001'],
    ['138.0000.0001', '13800000001'],
    ['tel:138-0000-0001', '13800000001'],
    ['+1 510 555 0100', '+15105550100'],
    ['00852 9123 4567', '+85291234567'],
  ])('F2 %s is taken as %s', async (text, stored) => {
    expect(await client('phone', text)).toMatchObject({ result: { accepted: 1 }, stored });
  });

  it('F2 with an extension is found by its number, by both, and by its last digits', async () => {
    await client('phone', '0512-65000010转8001');
    for (const typed of ['051265000010', '0512-65000010转8001', '0512 6500 0010', '0010']) {
      expect([typed, read().search(typed).hits.length]).toEqual([typed, 1]);
    }
    // The extension alone is nobody's number.
    expect(read().search('0008001').hits).toEqual([]);
  });

  it('F2 of no known form lands and is counted', async () => {
    expect((await client('phone', '12800000001')).result.checkDigitFaults).toBe(1);
    expect((await client('phone', '1380000000')).result.checkDigitFaults).toBe(1);
    for (const sound of ['13800000001', '051265000010', '65000010', '4001234567', '95599']) {
      expect([sound, (await client('phone', sound)).result.checkDigitFaults]).toEqual([sound, 0]);
    }
  });
});

describe('a client number', () => {
  const around = [
    '="0012"',
    "'0012",
    '\u3000 0012',
    '0012\u00A0',
    '\u200B0012',
    '\uFEFF0012',
    '００12',
  ];

  it.each(around)('F3 %j is 0012 in every file', async (guarded) => {
    const cell = `"${guarded.replaceAll('"', '""')}"`;
    const result = await land({
      'clients.csv': `client_no,name,manager_no,employer_no,home_branch\n0012,王\n0013,李,,,\n${cell},王,${cell},${cell},${cell}\n`,
      'cards.csv': `card_no,client_no\n6228480000000001,${cell}\n`,
      'balances.csv': `client_no,month,product,average_balance\n${cell},2026-01,fund,1\n`,
      'postings.csv': `account_no,client_no,posted_on,product,amount\n${cell},${cell},2026-01-05,fund,1\n`,
      'transactions.csv': `client_no,month,kind,amount\n${cell},2026-01,card_spend,1\n`,
      'holdings.csv': `client_no,product_name\n${cell},国债\n`,
    });
    for (const file of result.files.slice(1)) expect(file).toMatchObject({ accepted: 1 });
    expect(read().count()).toBe(2);
    expect(read().get('0012')).toMatchObject({
      managerNo: '0012',
      employerNo: '0012',
      homeBranch: '0012',
    });
    expect(read().cardsOf(read().get('0012')!)).toHaveLength(1);
    expect(
      read()
        .search(guarded)
        .hits.map(({ client: one }) => one.clientNo),
    ).toEqual(['0012']);
  });

  it.each(around)('F3 %j is 0012 among the staff as well', async (guarded) => {
    await book.land({
      'staff.csv': `staff_no,name,role\n"${guarded.replaceAll('"', '""')}",王,teller\n`,
    });
    expect(book.staff.map(({ staffNo }) => staffNo)).toEqual(['0012']);
  });

  it.each(['1.2E+11', '12.0', '客 0012', '00 12', '#N/A', '-12', '合计', 'Total', '0012;0013'])(
    'F3 %s is none, and is set aside',
    async (text) => {
      const result = await land({ 'clients.csv': `client_no,name\n"${text}",王\n` });
      expect(resultOf(result, 'clients.csv')).toMatchObject({ accepted: 0, rejected: 1 });
      expect(read().count()).toBe(0);
    },
  );

  it('F3 every column that is a key says what it takes', () => {
    const free = exchangeFiles.flatMap(({ name, columns }) =>
      columns
        .filter(({ text, read: reader }) => text && typeof reader('6.2E+18') === 'string')
        .map((column) => `${name}:${column.name}`),
    );
    expect(free.filter((column) => /_no$|branch$/.test(column))).toEqual([]);
  });
});
