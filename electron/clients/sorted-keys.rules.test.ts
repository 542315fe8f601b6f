import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openTestBook } from './book.fixture.ts';
import { createKeyCollector, type KeyCollector } from './sorted-keys.rules.ts';

const book = openTestBook();
afterAll(() => book.close());
const read = book.folder.book
  .prepare<[Buffer], [string, number]>('SELECT key, value FROM json_each(?)')
  .raw();

/** What SQLite reads from the blocks. */
const handedOut = (collector: KeyCollector): [string, number][] =>
  [...collector.drain()].flatMap((block) => read.all(Buffer.from(block)));

const add = (collector: KeyCollector, keys: readonly string[]): void => {
  for (const key of keys) {
    const text = Buffer.from(`,${key},`);
    collector.add(text, 1, text.length - 1);
  }
};

/** The order that SQLite gives the same keys. */
const inOrder = (keys: readonly string[], first: number): [string, number][] =>
  keys
    .map((key, i): [string, number] => [key, first + i])
    .filter(([key]) => key !== '')
    .sort(([a, i], [b, j]) => Buffer.compare(Buffer.from(a), Buffer.from(b)) || i - j);

const key = fc.oneof(
  fc.constantFrom('', '王', '王小', '王小明', '李"四"', 'a\\b', '𠮷野', '\uFFFDx', '\n'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('0', '1'), maxLength: 40 }),
  fc.integer({ min: 1, max: 400 }).map((length) => '长'.repeat(length)),
);

it('gives keys back in the order of SQLite, with their owners', () => {
  fc.assert(
    fc.property(
      fc.array(key, { maxLength: 60 }),
      fc.array(key, { maxLength: 20 }),
      (keys, more) => {
        const collector = createKeyCollector();
        add(collector, keys);
        expect(handedOut(collector)).toEqual(inOrder(keys, 1));
        add(collector, more);
        expect(handedOut(collector)).toEqual(inOrder(more, keys.length + 1));
        expect(handedOut(collector)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

it('merges what it sorted in pieces', () => {
  // 100,003 numbers, each once, in an order of no pattern; some keys come in every run.
  const keys = Array.from({ length: 100_003 }, (_, i) =>
    i % 1000 === 0 ? '客户' : String((i * 54_321) % 100_003),
  );
  const collector = createKeyCollector();
  add(collector, keys);
  expect(collector.size()).toBeGreaterThan(0);
  expect(handedOut(collector)).toEqual(inOrder(keys, 1));
  expect(collector.size()).toBe(0);
});
