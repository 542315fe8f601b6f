import { expect, test } from 'vitest';
import { actsOnCard, beat } from './use-enter.ts';

const start = { last: Number.NEGATIVE_INFINITY, byHand: false };

test('an Enter right after typing by hand ends the typing', () => {
  const typed = beat(beat(start, 1000), 1150);
  expect(actsOnCard(typed, 1300)).toBe(false);
  expect(actsOnCard(typed, 1600)).toBe(true);
});

test('after pasted or scanned text, or without any, Enter acts at once', () => {
  expect(actsOnCard(start, 5)).toBe(true);
  expect(actsOnCard(beat(beat(start, 1000), 1005), 1100)).toBe(true);
});
