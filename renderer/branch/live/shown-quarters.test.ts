import { expect, it } from 'vitest';
import { shownQuarters } from './shown-quarters.ts';

const day = (counts: Readonly<Record<number, number>>) =>
  Array.from({ length: 96 }, (_, quarter) => counts[quarter] ?? 0);

it('cuts the day to where somebody came, on either side', () => {
  expect(shownQuarters(day({ 37: 4 }), day({ 36: 1.5, 38: 2 }))).toEqual({
    times: ['09:00', '09:15', '09:30'],
    today: [0, 4, 0],
    before: [1.5, 0, 2],
  });
  expect(shownQuarters(day({}), day({}))).toEqual({ times: [], today: [], before: [] });
});
