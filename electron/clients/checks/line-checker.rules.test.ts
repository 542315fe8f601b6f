import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeFiles } from '../csv/exchange-files.rules.ts';
import type { Value } from './exchange-values.rules.ts';
import { readRow, type LineBatch } from '../csv/line-batch.rules.ts';
import { createLineChecker } from './line-checker.rules.ts';

const clients = exchangeFiles[0];
const width = clients.columns.length;

/** What a file's lines become: rows with their lines and wrong digits, and what is set aside. */
function check(pieces: readonly string[], maxLength?: number) {
  const checker = createLineChecker(clients, maxLength);
  const rows: [number, number, Value[]][] = [];
  const rejects: LineBatch['rejects'][number][] = [];
  const take = (): void => {
    const batch = checker.take(0);
    for (let row = 0; row < batch.rows; row += 1) {
      const values = new Array<Value>(width).fill(null);
      readRow(batch, row, values);
      rows.push([batch.lines[row] ?? -1, batch.wrongDigits[row] ?? -1, values]);
    }
    rejects.push(...batch.rejects);
  };
  for (const piece of pieces) {
    checker.push(piece);
    take();
  }
  checker.end();
  take();
  return { rows, rejects, fault: checker.fault };
}

const cell = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '王小明', 'F', 'X', '1990-02-29', '2024-02-29', 'resident_id', '3', '9'],
    ...['11010519491231002X', '11010519491231002x', '110105 19491231 0021', '138 1234-5678', '86'],
    ...['8613812345678', '00', 'a\rb', 'a\0b', '\uFFFD', '\u3000王', ' x ', 'a"b', 'a,b', 'a\nb'],
  ),
  fc.string({ maxLength: 70 }),
);
const columns = ['client_no', 'name', 'gender', 'birth_date', 'id_no', 'phone', 'risk_grade'];
const quoted = (text: string, always: boolean): string =>
  always || /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const file = fc
  .array(fc.tuple(fc.array(cell, { minLength: 6, maxLength: 8 }), fc.boolean()), { maxLength: 8 })
  .map((lines) =>
    [
      columns.join(','),
      ...lines.map(([cells, always]) => cells.map((one) => quoted(one, always)).join(',')),
    ].join('\n'),
  );

describe('checking lines', () => {
  it('is the same however the text is cut', () => {
    fc.assert(
      fc.property(file, fc.array(fc.nat(2000), { maxLength: 8 }), (text, cuts) => {
        const at = [
          0,
          ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b),
          text.length,
        ];
        const pieces = at.slice(1).map((to, i) => text.slice(at[i], to));
        expect(check(pieces)).toEqual(check([text]));
      }),
      { numRuns: 400 },
    );
  });

  it('is the same whether values lie plain in the text or are read one by one', () => {
    fc.assert(
      fc.property(file, (text) => {
        // A damaged line makes its whole piece be read field by field.
        const damaged = `${text}\n\uFFFD`;
        const { rows, rejects } = check([text]);
        const slow = check([damaged]);
        expect(slow.rows).toEqual(rows);
        expect(slow.rejects.slice(0, -1)).toEqual(rejects);
      }),
      { numRuns: 400 },
    );
  });

  it.each(exchangeFiles.flatMap(({ columns: all }) => all.filter(({ plain }) => plain)))(
    'takes as $name only what its reader takes unchanged',
    ({ plain, read }) => {
      fc.assert(
        fc.property(cell, fc.string({ maxLength: 3 }), (text, around) => {
          const inside = plain?.(
            around + text + around,
            around.length,
            around.length + text.length,
          );
          if (inside && text !== '') expect(read(text)).toBe(text);
        }),
        { numRuns: 300 },
      );
    },
  );

  it('keeps to a bound that is asked for', () => {
    const { rows, rejects } = check(
      [`${columns.join(',')}\n${'x'.repeat(200)}`, '\nC1,王,,,,,\n'],
      100,
    );
    expect(rejects).toMatchObject([{ line: 2, reason: 'line-too-long' }]);
    expect(rows.map(([line]) => line)).toEqual([3]);
  });
});
