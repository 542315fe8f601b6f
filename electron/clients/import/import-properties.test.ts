import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { landHere, monthsIn, openTestBook, type TestBook } from '../book/book.fixture.ts';
import { digests } from '../book/book-digest.fixture.ts';
import { createClientBook } from '../book/client-book.service.ts';
import { partsOf } from '../search/name-parts.rules.ts';
import { readingsOf } from '../search/name-readings.ts';

vi.setConfig({ testTimeout: 120_000 });

type Files = Readonly<Record<string, readonly string[]>>;

/** Imports in this thread: starting one takes longer than so small an import. */
async function land(book: TestBook, files: Files, readAgain = true): Promise<number> {
  const contents = Object.entries(files).map(([name, lines]) => [name, `${lines.join('\n')}\n`]);
  const { files: results } = await landHere(
    book,
    Object.fromEntries(contents) as Record<string, string>,
    {},
    { settings: { maxRejectShare: 1, toleratedLines: 10 }, readAgain },
  );
  expect(results.map(({ refused }) => refused)).toEqual(results.map(() => undefined));
  return results.filter(({ sameAs }) => sameAs !== undefined).length;
}

async function withBook<T>(work: (book: TestBook) => Promise<T>): Promise<T> {
  const book = openTestBook();
  try {
    return await work(book);
  } finally {
    book.close();
  }
}

/** What a book knows, by the numbers of clients and accounts: its own numbers follow the order of arrival. */
function meaning(book: TestBook): unknown[][] {
  const rows = (sql: string): unknown[] => book.folder.book.prepare(sql).raw().all();
  return [
    rows(
      `SELECT client_no, name, gender, id_no_reversed, phone_reversed, risk_grade FROM clients ORDER BY 1`,
    ),
    rows('SELECT card_no_reversed, client_no FROM cards JOIN clients USING (client_id) ORDER BY 1'),
    months(book),
    rows(
      `SELECT account_no, client_no, p.product, day, amount FROM postings p JOIN accounts USING (account_id) JOIN clients USING (client_id) ORDER BY 1, 2, 3, 4, 5`,
    ),
    rows(
      'SELECT client_no, product_name, matures_on, amount FROM holdings JOIN clients USING (client_id) ORDER BY 1, 2, 3',
    ),
  ];
}

function months(book: TestBook): unknown[] {
  const number = book.folder.book
    .prepare<[number], string>('SELECT client_no FROM clients WHERE client_id = ?')
    .pluck();
  return monthsIn(book, 'balances')
    .map(({ client_id: id, ...row }) => JSON.stringify([number.get(id), row]))
    .sort();
}

const name = fc
  .array(fc.constantFrom(...'王曾单小明乐行长A ·9'), { minLength: 1, maxLength: 4 })
  .map((characters) => `王${characters.join('')}`);
const clientNo = fc.integer({ min: 1, max: 12 }).map((n) => `C${n}`);
const month = fc.constantFrom('2026-01', '2026-02', '2026-03', '2025-01', '2026-13');
const product = fc.constantFrom('fund', 'gold', 'shares');
const amount = fc.constantFrom('1', '-2.50', '3.1', 'x', '');
const day = fc.constantFrom('2026-01-01', '2026-01-15', '2026-02-30', '2026-03-01');
const row = (...cells: fc.Arbitrary<string>[]) => fc.tuple(...cells).map((all) => all.join(','));

/** Lines of one key come once where the order of lines would choose between them. */
const unique = (line: fc.Arbitrary<string>, keyCells: number) =>
  fc.uniqueArray(line, {
    maxLength: 12,
    selector: (text) => text.split(',').slice(0, keyCells).join(),
  });
const files = fc.record({
  'clients.csv': unique(
    row(
      clientNo,
      name,
      fc.constantFrom('F', 'M', 'X', ''),
      fc.constantFrom('', '13812345678', '1'),
    ),
    1,
  ).map((lines) => ['client_no,name,gender,phone', ...lines]),
  'cards.csv': unique(
    row(
      fc.integer({ min: 1, max: 9 }).map((n) => `62284800000${n}`),
      clientNo,
    ),
    1,
  ).map((lines) => ['card_no,client_no', ...lines]),
  'balances.csv': unique(row(clientNo, month, product, amount), 3).map((lines) => [
    'client_no,month,product,average_balance',
    ...lines,
  ]),
  'postings.csv': fc
    .array(row(fc.constantFrom('A1', 'A2'), clientNo, day, product, amount), { maxLength: 12 })
    .map((lines) => ['account_no,client_no,posted_on,product,amount', ...lines]),
  'holdings.csv': unique(row(clientNo, fc.constantFrom('三年定期', '国债'), amount), 2).map(
    (lines) => ['client_no,product_name,amount', ...lines],
  ),
});

describe('generated files', () => {
  it('imported twice are imported once', async () => {
    await fc.assert(
      fc.asyncProperty(files, files, (before, input) =>
        withBook(async (book) => {
          await land(book, before);
          await land(book, input);
          const once = digests(book.folder.book);
          await land(book, input);
          expect(digests(book.folder.book)).toEqual(once);
        }),
      ),
      { numRuns: 12 },
    );
  });

  it('come to the same book whether files seen before are read again or not', async () => {
    let passedOver = 0;
    // A few versions of each file, in any order, alone and together: most of what follows has been seen somewhere.
    const nights = fc
      .tuple(fc.array(files, { minLength: 2, maxLength: 3 }), fc.array(fc.nat(), { minLength: 12 }))
      .map(([versions, picks]) =>
        Array.from({ length: 8 }, (_, night) =>
          Object.fromEntries(
            Object.keys(versions[0] ?? {}).flatMap((name, at) => {
              const pick = (picks[(night * 5 + at) % picks.length] ?? 0) % (versions.length + 1);
              const lines = versions[pick]?.[name as keyof (typeof versions)[0]];
              return lines ? [[name, lines]] : [];
            }),
          ),
        ).filter((night) => Object.keys(night).length > 0),
      );
    await fc.assert(
      fc.asyncProperty(nights, (input) =>
        withBook((reading) =>
          withBook(async (passing) => {
            for (const night of input) {
              await land(reading, night);
              passedOver += await land(passing, night, false);
              expect(digests(passing.folder.book)).toEqual(digests(reading.folder.book));
            }
          }),
        ),
      ),
      { numRuns: 15 },
    );
    expect(passedOver).toBeGreaterThan(0);
  });

  it('mean the same in any order of lines', async () => {
    const shuffled = files.chain((input) =>
      fc
        .tuple(
          ...Object.values(input).map(([, ...lines]) =>
            fc.shuffledSubarray(lines, { minLength: lines.length }),
          ),
        )
        .map((orders) => ({
          input,
          other: Object.fromEntries(
            Object.entries(input).map(([file, [header = '']], i) => [
              file,
              [header, ...(orders[i] ?? [])],
            ]),
          ),
        })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ input, other }) => {
        const one = await withBook(async (book) => {
          await land(book, input);
          return meaning(book);
        });
        await withBook(async (book) => {
          await land(book, other);
          expect(meaning(book)).toEqual(one);
        });
      }),
      { numRuns: 12 },
    );
  });

  it('make every client findable by every reading of the name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 40 }), (names) =>
        withBook(async (book) => {
          await land(book, {
            'clients.csv': ['client_no,name', ...names.map((one, i) => `C${i},${one}`)],
          });
          const read = createClientBook(book.folder.book);
          const found = (typed: string, no: string): boolean =>
            read.search(typed, { limit: 200 }).hits.some(({ client }) => client.clientNo === no);
          names.forEach((one, i) => {
            const parts = partsOf(one).map(readingsOf);
            for (let k = 0; k < 3; k += 1) {
              const reading = parts.map((readings) => readings[k % readings.length] ?? '');
              expect([one, reading, found(reading.join(' '), `C${i}`)]).toEqual([
                one,
                reading,
                true,
              ]);
            }
            expect(found(one.trim(), `C${i}`)).toBe(true);
          });
        }),
      ),
      { numRuns: 6 },
    );
  });
});
