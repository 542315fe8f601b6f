import { expect, test } from 'vitest';
import { yuanDays } from './yuan-days.ts';

test.each([
  ['0', '0.00'],
  ['5', '0.05'],
  ['-5', '−0.05'],
  ['123456789', '1,234,567.89'],
  ['900719925474099312345', '9,007,199,254,740,993,123.45'],
])('%s fen-days', (fenDays, expected) => {
  expect(yuanDays(fenDays)).toBe(expected);
});
