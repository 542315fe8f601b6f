import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTestBook } from './book.fixture.ts';
import { clientIds } from './client-ids.repository.ts';

it('finds clients in the order of the book, round after round, in any other, and none who is not there', () => {
  const book = openTestBook();
  try {
    const db = book.folder.book;
    const insert = db.prepare(
      'INSERT INTO clients (client_id, client_no, name, file_id) VALUES (?, ?, ?, 1)',
    );
    // Every seventh number is missing in the book, and names do not sort as they came.
    const numbers = Array.from({ length: 1400 }, (_, i) => i + 1);
    const nameOf = (id: number): string => `C${(id * 7919) % 10_007}`;
    db.transaction(() => {
      for (const id of numbers) if (id % 7 !== 0) insert.run(id, nameOf(id), 'x');
    })();
    const expected = (id: number): number | null => (id % 7 === 0 || id > 1400 ? null : id);
    const orders = fc.oneof(
      fc.constant([...numbers, ...numbers, 3000, ...numbers]),
      fc.shuffledSubarray(numbers, { minLength: 200 }),
      fc
        .array(fc.tuple(fc.nat(1400), fc.nat(40)), { maxLength: 30 })
        .map((runs) => runs.flatMap(([from, length]) => numbers.slice(from, from + length))),
    );
    fc.assert(
      fc.property(orders, (ids) => {
        const find = clientIds(db);
        expect(ids.map((id) => find(nameOf(id)))).toEqual(ids.map(expected));
      }),
      { numRuns: 30 },
    );
  } finally {
    book.close();
  }
});
