import { describe, expect, test } from 'vitest';
import { laneScale, shareRows } from './lane-rows.ts';

describe('rows of the lanes', () => {
  test('everyone is shown when there is room', () => {
    expect(shareRows([1, 2, 4, 3], 600)).toEqual([1, 2, 4, 3]);
  });

  test('empty lanes are slim, and a full one takes the rest', () => {
    expect(shareRows([0, 0, 0, 16], 310)).toEqual([0, 0, 0, 7]);
  });

  test('each lane shows one ticket even when the room is too small', () => {
    expect(shareRows([5, 5, 5, 5], 100)).toEqual([1, 1, 1, 1]);
  });

  test('nothing is shown that would need scrolling', () => {
    const height = 310;
    const rows = shareRows([9, 9, 9, 9], height);
    const needed = rows.reduce((sum, count) => sum + Math.max(57, 17 + count * 23), 0);
    expect(needed).toBeLessThanOrEqual(height);
    expect(rows).toEqual([3, 3, 2, 2]);
  });

  test('an empty hall has no rows', () => {
    expect(shareRows([0, 0, 0, 0], 300)).toEqual([0, 0, 0, 0]);
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
