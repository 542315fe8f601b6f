import { expect, test } from 'vitest';
import { newCalls } from './new-calls.ts';

const first = { number: 'A001', counter: 3, at: 100, recalls: 0 };
const second = { number: 'D001', counter: 1, at: 200, recalls: 0 };

test('a display that was just opened announces nothing', () => {
  expect(newCalls(null, [second, first])).toEqual([]);
});

test('the same calls again are no news', () => {
  expect(newCalls([second, first], [second, first])).toEqual([]);
});

test('new calls are announced in the order they happened', () => {
  const third = { number: 'G001', counter: 2, at: 300, recalls: 0 };
  expect(newCalls([first], [third, second, first])).toEqual([second, third]);
});

test('a recall is announced again', () => {
  expect(newCalls([first], [{ ...first, recalls: 1 }])).toEqual([{ ...first, recalls: 1 }]);
});

test('a page that slept does not read out the whole day', () => {
  const many = Array.from({ length: 10 }, (_, at) => ({ ...first, at }));
  expect(newCalls([], many)).toHaveLength(3);
});
