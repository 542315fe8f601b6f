import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideHalfUp, formatYuan, parseYuan } from './money.ts';

describe('amounts', () => {
  it.each([
    ['0', 0],
    ['1234.5', 123_450],
    ['-0.01', -1],
    ['+12.30', 1230],
    ['0.1', 10],
    ['-0', 0],
  ])('%s yuan is %d fen', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(['', '1.234', '1,000', '1e3', '.5', '5.', '－5', 'abc', '12345678901234'])(
    '%j is no amount',
    (text) => {
      expect(parseYuan(text)).toBeNull();
    },
  );

  it('written and read again is the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen === 0 ? 0 : fen);
      }),
    );
  });
});

describe('division', () => {
  it.each([
    [5n, 2n, 3n],
    [4n, 3n, 1n],
    [-5n, 2n, -3n],
    [-4n, 3n, -1n],
    [0n, 7n, 0n],
  ])('%d ÷ %d is %d, half away from zero', (sum, divisor, result) => {
    expect(divideHalfUp(sum, divisor)).toBe(result);
  });

  it('is never further from the quotient than a half', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.bigInt(1n, 400n), (sum, divisor) => {
        const error = 2n * (divideHalfUp(sum, divisor) * divisor - sum);
        expect(error <= divisor && error >= -divisor).toBe(true);
      }),
    );
  });
});
