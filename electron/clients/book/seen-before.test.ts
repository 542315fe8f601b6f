import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gz, landHere, openTestBook, resultOf, snapshot, type TestBook } from './book.fixture.ts';
import { exchangeFiles, readingVersion } from '../csv/exchange-files.rules.ts';
import type { ImportRequest } from '../import/import.service.ts';
import { contentSeen } from './seen-before.rules.ts';

vi.setConfig({ testTimeout: 60_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const clients = 'client_no,name\nC1,王一\nC2,李二\n';
const balances = (amount: number, client = 'C1') =>
  `client_no,month,product,average_balance\n${client},2026-01,fund,${amount}\nC2,2026-01,fund,7\n`;

/** Loads one file alone. */
async function land(name: string, content: string | Buffer, more?: Partial<ImportRequest>) {
  return (await book.land({ [name]: content }, { settings: { maxRejectShare: 1 }, ...more }))
    .files[0]!;
}
const amountOfC1 = () => (snapshot(book)['balances'] as { amount: number }[])[0]?.amount;

describe('a file seen before', () => {
  it('is not read again, says so, and reports what it reported', async () => {
    const first = await land('clients.csv', `client_no,name,stray\nC1,王一,x\nC1,王二,y\n`);
    const at = 1_800_000_000_000;
    const {
      seconds: _seconds,
      sameAs,
      ...counts
    } = await land('clients.csv', `client_no,name,stray\nC1,王一,x\nC1,王二,y\n`, { at });
    expect(sameAs).toEqual({ at: 1_700_000_000_000, folder: join(book.root, 'in-1') });
    expect({ ...counts, seconds: first.seconds }).toEqual(first);
    expect(counts).toMatchObject({ rows: 2, accepted: 2, replaced: 1, unknownColumns: ['stray'] });
    // The third names the first too, which is the one that was read.
    const third = await land('clients.csv', `client_no,name,stray\nC1,王一,x\nC1,王二,y\n`);
    expect(third.sameAs).toEqual(sameAs);
  });

  it('is known by what it says, packed or plain, but not by a part of it', async () => {
    await land('clients.csv', clients);
    await land('balances.csv', balances(1));
    expect(await land('balances.csv.gz', gz(balances(1)))).toHaveProperty('sameAs');
    expect(await land('balances.csv.gz', gzipSync(balances(1), { level: 1 }))).toHaveProperty(
      'sameAs',
    );
    expect(await land('balances.csv.gz', gz(balances(2)))).not.toHaveProperty('sameAs');
    expect(amountOfC1()).toBe(200);
    const cut = gz(balances(2));
    expect(await land('balances.csv.gz', cut.subarray(0, cut.length - 6))).toMatchObject({
      refused: 'damaged-gz',
    });
  });

  it('is read where another one corrected it: the last word counts', async () => {
    await land('clients.csv', clients);
    for (const amount of [1, 2, 1]) {
      expect(await land('balances.csv', balances(amount))).not.toHaveProperty('sameAs');
      expect(amountOfC1()).toBe(amount * 100);
    }
    // Another kind in between, or one that was refused, changed nothing of it.
    await land('transactions.csv', 'client_no,month,kind,amount\nC1,2026-01,settlement,5\n');
    expect(await land('balances.csv', 'client_no\nC1\n')).toMatchObject({
      refused: 'missing-column',
    });
    expect(await land('balances.csv', balances(1))).toHaveProperty('sameAs');
  });

  it('is read where lines were set aside: the client may have come since', async () => {
    await land('clients.csv', clients);
    expect(await land('balances.csv', balances(1, 'C3'))).toMatchObject({ rejected: 1 });
    const again = await book.land(
      { 'balances.csv': balances(1, 'C3') },
      { settings: { maxRejectShare: 1 } },
    );
    expect(resultOf(again, 'balances.csv')).toMatchObject({ rejected: 1 });
    expect(again.rejects).not.toBeNull();
    await land('clients.csv', `${clients}C3,赵三\n`);
    expect(await land('balances.csv', balances(1, 'C3'))).toMatchObject({
      rejected: 0,
      accepted: 2,
    });
  });

  it('is read where it is staff.csv: people are changed in the settings too', async () => {
    const staff = 'staff_no,name,role\nT01,张三,teller\n';
    await land('staff.csv', staff);
    expect(await land('staff.csv', staff)).not.toHaveProperty('sameAs');
    expect(book.staff).toHaveLength(2);
  });

  it('can be stopped while it is compared, and is refused while it grows', async () => {
    const many = `client_no,name\n${Array.from({ length: 9000 }, (_, n) => `C${n},王${n}`).join('\n')}\n`;
    await land('clients.csv', many);
    const stop = new AbortController();
    stop.abort();
    expect(await land('clients.csv', many, { signal: stop.signal })).toMatchObject({
      refused: 'cancelled',
    });
    const folder = join(book.root, 'growing');
    mkdirSync(folder);
    writeFileSync(join(folder, 'clients.csv'), many);
    // Grows whenever the import looks up from it.
    const grow = (): false => {
      appendFileSync(join(folder, 'clients.csv'), ' ');
      return false;
    };
    const growing = await landHere(book, {}, { cancelled: grow }, { folder });
    expect(growing.files[0]).toHaveProperty('refused');
    expect(growing.files[0]).not.toHaveProperty('sameAs');
    expect(await land('clients.csv', many)).toHaveProperty('sameAs');
  });
});

describe('the rule', () => {
  const content = { sha256: 'a', bytes: 1 };
  const last = { content, readingVersion: 3, rejected: 0 };

  it('trusts only what was read whole, by the same rules, with nothing set aside', () => {
    expect(contentSeen('balances.csv', last, 3)).toBe(content);
    expect(contentSeen('balances.csv', last, 4)).toBeNull();
    expect(contentSeen('balances.csv', { ...last, rejected: 1 }, 3)).toBeNull();
    expect(contentSeen('balances.csv', { ...last, content: null }, 3)).toBeNull();
    expect(contentSeen('staff.csv', last, 3)).toBeNull();
    expect(contentSeen('balances.csv', null, 3)).toBeNull();
  });

  it('knows the columns that its version reads: raise it when they change', () => {
    const columns = exchangeFiles.map((file) => file.columns.map(({ name }) => name).join());
    expect([readingVersion, ...columns]).toEqual([
      3,
      'client_no,name,gender,birth_date,id_type,id_no,phone,home_branch,manager_no,occupation,orientation,client_since,kind,employer_no,drink,risk_grade,risk_assessed_on,caution,lunar_birthday',
      'card_no,client_no,product',
      'client_no,month,product,average_balance',
      'account_no,client_no,posted_on,product,amount,kind',
      'client_no,month,kind,amount,count',
      'client_no,product_name,product,amount,matures_on',
      'staff_no,name,role,branch',
      'product_name,risk_grade,family',
      'client_no,executor_no,lead_no,source,reason',
      'client_no,contacted_on,kind,staff_no,reached,cause,next_on,next_kind,report',
      'client_no,other_no,relation',
    ]);
  });
});
