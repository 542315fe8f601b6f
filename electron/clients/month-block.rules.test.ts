import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockOf,
  clientsInBlock,
  createBlockEditor,
  placeOf,
  readBlock,
  readClient,
  type MonthSection,
} from './month-block.rules.ts';
import { keysHeld, openBlockSums, type MonthSum } from './month-sums.rules.ts';

interface Line {
  readonly section: MonthSection;
  readonly client: number;
  readonly key: number;
  readonly year: number;
  readonly month: number;
  readonly amount: number;
  readonly count: number | null;
  readonly file: number;
}

/** Every size of number, and where one more byte begins. */
const amount = fc.oneof(
  fc.integer({ min: -300, max: 300 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(
    ...[7, 15, 23, 31, 39, 47].flatMap((n) => [2 ** n - 1, 2 ** n, -(2 ** n), -(2 ** n) - 1]),
  ),
);
const line = fc.record({
  section: fc.constantFrom<MonthSection>('balances', 'turnovers'),
  client: fc.integer({ min: 80, max: 87 }),
  key: fc.constantFrom(1, 7, 53, 255),
  year: fc.constantFrom(1000, 2025, 2026, 9999),
  month: fc.integer({ min: 0, max: 11 }),
  amount,
  count: fc.option(fc.oneof(fc.nat(200), fc.constantFrom(0, 254, 255, 2 ** 31, 2 ** 52))),
  file: fc.integer({ min: 1, max: 3 }),
});
/** Files follow each other: what one wrote lies before what the next one does. */
const lines = fc
  .array(line, { maxLength: 60 })
  .map((all) => all.toSorted((a, b) => a.file - b.file));

/** What lines leave, kept in the plainest way. */
function plainly(all: readonly Line[]) {
  const rows = new Map<number, ReturnType<typeof emptyRow>>();
  for (const { section, client, key, year, month, amount: fen, count, file } of all) {
    const place = placeOf(section, client, key, year);
    const row = rows.get(place) ?? emptyRow(section, client - 80, key, year);
    rows.set(place, row);
    if (row.fileId !== file) row.written = 0;
    row.fileId = file;
    row.written |= 1 << month;
    row.amounts[month] = fen;
    if (section === 'turnovers') row.counts[month] = count;
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

function emptyRow(section: MonthSection, slot: number, key: number, year: number) {
  const months = () => Array<number | null>(12).fill(null);
  const counts = section === 'turnovers' ? months() : [];
  return { section, slot, key, year, fileId: 0, written: 0, amounts: months(), counts };
}

/** Packs lines, in as many sittings as asked. */
function pack(all: readonly Line[], each = all.length): Uint8Array {
  const editor = createBlockEditor();
  let bytes: Uint8Array | null = null;
  for (let from = 0; from === 0 || from < all.length; from += Math.max(1, each)) {
    editor.open(bytes);
    for (const one of all.slice(from, from + Math.max(1, each))) {
      const place = placeOf(one.section, one.client, one.key, one.year);
      editor.set(
        place,
        one.month,
        one.amount,
        one.section === 'turnovers' ? one.count : null,
        one.file,
      );
    }
    bytes = Uint8Array.from(editor.take());
  }
  return bytes ?? new Uint8Array(0);
}

describe('a block of months', () => {
  it('gives back what was put in, in however many sittings', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 61 }), (all, each) => {
        const bytes = pack(all, each);
        expect(readBlock(bytes)).toEqual(plainly(all));
        expect(bytes).toEqual(pack(all));
        for (const client of [80, 83, 87]) {
          const own = plainly(all).filter(
            ({ slot, section }) => slot === client - 80 && section === 'balances',
          );
          expect(readClient(bytes, 'balances', client)).toEqual(own);
          expect(keysHeld(bytes, 'balances', client)).toEqual(new Set(own.map(({ key }) => key)));
        }
      }),
    );
  });

  it('tells what replaced a line of its own file, and what changed an amount', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const editor = createBlockEditor();
        editor.open(null);
        all.forEach((one, i) => {
          const same = (other: Line): boolean =>
            placeOf(other.section, other.client, other.key, other.year) ===
              placeOf(one.section, one.client, one.key, one.year) && other.month === one.month;
          const before = all.slice(0, i).filter(same);
          const place = placeOf(one.section, one.client, one.key, one.year);
          expect(editor.set(place, one.month, one.amount, one.count, one.file)).toEqual({
            replaced: before.some(({ file }) => file === one.file),
            changed: before.at(-1)?.amount !== one.amount,
          });
        });
      }),
    );
  });

  it('is laid out as its description says', () => {
    const editor = createBlockEditor();
    editor.open(null);
    editor.set(placeOf('turnovers', 10, 2, 2026), 11, -1, 3, 5);
    editor.set(placeOf('turnovers', 10, 2, 2026), 0, 300, null, 5);
    editor.set(placeOf('balances', 9, 7, 2025), 1, 2 ** 40, null, 0x01020304);
    expect(Buffer.from(editor.take()).toString('hex')).toBe(
      ['01', '07', '07e9', '01020304', '6002', '0002', '010000000000'].join('') +
        ['82', '02', '07ea', '00000005', '2801', '1801', '012c', 'ffff', '00', '04'].join(''),
    );
    expect([9, 10, 15, 16].map(blockOf)).toEqual([1, 1, 1, 2]);
  });
});

describe('sums over a block', () => {
  const weighed = fc.uniqueArray(
    fc.record({
      year: fc.constantFrom(2025, 2026),
      month: fc.integer({ min: 1, max: 12 }),
      weight: fc.integer({ min: 1, max: 31 }),
    }),
    { minLength: 1, maxLength: 14, selector: ({ year, month }) => `${year}-${month}` },
  );
  const wanted: fc.Arbitrary<MonthSum[]> = fc.array(
    fc.record({
      section: fc.constantFrom<MonthSection>('balances', 'turnovers'),
      keys: fc.uniqueArray(
        fc.record({ key: fc.constantFrom(1, 7, 53), weight: fc.integer({ min: 1, max: 1000 }) }),
        { minLength: 1, selector: ({ key }) => key },
      ),
      months: weighed,
    }),
    { minLength: 1, maxLength: 3 },
  );

  /** Few clients with much: their sums pass 2^53 now and then. */
  const rich = fc.array(
    line.map((one) => ({
      ...one,
      client: 80 + (one.client % 2),
      key: 7,
      year: 2025 + (one.year % 2),
    })),
    { maxLength: 60 },
  );

  it('are the exact sums wherever their sizes say so', () => {
    let exact = 0;
    let inexact = 0;
    fc.assert(
      fc.property(rich, wanted, (all, sums) => {
        const found = openBlockSums(sums);
        found.add(pack(all));
        const rows = plainly(all);
        for (let slot = 0; slot < clientsInBlock; slot += 1) {
          sums.forEach(({ section, keys, months }, i) => {
            const own = rows.filter((row) => row.slot === slot && row.section === section);
            let total = 0n;
            for (const { key, weight } of keys) {
              for (const { year, month, weight: days } of months) {
                const row = own.find((one) => one.key === key && one.year === year);
                total += BigInt(row?.amounts[month - 1] ?? 0) * BigInt(days) * BigInt(weight);
              }
            }
            const at = slot * sums.length + i;
            if ((found.sizes[at] ?? 0) <= Number.MAX_SAFE_INTEGER) {
              exact += 1;
              expect(BigInt(found.sums[at] ?? 0)).toBe(total);
            } else inexact += 1;
            if (total !== 0n) expect(found.seen[at]).toBe(1);
          });
        }
        found.add(null);
        expect(found.sums.every((sum) => sum === 0)).toBe(true);
      }),
    );
    expect(exact).toBeGreaterThan(inexact);
    expect(inexact).toBeGreaterThan(5);
  });
});
