import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nthLeast } from './nth-least.rules.ts';

it('goes on from an earlier selection', () => {
  const value = fc.oneof(fc.nat(3), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 80 }),
      fc.nat(),
      fc.nat(),
      (list, a, b) => {
        const [first = 0, second = 0] = [a % list.length, b % list.length].sort((x, y) => x - y);
        const values = Float64Array.from(list);
        nthLeast(values, first);
        const sorted = Float64Array.from(list).sort();
        expect(nthLeast(values, second, first) + 0).toBe((sorted[second] ?? NaN) + 0);
      },
    ),
    { numRuns: 500 },
  );
});

it('finds what sorting would put there, also among many equals', () => {
  const value = fc.oneof(fc.nat(3), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 80 }), fc.nat(), (list, at) => {
      const index = at % list.length;
      const sorted = Float64Array.from(list).sort();
      // Zeros of both signs are equal.
      expect(nthLeast(Float64Array.from(list), index) + 0).toBe((sorted[index] ?? NaN) + 0);
    }),
    { numRuns: 500 },
  );
});
