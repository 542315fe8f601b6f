import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameValue } from './same-value.ts';

test('a value is the same as its copy, and as nothing that JSON writes differently', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(sameValue(a, JSON.parse(JSON.stringify(a)) as unknown)).toBe(true);
      const plain = (value: unknown) => JSON.stringify(value, (_, part: unknown) => sorted(part));
      expect(sameValue(a, b)).toBe(plain(a) === plain(b));
    }),
    { numRuns: 300 },
  );
});

test('a property that is undefined counts as absent', () => {
  expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(sameValue({ a: undefined }, { b: 1 })).toBe(false);
  expect(sameValue([undefined], [])).toBe(false);
});

function sorted(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
