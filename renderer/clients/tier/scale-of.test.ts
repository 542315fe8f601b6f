import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleOf } from './scale-of.ts';

const levels = [null, 10, 100, 500].map((low, i) => ({
  id: String(i),
  tier: 'gold' as const,
  low,
  unconfirmed: false,
  name: null,
}));

describe('scale', () => {
  it('stands inside the level that is reached, never on a threshold that is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 100_000 }), (value) => {
        const { at } = scaleOf(levels, value);
        const reached = [10, 100, 500].filter((low) => value >= low).length;
        expect(Math.floor(at * 4)).toBe(reached);
      }),
    );
  });

  it('grows with the value', () => {
    const places = [-5, 0, 5, 9, 10, 55, 100, 499, 500, 1_000, 50_000].map(
      (v) => scaleOf(levels, v).at,
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.at(-1)).toBeLessThan(1);
  });

  it('leaves levels out that nobody reaches', () => {
    const unconfirmed = levels.map((level, i) =>
      i === 1 ? { ...level, unconfirmed: true } : level,
    );
    expect(scaleOf(unconfirmed, 50).steps.map(({ id }) => id)).toEqual(['0', '2', '3']);
  });
});
