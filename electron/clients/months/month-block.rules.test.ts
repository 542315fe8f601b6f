import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockOf,
  clientsInBlock,
  createBlockEditor,
  placeOf,
  readBlock,
  type MonthBlock,
  type MonthSection,
} from './month-block.rules.ts';
import { keysHeld, openBlockSums, type MonthSum } from './month-sums.rules.ts';

interface Line {
  readonly section: MonthSection;
  readonly client: number;
  readonly key: number;
  readonly month: string;
  readonly amount: number;
  readonly count: number | null;
  readonly fileId: number;
}

const line = fc.record({
  section: fc.constantFrom<MonthSection>('balances', 'turnovers'),
  client: fc.integer({ min: 80, max: 87 }),
  key: fc.constantFrom(1, 7, 53, 255),
  month: fc
    .tuple(fc.constantFrom(1000, 2025, 2026, 9999), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
  amount: fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer(), fc.maxSafeInteger()),
  count: fc.option(fc.oneof(fc.nat(200), fc.constant(999_999_999))),
  fileId: fc.integer({ min: 1, max: 3 }),
});
const lines = fc.array(line, { maxLength: 60 });

const placeOfLine = ({ section, client, key, month }: Line): number =>
  placeOf(section, client, key, month);

/** What lines leave, kept in the plainest way. */
function plainly(all: readonly Line[]) {
  const figures = new Map(all.map((one) => [placeOfLine(one), one]));
  return [...figures]
    .sort(([a], [b]) => a - b)
    .map(([, { client, ...figure }]) => ({ ...figure, slot: client - 80 }));
}

/** Packs lines, in as many sittings as asked. */
function pack(all: readonly Line[], each = all.length): MonthBlock {
  const editor = createBlockEditor();
  let block: MonthBlock | null = null;
  for (let from = 0; from === 0 || from < all.length; from += Math.max(1, each)) {
    editor.open(block);
    for (const one of all.slice(from, from + Math.max(1, each)))
      editor.set(placeOfLine(one), one.amount, one.count, one.fileId);
    block = editor.take();
  }
  return block ?? editor.take();
}

describe('a block of months', () => {
  it('gives back what was put in, in however many sittings', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 61 }), (all, each) => {
        const block = pack(all, each);
        expect(readBlock(block)).toEqual(plainly(all));
        expect(block).toEqual(pack(all));
        for (const client of [80, 83, 87]) {
          const own = plainly(all).filter(
            ({ slot, section }) => slot === client - 80 && section === 'balances',
          );
          expect(keysHeld(block.figures, 'balances', client)).toEqual(
            new Set(own.map(({ key }) => key)),
          );
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
          const before = all
            .slice(0, i)
            .findLast((other) => placeOfLine(other) === placeOfLine(one));
          expect(editor.set(placeOfLine(one), one.amount, one.count, one.fileId)).toEqual({
            replaced: before?.fileId === one.fileId,
            changed: before?.amount !== one.amount,
          });
        });
      }),
    );
  });

  it('is laid out as its description says', () => {
    const editor = createBlockEditor();
    editor.open(null);
    editor.set(placeOf('turnovers', 9, 2, '2026-12'), -1, 3, 5);
    editor.set(placeOf('turnovers', 9, 2, '2027-02'), 1, null, 6);
    editor.set(placeOf('turnovers', 9, 2, '2027-01'), 0, 0, 5);
    editor.set(placeOf('balances', 8, 7, '2025-02'), 2 ** 40, null, 0x01020304);
    // 2025 × 12 + 1 = 0x5eed, 2026 × 12 + 11 = 0x5f03.
    const place = (slot: number, section: number, key: number, month: number): string =>
      ((slot << 26) | (section << 25) | (key << 17) | month).toString(16).padStart(8, '0');
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
    const { figures, origins } = editor.take();
    expect(hex(figures)).toBe(
      [place(8, 0, 7, 0x5eed), '0001', '4270000000000000'].join('') +
        [place(9, 1, 2, 0x5f03), '0003', 'bff0000000000000', '0000000000000000'].join('') +
        '3ff0000000000000',
    );
    expect(hex(origins)).toBe(
      ['01020304', '00000000', '00000005', '00000004'].join('') +
        ['00000005', '00000001', '00000006', '00000000'].join(''),
    );
    expect([9, 10, 19, 20].map(blockOf)).toEqual([0, 1, 1, 2]);
  });
});

describe('sums over a block', () => {
  const weighed = fc.uniqueArray(
    fc.record({
      month: fc
        .tuple(fc.constantFrom(2025, 2026), fc.integer({ min: 1, max: 12 }))
        .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
      weight: fc.integer({ min: 1, max: 31 }),
    }),
    { minLength: 1, maxLength: 14, selector: ({ month }) => month },
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
      month: one.month.replace('1000', '2025').replace('9999', '2026'),
    })),
    { maxLength: 60 },
  );

  it('are the exact sums wherever their sizes say so', () => {
    let exact = 0;
    let inexact = 0;
    fc.assert(
      fc.property(rich, wanted, (all, sums) => {
        const found = openBlockSums(sums);
        found.add(pack(all).figures);
        const figures = plainly(all);
        for (let slot = 0; slot < clientsInBlock; slot += 1) {
          sums.forEach(({ section, keys, months }, i) => {
            let total = 0n;
            let any = false;
            for (const figure of figures) {
              if (figure.slot !== slot || figure.section !== section) continue;
              const ofKey = keys.find(({ key }) => key === figure.key);
              const ofMonth = months.find(({ month }) => month === figure.month);
              if (!ofKey || !ofMonth) continue;
              any = true;
              total += BigInt(figure.amount) * BigInt(ofMonth.weight) * BigInt(ofKey.weight);
            }
            const at = slot * sums.length + i;
            if ((found.sizes[at] ?? 0) <= Number.MAX_SAFE_INTEGER) {
              exact += 1;
              expect(BigInt(found.sums[at] ?? 0)).toBe(total);
            } else inexact += 1;
            expect(found.seen[at]).toBe(any ? 1 : 0);
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
