import { describe, expect, it } from 'vitest';
import { icbcStar } from '../../../shared/model/schemes/scheme.ts';
import { fallingDays, moveOnDays, nextFallingDay, type Standing } from './moving.rules.ts';

const days = ['12-31', '06-30'];
const [four, five, six, seven] = [3, 4, 5, 6] as const;

/** Scores a client on days one after the other; gives level and cause of each. */
function run(start: number, scorings: readonly (readonly [on: string, computed: number])[]) {
  let standing: Standing = { level: start, bufferSince: null };
  let last = '2019-12-31';
  return scorings.map(([on, computed]) => {
    const due = fallingDays(days, last, on);
    const moved = moveOnDays(icbcStar, standing, computed, on, due);
    standing = moved;
    last = on;
    return [moved.level, moved.difference?.cause ?? null];
  });
}

describe('falling days', () => {
  it('are found between dates and after one', () => {
    expect(fallingDays(days, '2019-12-31', '2021-06-30')).toEqual([
      '2020-06-30',
      '2020-12-31',
      '2021-06-30',
    ]);
    expect(fallingDays(days, '2020-06-30', '2020-12-30')).toEqual([]);
    expect(nextFallingDay(days, '2020-06-30')).toBe('2020-06-30');
    expect(nextFallingDay(days, '2020-07-01')).toBe('2020-12-31');
    expect(nextFallingDay(['06-30'], '2020-07-01')).toBe('2021-06-30');
  });
});

describe('moves of icbc-star', () => {
  it('are up at once', () => {
    expect(run(four, [['2020-02-03', seven]])).toEqual([[seven, null]]);
  });

  it('are down on 30 June and 31 December only, at once from below five', () => {
    expect(
      run(four, [
        ['2020-06-29', 2],
        ['2020-06-30', 2],
        ['2020-12-30', 1],
        ['2020-12-31', 1],
      ]),
    ).toEqual([
      [four, 'falling-day'],
      [2, null],
      [2, 'falling-day'],
      [1, null],
    ]);
  });

  it.each([
    [five, ['2020-06-30'], '2020-12-31'],
    [six, ['2020-06-30', '2020-12-31'], '2021-06-30'],
    [seven, ['2020-06-30', '2020-12-31', '2021-06-30', '2021-12-31'], '2022-06-30'],
  ] as const)('keep position %d through its buffer', (level, kept, lost) => {
    const scorings = [...kept, lost].map((on) => [on, four] as const);
    expect(run(level, scorings)).toEqual([...kept.map(() => [level, 'buffer']), [four, null]]);
  });

  it('end a buffer when the client is up again, and begin a new one later', () => {
    expect(
      run(five, [
        ['2020-06-30', four],
        ['2020-09-01', five],
        ['2020-12-31', four],
        ['2021-06-30', four],
      ]),
    ).toEqual([
      [five, 'buffer'],
      [five, null],
      [five, 'buffer'],
      [four, null],
    ]);
  });

  it('go on with a buffer while the client rises only part of the way', () => {
    expect(
      run(seven, [
        ['2020-06-30', four],
        ['2021-12-31', six],
        ['2022-06-30', six],
      ]),
    ).toEqual([
      [seven, 'buffer'],
      [seven, 'buffer'],
      [six, null],
    ]);
  });

  it('make up for falling days on which nobody scored', () => {
    expect(run(five, [['2020-08-15', four]])).toEqual([[five, 'buffer']]);
    expect(run(five, [['2021-02-01', four]])).toEqual([[four, null]]);
    expect(run(six, [['2021-02-01', four]])).toEqual([[six, 'buffer']]);
  });

  it('say when the level may be lost', () => {
    const standing = { level: six, bufferSince: null };
    expect(moveOnDays(icbcStar, standing, four, '2020-06-30', ['2020-06-30']).difference).toEqual({
      cause: 'buffer',
      since: '2020-06-30',
      bufferMonths: 12,
      nextDay: '2021-06-30',
    });
    expect(moveOnDays(icbcStar, standing, four, '2020-07-01', []).difference).toEqual({
      cause: 'falling-day',
      nextDay: '2020-12-31',
    });
  });
});
