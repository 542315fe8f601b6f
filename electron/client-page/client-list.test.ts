import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientFilter } from '../../shared/model/clients/client-list.ts';
import { abcVip } from '../../shared/model/schemes/scheme.ts';
import { tierRank, tiers, type Tier } from '../../shared/model/schemes/tier.ts';
import { openTestBook, type TestBook } from '../clients/book/book.fixture.ts';
import { createClientBook, nextBirthday } from '../clients/index.ts';
import { cachedScheme, createTierRanks, scoreBook } from '../scoring/index.ts';
import {
  createClientLists,
  type ClientLists,
  type ListEntry,
  type ListPage,
  type ListRequest,
} from './client-list.service.ts';
import { recordsIn } from '../store/records.fixture.ts';
import { createSegments, type Segments } from './segments.service.ts';

interface Row {
  readonly no: string;
  readonly name: string;
  readonly manager: string;
  readonly branch: string;
  readonly occupation: string;
  readonly born: string;
  readonly assessed: string;
  readonly matures: string;
  readonly yuan: number;
}

const today = '2026-11-22';
const pick = <T>(list: readonly T[], seed: number): T => list[seed % list.length]!;

/** Clients whose attributes go round at different speeds, so that every combination occurs. */
const rows: readonly Row[] = Array.from({ length: 420 }, (_, i) => ({
  no: `C${String(1000 + ((i * 37) % 420))}`,
  name: pick(['王丽', '李强', '曾乐', '张敏'], i),
  manager: pick(['', 'M1', 'M2'], i),
  branch: pick(['B1', 'B2', '', 'B3', 'B1'], i),
  occupation: pick(['', 'civil_servant', '面包师'], i >> 1),
  born: pick(['', '1970-11-25', '1980-11-22', '1988-02-29', '1991-06-01'], i >> 2),
  assessed: pick(['', '2026-01-01', '2025-11-22', '2025-11-23'], i >> 1),
  matures: pick(['', '2026-11-30', '2027-05-01', '2026-11-21'], i),
  // Around every threshold of the scheme, on both sides.
  yuan: pick([0, 95_000, 89_999, 100_000, 500_000, 950_000, 1_050_000, 6_000_000], i),
}));

let book: TestBook;
let segments: Segments;
let lists: ClientLists;

beforeAll(async () => {
  book = openTestBook();
  const csv = (head: string, lines: readonly string[]) => [head, ...lines, ''].join('\n');
  await book.land({
    'clients.csv': csv(
      'client_no,name,manager_no,home_branch,occupation,birth_date,risk_assessed_on',
      rows.map((r) =>
        [r.no, r.name, r.manager, r.branch, r.occupation, r.born, r.assessed].join(','),
      ),
    ),
    'holdings.csv': csv(
      'client_no,product_name,matures_on',
      rows.filter((r) => r.matures !== '').map((r) => `${r.no},定期,${r.matures}`),
    ),
    'balances.csv': csv(
      'client_no,month,product,average_balance',
      // All of a year's months at one figure: the average is that figure.
      rows.flatMap((r) =>
        r.yuan === 0
          ? []
          : Array.from(
              { length: 12 },
              (_, m) =>
                `${r.no},${m < 2 ? '2025' : '2026'}-${String(((m + 10) % 12) + 1).padStart(2, '0')},wealth,${r.yuan}`,
            ),
      ),
    ),
  });
  const { folder } = book;
  await scoreBook({ access: folder.bookAccess, scheme: abcVip, today });
  const ranks = createTierRanks(folder.book, { schemeId: () => abcVip.id });
  segments = createSegments(recordsIn(folder.branch), () => 0);
  lists = createClientLists(
    {
      db: folder.book,
      clients: createClientBook(folder.book, { ranks: () => ranks.table() }),
      ranks,
      segments,
      assigned: () => ({ to: [], elsewhere: [] }),
      scored: () => cachedScheme(folder.book, abcVip.id),
    },
    { pageSize: 7, batchSize: 16, maxBatches: 3 },
  );
  await segments.set('C1003', 'lifecycle', 'growing', 'M1');
  await segments.set('C1040', 'lifecycle', 'growing', 'M1');
  await segments.set('C1040', 'value_class', 'a_key', 'M1');
});
afterAll(() => book.close());

const tierOf = ({ yuan }: Row): Tier =>
  yuan >= 5_000_000
    ? 'diamond'
    : yuan >= 1_000_000
      ? 'platinum'
      : yuan >= 100_000
        ? 'gold'
        : 'regular';

/** The same filter in the plainest words. */
function fits(
  row: Row,
  { tiers: wanted, managerNo, branch, occupation, due }: ClientFilter,
): boolean {
  if (wanted?.length && !wanted.includes(tierOf(row))) return false;
  if (managerNo !== undefined && row.manager !== managerNo) return false;
  if (branch !== undefined && row.branch !== branch && !(branch === 'B1' && row.branch === '')) {
    return false;
  }
  if (occupation !== undefined && row.occupation !== occupation) return false;
  switch (due?.kind) {
    case 'birthday':
      return row.born !== '' && nextBirthday(row.born, today).daysAhead <= due.days;
    case 'maturity':
      return row.matures >= today && row.matures <= (due.days > 30 ? '2027-12-31' : '2026-12-22');
    case 'risk-expired':
      return row.assessed !== '' && row.assessed <= '2025-11-22';
    case 'near-next':
      return [95_000, 950_000].includes(row.yuan);
    case 'near-losing':
      return [100_000, 1_050_000].includes(row.yuan);
    case undefined:
      return true;
  }
}

const ask = (filter: ClientFilter, more: Partial<ListRequest> = {}): ListRequest => ({
  text: '',
  filter,
  cursor: null,
  today,
  ownBranch: 'B1',
  ...more,
});

/** Every page of a list, one after the other. */
async function pages(filter: ClientFilter, text = ''): Promise<ListEntry[]> {
  const found: ListEntry[] = [];
  let cursor: string | null = null;
  do {
    const page: ListPage = await lists.page(ask(filter, { cursor, text }));
    expect(page.entries.length).toBeLessThanOrEqual(7);
    found.push(...page.entries);
    cursor = page.cursor;
  } while (cursor !== null);
  return found;
}

const whole = async (filter: ClientFilter): Promise<string[]> =>
  (await pages(filter)).map(({ clientNo }) => clientNo);

const filters = fc.record(
  {
    tiers: fc.subarray([...tiers]),
    managerNo: fc.constantFrom('M1', 'M2', 'M9'),
    branch: fc.constantFrom('B1', 'B2', 'B9'),
    occupation: fc.constantFrom('civil_servant', '面包师'),
    due: fc.constantFrom(
      { kind: 'birthday' as const, days: 3 },
      { kind: 'birthday' as const, days: 100 },
      { kind: 'maturity' as const, days: 30 },
      { kind: 'maturity' as const, days: 366 },
      { kind: 'risk-expired' as const, days: 0 },
      { kind: 'near-next' as const, days: 0 },
      { kind: 'near-losing' as const, days: 0 },
    ),
  },
  { requiredKeys: [] },
);

describe('a list of clients', () => {
  it('has everyone who fits once, best tier first, however it is cut into pages', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const expected = rows.filter((row) => fits(row, filter));
        const found = await whole(filter);
        expect(found.toSorted()).toEqual(expected.map(({ no }) => no).toSorted());
        const ranks = found.map((no) => tierRank(tierOf(rows.find((row) => row.no === no)!)));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  it('finds by the branch’s own segmentation, together with the book’s', async () => {
    expect((await whole({ segments: { lifecycle: 'growing' } })).toSorted()).toEqual([
      'C1003',
      'C1040',
    ]);
    const both = { lifecycle: 'growing', value_class: 'a_key' } as const;
    expect(await whole({ segments: both })).toEqual(['C1040']);
    const other = rows.find(({ no }) => no === 'C1040')!.manager === 'M1' ? 'M2' : 'M1';
    expect(await whole({ segments: both, managerNo: other })).toEqual([]);
  });

  it('narrows a search down and keeps its order', async () => {
    const { entries } = await lists.page(
      ask({ tiers: ['platinum'], managerNo: 'M2' }, { text: 'cengle' }),
    );
    expect(entries.length).toBeGreaterThan(0);
    for (const { clientNo, matchedBy } of entries) {
      const row = rows.find(({ no }) => no === clientNo)!;
      expect([row.name, tierOf(row), row.manager, matchedBy]).toEqual([
        '曾乐',
        'platinum',
        'M2',
        'pinyin',
      ]);
    }
  });

  it('has everyone whom a text means, page by page, whatever the filter', async () => {
    const meant = { cengle: '曾乐', zl: '曾乐', 王: '王丽' };
    const texts = fc.constantFrom('cengle' as const, 'zl' as const, '王' as const);
    await fc.assert(
      fc.asyncProperty(filters, texts, async (filter, text) => {
        const found = (await pages(filter, text)).map(({ clientNo }) => clientNo);
        const expected = rows.filter((row) => row.name === meant[text] && fits(row, filter));
        expect(found.toSorted()).toEqual(expected.map(({ no }) => no).toSorted());
        const ranks = found.map((no) => tierRank(tierOf(rows.find((row) => row.no === no)!)));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });

  it('lists beginnings of client numbers in their order', async () => {
    const found = (await pages({}, 'C10')).map(({ clientNo }) => clientNo);
    expect(found).toEqual(
      rows
        .map(({ no }) => no)
        .filter((no) => no.startsWith('C10'))
        .toSorted(),
    );
  });

  it('says how many days there are to what is due', async () => {
    const days = async (due: NonNullable<ClientFilter['due']>) => {
      const found = await pages({ due });
      return [...new Set(found.map(({ dueInDays }) => dueInDays))].toSorted();
    };
    expect(await days({ kind: 'maturity', days: 30 })).toEqual([8]);
    expect(await days({ kind: 'birthday', days: 7 })).toEqual([0, 3]);
    expect(await days({ kind: 'risk-expired', days: 0 })).toEqual([365]);
  });

  it('begins anew with a cursor that is none', async () => {
    const first = await lists.page(ask({}));
    expect((await lists.page(ask({}, { cursor: "0'; --" }))).entries).toEqual(first.entries);
  });
});

describe('a search among namesakes', () => {
  it('puts VIPs first, of one name and of one reading', async () => {
    for (const text of ['王丽', 'wangli', 'wl', '王']) {
      const { entries } = await lists.page(ask({}, { text }));
      expect(entries.map(({ clientNo }) => tierOf(rows.find((r) => r.no === clientNo)!))).toEqual(
        Array(7).fill(
          tierOf(
            rows.filter(({ name }) => name === '王丽').toSorted((a, b) => b.yuan - a.yuan)[0]!,
          ),
        ),
      );
    }
  });
});
