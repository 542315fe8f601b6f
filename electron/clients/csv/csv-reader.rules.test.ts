import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvReader, maxRecordLength } from './csv-reader.rules.ts';

interface Seen {
  readonly fields: string[];
  readonly line: number;
  readonly problem: string | null;
}

function readAll(pieces: readonly string[]): Seen[] {
  const seen: Seen[] = [];
  const reader = createCsvReader((fields, line, problem) => seen.push({ fields, line, problem }));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return seen;
}

const quoted = (cell: string, always: boolean): string =>
  always || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

describe('csv reader', () => {
  it('gives back what was written, however the text is cut', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '中', '"', ',', '\n', '\r', ' ', 'x'),
      maxLength: 5,
    });
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.boolean(),
        fc.array(fc.nat(200), { maxLength: 6 }),
        (rows, end, always, lastEnd, cuts) => {
          const text =
            rows.map((cells) => cells.map((c) => quoted(c, always)).join(',')).join(end) +
            (lastEnd ? end : '');
          const at = [
            0,
            ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b),
            text.length,
          ];
          const pieces = at.slice(1).map((to, i) => text.slice(at[i], to));
          const seen = readAll(pieces);
          expect(seen.map(({ fields }) => fields)).toEqual(rows);
          let line = 1;
          rows.forEach((cells, i) => {
            expect(seen[i]?.line).toBe(line);
            line += 1 + (cells.join('').match(/\n/g)?.length ?? 0);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('passes over blank lines and keeps counting', () => {
    expect(readAll(['a,b\n\n\r\nc,d\n'])).toEqual([
      { fields: ['a', 'b'], line: 1, problem: null },
      { fields: ['c', 'd'], line: 4, problem: null },
    ]);
  });

  it('sets one line aside when quotes do not match, and goes on with the next', () => {
    expect(
      readAll(['a,b\n"x"y,1\nc,d\n']).map(({ fields, line, problem }) => [
        fields.join('|'),
        line,
        problem,
      ]),
    ).toEqual([
      ['a|b', 1, null],
      ['', 2, 'quote'],
      ['c|d', 3, null],
    ]);
    expect(readAll(['a,"open\nc,d\n', 'e,f']).map(({ line, problem }) => [line, problem])).toEqual([
      [1, 'quote'],
      [2, null],
      [3, null],
    ]);
  });

  it('keeps no endless line in memory', () => {
    const seen: Seen[] = [];
    const reader = createCsvReader((fields, line, problem) => seen.push({ fields, line, problem }));
    const piece = 'x'.repeat(100_000);
    for (let i = 0; i < 200; i += 1) reader.push(piece);
    reader.push('\na,b\n');
    reader.end();
    expect(seen).toEqual([
      { fields: [], line: 1, problem: 'line-too-long' },
      { fields: ['a', 'b'], line: 2, problem: null },
    ]);
    expect(readAll([`"${'y'.repeat(maxRecordLength + 10)}`, '\na,b']).at(-1)).toEqual({
      fields: ['a', 'b'],
      line: 2,
      problem: null,
    });
  });
});

describe('a line without end', () => {
  it.each([
    ['plain', '', 'x'.repeat(65_536)],
    ['with an open quote', '"', 'x'.repeat(65_536)],
    ['of quoted fields', '', '"a",'.repeat(16_384)],
    ['of doubled quotes', '"', '""'.repeat(32_768)],
  ])('of a gigabyte, %s, is set aside in bounded memory', (_, begin, piece) => {
    const seen: Seen[] = [];
    const reader = createCsvReader((fields, line, problem) => seen.push({ fields, line, problem }));
    reader.push(begin);
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    for (let i = 0; i < 16_384; i += 1) {
      reader.push(piece);
      if (i % 64 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    reader.push('\na,b\n');
    reader.end();
    expect(seen).toEqual([
      { fields: [], line: 1, problem: 'line-too-long' },
      { fields: ['a', 'b'], line: 2, problem: null },
    ]);
    expect(most).toBeLessThan(200_000_000);
  });
});
