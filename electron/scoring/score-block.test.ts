import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestBook, type TestBook } from '../clients/book.fixture.ts';
import { everyScore, scoreBlocks, scoreReader } from './score-block.repository.ts';
import type { CachedScore } from './score-block.rules.ts';

let book: TestBook;
beforeEach(() => {
  book = openTestBook();
});
afterEach(() => book.close());

const score = fc.record({
  value: fc.oneof(
    fc.maxSafeInteger(),
    fc.constantFrom(0, -1, 2 ** 31, -(2 ** 31), 2 ** 32, -(2 ** 32), 2 ** 32 - 1, -(2 ** 32) - 1),
  ),
  level: fc.nat(19),
  effectiveLevel: fc.nat(19),
});
/** Clients of a few blocks, and where blocks meet. */
const client = fc.oneof(fc.nat(2000), fc.constantFrom(0, 439, 440, 879, 880));
const scores = fc
  .uniqueArray(fc.tuple(client, score), { selector: ([id]) => id, maxLength: 30 })
  .map((all) => all.toSorted(([a], [b]) => a - b));

it('keeps the scores of each scheme, block by block', () => {
  const db = book.folder.book;
  fc.assert(
    fc.property(scores, scores, (first, then) => {
      db.exec('DELETE FROM scores');
      const kept = new Map<number, CachedScore>();
      for (const round of [first, then]) {
        const blocks = scoreBlocks(db, 3);
        for (const [id, now] of round) {
          expect(blocks.get(id)).toEqual(kept.get(id) ?? null);
          blocks.set(id, now);
          kept.set(id, now);
          expect(blocks.get(id)).toEqual(now);
        }
        blocks.flush();
      }
      const read = scoreReader(db);
      for (const id of [...kept.keys(), 0, 440, 1999, 9999]) {
        expect(read(3, id)).toEqual(kept.get(id) ?? null);
        expect(read(2, id)).toBeNull();
        expect(read(4, id)).toBeNull();
      }
      const between = [...kept].filter(([id]) => id >= 300 && id <= 1500);
      expect([...everyScore(db)(3, 300, 1500)]).toEqual(between.sort(([a], [b]) => a - b));
      expect([...everyScore(db)(2, 0, 9999)]).toEqual([]);
    }),
  );
});

it('reads nothing of a scheme that was never scored', () => {
  expect(scoreBlocks(book.folder.book, null).get(7)).toBeNull();
});
