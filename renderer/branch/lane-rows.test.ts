import { describe, expect, test } from 'vitest';
import { laneScale, shareRows } from './lane-rows.ts';

describe('rows of the lanes', () => {
  test('everyone is shown when there is room', () => {
    expect(shareRows([1, 2, 4, 3], 12)).toEqual([1, 2, 4, 3]);
  });

  test('a full lane takes what the others leave', () => {
    expect(shareRows([1, 2, 0, 16], 8)).toEqual([1, 2, 0, 5]);
  });

  test('each lane shows one ticket even when the room is too small', () => {
    expect(shareRows([5, 5, 5, 5], 2)).toEqual([1, 1, 1, 1]);
  });

  test('the rest goes to the better tier', () => {
    expect(shareRows([9, 9, 9, 9], 6)).toEqual([2, 2, 1, 1]);
  });

  test('an empty hall has no rows', () => {
    expect(shareRows([0, 0, 0, 0], 10)).toEqual([0, 0, 0, 0]);
  });
});

describe('scale of the lanes', () => {
  const promise = { diamond: 10, platinum: 15, gold: 20, regular: 27 };

  test('the longest promise ends at nine tenths', () => {
    expect(laneScale(promise, [5, 12])).toBe(30);
  });

  test('a long wait stretches it', () => {
    expect(laneScale(promise, [100])).toBe(104);
  });
});
