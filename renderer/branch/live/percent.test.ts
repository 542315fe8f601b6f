import { expect, test } from 'vitest';
import { percent } from './percent.ts';

test('a share is cut, so that only all is 100 %', () => {
  expect(percent(999, 1000)).toBe('99.9%');
  expect(percent(9999, 10_000)).toBe('99.9%');
  expect(percent(3, 3)).toBe('100%');
  expect(percent(0, 7)).toBe('0%');
  expect(percent(2, 3)).toBe('66.6%');
});

test('a counter that was not open has no share', () => {
  expect(percent(0, 0)).toBe('—');
});
