import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openTestBook } from './book.fixture.ts';
import { createClientKeyCollector } from './client-keys.rules.ts';
import { createClientPacker } from './client-packing.rules.ts';
import { attributeNames, attributesOf } from './client-record.rules.ts';
import type { Value } from './exchange-values.rules.ts';
import { createBatchBuilder, readRow } from './line-batch.rules.ts';

const book = openTestBook();
afterAll(() => book.close());
const db = book.folder.book;
const elements = db
  .prepare<[Buffer], [number, string, string, string | null]>(
    `SELECT rowid, key, type, iif(type = 'array', json(value), NULL) FROM jsonb_each(?)`,
  )
  .raw();
const isSound = db.prepare<[Buffer], number>('SELECT json_valid(?, 8)').pluck();
const width = 1 + attributeNames.length;
const mirrored = [5, 6];

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  // Every length of head, and texts that need a longer one than their units say.
  fc
    .tuple(
      fc.constantFrom('a', 'é', '长', '𠮷'),
      fc.constantFrom(1, 4, 11, 12, 85, 86, 255, 256, 1000),
    )
    .map(([unit, count]) => unit.repeat(count)),
  fc.constantFrom('"\\', '\n\u001f', "'"),
);
const key = fc.option(fc.stringMatching(/^[0-9A-Z]{1,64}$/));
const clientNo = fc.integer({ min: 0, max: 300 }).map((n) => `C${n}`);
const line = fc
  .tuple(clientNo, text, ...Array.from({ length: width - 2 }, () => fc.option(text, { freq: 1 })))
  .chain((values) =>
    fc
      .tuple(key, key, fc.integer({ min: 0, max: 99_999_999_999_999 }))
      .map(([idNo, phone, grade]): Value[] =>
        values.map((value, i) => (i === 5 ? idNo : i === 6 ? phone : i === 15 ? grade : value)),
      ),
  );

function batchOf(lines: readonly (readonly Value[])[]) {
  const builder = createBatchBuilder(width);
  lines.forEach((values, i) => {
    for (const value of values) {
      if (typeof value === 'number') builder.number(value);
      else if (value === null) builder.unknown();
      else builder.text(value);
    }
    builder.endRow(2 + i, i % 2);
  });
  return builder.take('', 7);
}
const reversed = (value: Value): Value =>
  typeof value === 'string' ? [...value].reverse().join('') : value;

describe('clients packed', () => {
  it('are what SQLite reads from the block, and the lines apart', () => {
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 4 }), (batches) => {
        const pack = createClientPacker(createClientKeyCollector());
        let last = -1;
        for (const lines of batches) {
          const { packed, rest } = pack(batchOf(lines));
          const block = Buffer.from(packed.block);
          expect(isSound.get(block)).toBe(1);
          const found = elements.all(block);
          expect(found.map(([at]) => at)).toEqual(lines.map((_, i) => i));
          expect(packed.lines).toBe(lines.length);
          let apart = 0;
          let wrongDigits = 0;
          const row: Value[] = Array<Value>(width).fill(null);
          lines.forEach((values, i) => {
            // Greater as a number of the same form, or as text, than all before.
            const number = Number(String(values[0]).slice(1));
            const [, no, type, attributes] = found[i] ?? [];
            if (type === 'array') {
              expect(no).toBe(values[0]);
              const read = attributesOf(attributes ?? '');
              expect(values.slice(1).map((_, at) => read[at] ?? null)).toEqual(
                values
                  .map((value, at) => (mirrored.includes(at) ? reversed(value) : value))
                  .slice(1),
              );
              wrongDigits += i % 2;
            } else {
              expect([type, no]).toEqual(['null', '']);
              expect(number).toBeLessThanOrEqual(last);
              expect(packed.apart[apart]).toBe(i);
              readRow(rest, apart, row);
              expect(row).toEqual(values);
              expect([rest.lines[apart], rest.wrongDigits[apart]]).toEqual([2 + i, i % 2]);
              apart += 1;
            }
            last = Math.max(last, number);
          });
          expect(rest.rows).toBe(apart);
          expect(packed.apart.length).toBe(apart);
          expect(packed.wrongDigits).toBe(wrongDigits);
          expect(rest.bytesRead).toBe(7);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('give their keys in order, those of lines apart left out', () => {
    const keys = createClientKeyCollector();
    const pack = createClientPacker(keys);
    const rest = Array<Value>(11).fill(null);
    const one = (no: string, name: string, idNo: Value, phone: Value): Value[] => [
      ...[no, name, null, null, null, idNo, phone],
      ...rest,
    ];
    pack(batchOf([one('C1', '李', '12X', null), one('C3', '王', null, '138')]));
    pack(batchOf([one('C2', '赵', '9', '9'), one('C4', '李', '34X', '139')]));
    const read = db
      .prepare<[Buffer], [string, number]>('SELECT key, value FROM json_each(?)')
      .raw();
    const found = [...keys.drain()].map(({ key: which, block }) => [
      which,
      read.all(Buffer.from(block)),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      name: [
        ['李', 1],
        ['李', 4],
        ['王', 2],
      ],
      idNo: [
        ['X21', 1],
        ['X43', 4],
      ],
      phone: [
        ['831', 2],
        ['931', 4],
      ],
    });
  });
});
