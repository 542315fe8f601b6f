import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { abcVip, type Scheme } from '../../../shared/model/schemes/scheme.ts';
import { openTestBook, resultOf, type TestBook } from '../../clients/book/book.fixture.ts';
import { explain } from '../explain/explain.service.ts';
import { scoreBook } from './scoring.service.ts';

// Real figures that are not part of this repository: these tests run where they lie beside the checkout.
const data = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data');
const folder = (name: string): string => join(data, name);
const missing = (name: string): boolean => {
  const absent = !existsSync(folder(name));
  if (absent) process.stderr.write(`skipped: ${folder(name)} is not there\n`);
  return absent;
};

// Each import and scoring starts a thread; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

/** The same scheme for a bank that counts an overdrawn day as an empty one. */
const floored: Scheme = {
  ...abcVip,
  id: 'floored',
  metric: { kind: 'average-balance', months: 12, products: ['demand_deposit'], floorAtZero: true },
};

async function values(asOf: string, scheme: Scheme = abcVip): Promise<Map<string, string>> {
  const out = join(book.root, `${scheme.id}-${asOf}.csv`);
  await scoreBook({
    access: book.folder.bookAccess,
    scheme,
    today: '2026-11-22',
    asOf,
    out,
  });
  const rows = readFileSync(out, 'utf8').trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => row.split(',')).map((cells) => [cells[0] ?? '', cells[3] ?? '']),
  );
}

describe.skipIf(missing('berka'))('berka', () => {
  interface Movement {
    readonly client: string;
    readonly date: string;
    readonly cents: bigint;
  }
  /** Day by day with the calendar of Date, sharing nothing with the engine but the definition. */
  function plainAverages(
    movements: readonly Movement[],
    first: string,
    last: string,
    floor: boolean,
  ): Map<string, string> {
    const byClient = new Map<string, Map<string, bigint>>();
    for (const { client, date, cents } of movements) {
      const days = byClient.get(client) ?? new Map<string, bigint>();
      byClient.set(client, days.set(date, (days.get(date) ?? 0n) + cents));
    }
    const result = new Map<string, string>();
    for (const [client, days] of byClient) {
      let balance = 0n;
      let sum = 0n;
      let counted = 0n;
      for (const day = new Date('1992-06-30T00:00:00Z'); ; day.setUTCDate(day.getUTCDate() + 1)) {
        const date = day.toISOString().slice(0, 10);
        if (date > last) break;
        balance += days.get(date) ?? 0n;
        if (date >= first) {
          sum += floor && balance < 0n ? 0n : balance;
          counted += 1n;
        }
      }
      const sign = sum < 0n ? -1n : 1n;
      const cents = (sum * sign * 2n + counted) / (counted * 2n);
      const text = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
      result.set(client, sign < 0n && cents > 0n ? `-${text}` : text);
    }
    return result;
  }

  it('agrees client by client with a plain calculation, on several dates', async () => {
    const landed = await book.landFolder(folder('berka'));
    expect(resultOf(landed, 'clients.csv')).toMatchObject({
      rows: 638,
      accepted: 638,
      rejected: 0,
    });
    expect(landed.rejects).toBeNull();
    const lines = gunzipSync(readFileSync(join(folder('berka'), 'postings.csv.gz')))
      .toString('utf8')
      .trim()
      .split(/\r?\n/);
    const movements = lines.slice(1).map((line): Movement => {
      const [, client = '', date = '', , amount = ''] = line.split(',');
      const [whole = '0', part = '0'] = amount.replace('-', '').split('.');
      const cents = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
      return { client, date, cents: amount.startsWith('-') ? -cents : cents };
    });
    expect(resultOf(landed, 'postings.csv').accepted).toBe(movements.length);
    const windows = [
      ['1993-06-30', '1992-07-01'],
      ['1993-08-31', '1992-09-01'],
      ['1994-02-28', '1993-03-01'],
      ['1994-03-15', '1993-03-16'],
      ['1994-03-30', '1993-03-31'],
      ['1996-02-29', '1995-03-01'],
    ] as const;
    for (const [asOf, first] of windows) {
      for (const scheme of asOf === '1994-03-30' ? [abcVip, floored] : [abcVip]) {
        const engine = await values(asOf, scheme);
        // A client of this bank has one account, so its balance is the one that is floored.
        const plain = plainAverages(movements, first, asOf, scheme === floored);
        expect(engine.size).toBe(638);
        for (const [client, value] of engine)
          expect([asOf, scheme.id, client, value]).toEqual([
            asOf,
            scheme.id,
            client,
            plain.get(client) ?? '0.00',
          ]);
      }
    }
    const one = explain(book.folder.book, { clientNo: 'C12', scheme: abcVip, asOf: '1994-03-30' });
    const total = one.components
      .flatMap(({ rows }) => rows)
      .reduce(
        (sum, row) =>
          sum +
          ('daysCounted' in row && row.kind !== 'month'
            ? Number(row.amountFen) * row.daysCounted
            : 0),
        0,
      );
    expect(Math.round(total / one.window.days)).toBe(one.valueFen);
  });
});

describe.skipIf(missing('marketing'))('marketing', () => {
  it('imports whole, reports the stray column and scores the yearly average itself', async () => {
    const landed = await book.landFolder(folder('marketing'));
    expect(resultOf(landed, 'clients.csv')).toMatchObject({
      rows: 36_168,
      accepted: 36_168,
      replaced: 0,
      rejected: 0,
      unknownColumns: ['occupation_source'],
    });
    expect(resultOf(landed, 'balances.csv')).toMatchObject({
      rows: 434_016,
      accepted: 434_016,
      rejected: 0,
    });
    expect(landed.rejects).toBeNull();
    const scored = await scoreBook({
      access: book.folder.bookAccess,
      scheme: abcVip,
      today: '2026-11-22',
    });
    const lines = gunzipSync(readFileSync(join(folder('marketing'), 'balances.csv.gz')))
      .toString('utf8')
      .trim()
      .split(/\r?\n/);
    const last = lines.slice(1).reduce((latest, line) => {
      const month = line.split(',')[1] ?? '';
      return month > latest ? month : latest;
    }, '');
    expect(scored.asOf.slice(0, 7)).toBe(last);
    expect(scored.clients).toBe(36_168);
    const engine = await values(scored.asOf);
    const flooredEngine = await values(scored.asOf, floored);
    expect(flooredEngine.size).toBe(36_168);
    // Twelve equal months: the average is any of them, and nothing where an overdrawn month counts as an empty one.
    for (const line of lines.slice(1)) {
      const [client = '', , , value = ''] = line.split(',');
      const expected = [value, value.startsWith('-') ? '0.00' : value];
      const found = [engine.get(client), flooredEngine.get(client)];
      if (found[0] !== expected[0] || found[1] !== expected[1])
        expect([client, ...found]).toEqual([client, ...expected]);
    }
    expect([...engine.values()].filter((value) => value.startsWith('-')).length).toBeGreaterThan(
      36_168 * 0.07,
    );
  });
});
