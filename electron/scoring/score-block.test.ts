import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestBook, type TestBook } from '../clients/book.fixture.ts';
import { everyScore, scoreBlocks, scoreReader, type ScoresInto } from './score-block.repository.ts';
import { lastClient, type CachedScore } from './score-block.rules.ts';

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
const client = fc.oneof(fc.nat(2000), fc.constantFrom(0, 439, 440, 879, 880, 4399, 4400));
const scores = fc
  .uniqueArray(fc.tuple(client, score), { selector: ([id]) => id, maxLength: 30 })
  .map((all) => all.toSorted(([a], [b]) => a - b));
/** More clients side by side than a row aside holds. */
const crowd = fc
  .tuple(fc.nat(9000), fc.integer({ min: 330, max: 400 }), score)
  .map(([first, count, { value, ...levels }]) =>
    Array.from({ length: count }, (_, i): [number, CachedScore] => {
      return [first + i, { value: Math.trunc(value / 2) + i, ...levels }];
    }),
  );
const rounds = fc.array(
  fc.record({
    into: fc.constantFrom<ScoresInto>('blocks', 'aside', 'aside', 'aside'),
    scores: fc.oneof({ weight: 3, arbitrary: scores }, { weight: 1, arbitrary: crowd }),
  }),
  { minLength: 1, maxLength: 6 },
);

it('keeps the scores of each scheme, in their blocks or aside', () => {
  const db = book.folder.book;
  const aside = db.prepare<[], number>('SELECT count(*) FROM scores_aside').pluck();
  const most = db.prepare<[], number>('SELECT max(length(data)) FROM scores_aside').pluck();
  let wentBack = 0;
  fc.assert(
    fc.property(rounds, scores, (all, ofOther) => {
      db.exec('DELETE FROM scores; DELETE FROM scores_aside; DELETE FROM score_levels');
      const other = scoreBlocks(db, 4, 'aside');
      for (const [id, now] of ofOther) other.set(id, now);
      other.flush();
      const kept = new Map<number, CachedScore>();
      for (const round of all) {
        const before = aside.get() ?? 0;
        const blocks = scoreBlocks(db, 3, round.into);
        for (const [id, now] of round.scores) {
          const { value: _, ...levels } = kept.get(id) ?? { value: 0 };
          if ('level' in levels) expect(blocks.levels(id)).toMatchObject(levels);
          else expect(blocks.levels(id)).toBeNull();
          if (id % 3 === 0) {
            // As a scoring of who is due does: it asks for levels only.
            blocks.set(id, now);
            kept.set(id, now);
            continue;
          }
          expect(blocks.get(id)).toEqual(kept.get(id) ?? null);
          blocks.set(id, now);
          kept.set(id, now);
          expect(blocks.get(id)).toEqual(now);
        }
        blocks.flush();
        if (round.into === 'aside' && (aside.get() ?? 0) < before) wentBack += 1;
        expect(most.get() ?? 0).toBeLessThanOrEqual(4015);
        const read = scoreReader(db);
        const some = [...kept.keys()].filter((id) => id < 2000 || id % 7 === 0);
        for (const id of [...some, 0, 440, 1999, 9999]) {
          expect(read(3, id)).toEqual(kept.get(id) ?? null);
          expect(read(2, id)).toBeNull();
        }
        const between = [...kept].filter(([id]) => id >= 300 && id <= 1500);
        expect([...everyScore(db)(3, 300, 1500)]).toEqual(between.sort(([a], [b]) => a - b));
        expect([...everyScore(db)(3, 0, lastClient)].length).toBe(kept.size);
        expect([...everyScore(db)(2, 0, lastClient)]).toEqual([]);
        expect([...everyScore(db)(4, 0, lastClient)]).toEqual(ofOther);
      }
    }),
    { numRuns: 60 },
  );
  expect(wentBack).toBeGreaterThan(0);
});

it('knows the levels that lay aside when they go back into their blocks under its hands', () => {
  const db = book.folder.book;
  const score = { value: 7, level: 2, effectiveLevel: 3 };
  const write = (into: ScoresInto, id: number) => {
    const blocks = scoreBlocks(db, 3, into);
    blocks.set(id, score);
    blocks.flush();
  };
  write('blocks', 3);
  write('aside', 879);
  const blocks = scoreBlocks(db, 3, 'blocks');
  expect(blocks.levels(3)).toMatchObject({ level: 2, effectiveLevel: 3 });
  // The first that is set folds what lies aside.
  blocks.set(3, { ...score, level: 1 });
  expect(blocks.levels(879)).toMatchObject({ level: 2, effectiveLevel: 3 });
});

it('reads nothing of a scheme that was never scored', () => {
  const blocks = scoreBlocks(book.folder.book, null);
  expect([blocks.get(7), blocks.levels(7)]).toEqual([null, null]);
});

it('finds levels in the blocks of a book that has no rows of levels yet, and has them from the next writing on', () => {
  const db = book.folder.book;
  const blocks = scoreBlocks(db, 3);
  const all = [5, 439, 440, 1759, 1760, 9000].map((id, i) => {
    return { id, score: { value: -1 - i, level: i, effectiveLevel: i + 1 } };
  });
  for (const { id, score } of all) blocks.set(id, score);
  blocks.flush();
  const rows = db.prepare<[], number>('SELECT count(*) FROM score_levels').pluck();
  expect(rows.get()).toBe(3);
  db.exec('DELETE FROM score_levels');
  const asked = scoreBlocks(db, 3, 'aside');
  for (const { id, score } of all) expect(asked.levels(id)).toMatchObject(score);
  expect(asked.levels(9001)).toBeNull();
  const again = scoreBlocks(db, 3);
  again.set(6, { value: 1, level: 2, effectiveLevel: 3 });
  again.flush();
  expect(rows.get()).toBe(1);
  const then = scoreBlocks(db, 3, 'aside');
  expect([5, 6, 7, 1759].map((id) => then.levels(id)?.level ?? null)).toEqual([0, 2, null, 3]);
});
