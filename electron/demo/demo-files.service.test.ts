import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBusinessDate, isMonth } from '../../shared/model/dates.ts';
import { parseYuan } from '../../shared/model/money.ts';
import { products, transactionKinds } from '../../shared/model/clients/products.ts';
import { roles } from '../../shared/model/people/roles.ts';
import { demoBook } from './demo-book.rules.ts';
import { toCsv, writeDemoFiles } from './demo-files.service.ts';

type Check = (value: string) => boolean;

const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value);
const text: Check = (value) => value.trim() === value;
const money: Check = (value) => parseYuan(value) !== null;
const positive: Check = (value) => (parseYuan(value) ?? -1) >= 0;

/** The rules of `formats.md`: what a column may hold; "!" marks a required one. */
const rules: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  'clients.csv': {
    '!client_no': text,
    '!name': text,
    gender: oneOf('F', 'M'),
    birth_date: isBusinessDate,
    id_type: oneOf('resident_id', 'passport', 'permit', 'other'),
    id_no: text,
    phone: text,
    home_branch: oneOf('CX01', 'CD02'),
    manager_no: text,
    occupation: text,
    orientation: oneOf('relationship', 'value', 'service'),
    client_since: isBusinessDate,
    kind: oneOf('personal', 'corporate'),
    employer_no: text,
    drink: text,
    risk_grade: oneOf('1', '2', '3', '4', '5'),
    risk_assessed_on: isBusinessDate,
    caution: text,
  },
  'cards.csv': { '!card_no': text, '!client_no': text, product: text },
  'balances.csv': {
    '!client_no': text,
    '!month': isMonth,
    '!product': oneOf(...products),
    '!average_balance': positive,
  },
  'postings.csv': {
    '!account_no': text,
    '!client_no': text,
    '!posted_on': isBusinessDate,
    '!product': oneOf(...products),
    '!amount': money,
    kind: oneOf(...transactionKinds),
  },
  'holdings.csv': {
    '!client_no': text,
    '!product_name': text,
    product: oneOf(...products),
    amount: positive,
    matures_on: isBusinessDate,
  },
  'staff.csv': { '!staff_no': text, '!name': text, '!role': oneOf(...roles), branch: text },
};

const keys: Readonly<Record<string, readonly string[]>> = {
  'clients.csv': ['client_no'],
  'cards.csv': ['card_no'],
  'balances.csv': ['client_no', 'month', 'product'],
  'holdings.csv': ['client_no', 'product_name', 'matures_on'],
  'staff.csv': ['staff_no'],
};

describe('the files of the demo branch', () => {
  const files = new Map<string, Record<string, string>[]>();
  let dir = '';

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'demo-files-'));
    const book = demoBook({ seed: 1, today: '2026-11-21', size: 1000 });
    for (const path of await writeDemoFiles(join(dir, 'in'), book)) {
      files.set(basename(path), read(await readFile(path, 'utf8')));
    }
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('are those of the exchange formats', () => {
    expect([...files.keys()].sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(Object.keys(rules))('%s keeps every rule of its columns', (file) => {
    const rows = files.get(file) ?? [];
    expect(rows.length).toBeGreaterThan(10);
    const bad = rows.flatMap((row) =>
      Object.entries(rules[file] ?? {}).filter(([name, check]) => {
        const value = row[name.replace('!', '')] ?? 'missing column';
        return value === '' ? name.startsWith('!') : !check(value);
      }),
    );
    expect(bad).toEqual([]);
    const names = Object.keys(rules[file] ?? {}).map((name) => name.replace('!', ''));
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(names.sort());
  });

  it.each(Object.keys(keys))('%s has every key once', (file) => {
    const rows = files.get(file) ?? [];
    const seen = rows.map((row) => (keys[file] ?? []).map((name) => row[name]).join('|'));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('refer only to clients and staff that exist', () => {
    const clientNos = new Set(files.get('clients.csv')?.map((row) => row['client_no']));
    const staffNos = new Set(files.get('staff.csv')?.map((row) => row['staff_no']));
    for (const file of ['cards.csv', 'balances.csv', 'postings.csv', 'holdings.csv']) {
      expect(files.get(file)?.every((row) => clientNos.has(row['client_no']))).toBe(true);
    }
    for (const row of files.get('clients.csv') ?? []) {
      if (row['manager_no'] !== '') expect(staffNos).toContain(row['manager_no']);
      if (row['employer_no'] !== '') expect(clientNos).toContain(row['employer_no']);
    }
  });
});

describe('toCsv', () => {
  it('quotes what must be quoted and nothing else', () => {
    const rows = [
      { a: 'x,y', b: 'say "hi"' },
      { a: 'two\nlines', b: '王' },
    ];
    expect(toCsv(['a', 'b'], rows)).toBe('a,b\r\n"x,y","say ""hi"""\r\n"two\nlines",王\r\n');
  });
});

/** No value of the demo needs quoting, so a plain split reads it. */
function read(csv: string): Record<string, string>[] {
  expect(csv).not.toContain('"');
  const [header = '', ...lines] = csv.trimEnd().split('\r\n');
  const names = header.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    expect(values.length).toBe(names.length);
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
  });
}
