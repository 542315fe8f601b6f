import { describe, expect, it } from 'vitest';
import {
  abcVip,
  builtInSchemes,
  cmb,
  icbcAssets,
  unconfirmedLevels,
  type Scheme,
} from '../../../shared/model/schemes/scheme.ts';
import {
  distanceToLose,
  distanceToNext,
  effectiveLevel,
  intervalOf,
  levelAt,
  levelOf,
  monthsLookedAt,
} from './levels.rules.ts';
import { schemeFaults } from '../schemes/scheme-faults.rules.ts';

const wan = 1_000_000;

describe('levels of abc-vip', () => {
  it.each([
    [-1, 'regular'],
    [0, 'regular'],
    [10 * wan - 1, 'regular'],
    [10 * wan, 'gold'],
    [100 * wan - 1, 'gold'],
    [100 * wan, 'platinum'],
    [500 * wan - 1, 'platinum'],
    [500 * wan, 'diamond'],
    [90_000 * wan, 'diamond'],
  ])('%d fen is %s', (value, level) => {
    expect(levelAt(abcVip, levelOf(abcVip, value))).toMatchObject({ id: level, tier: level });
  });

  it('measures the way up and down to the fen', () => {
    expect(distanceToNext(abcVip, 10 * wan - 1)).toEqual({
      level: 'gold',
      tier: 'gold',
      by: 1,
      oneMonth: { ofMonths: 12, fen: 12 },
    });
    expect(distanceToNext(abcVip, 92_580_000)).toMatchObject({
      by: 7_420_000,
      oneMonth: { fen: 89_040_000 },
    });
    expect(distanceToNext(abcVip, 500 * wan)).toBeNull();
    expect(distanceToLose(abcVip, 10 * wan)).toMatchObject({ level: 'regular', by: 1 });
    expect(distanceToLose(abcVip, 100 * wan + 5)).toMatchObject({ level: 'gold', by: 6 });
    expect(distanceToLose(abcVip, 0)).toBeNull();
    expect(intervalOf(abcVip, 1)).toEqual({ low: 10 * wan, high: 100 * wan });
    expect(intervalOf(abcVip, 3)).toEqual({ low: 500 * wan, high: null });
  });

  it('never reaches a level whose threshold is unconfirmed', () => {
    const scheme: Scheme = {
      ...abcVip,
      levels: [
        { id: 'low', low: null, tier: 'regular' },
        { id: 'blank', low: null, tier: 'gold', unconfirmed: true },
        { id: 'high', low: 1000, tier: 'diamond' },
      ],
    };
    expect([0, 999, 1000].map((value) => levelOf(scheme, value))).toEqual([0, 0, 2]);
    expect(intervalOf(scheme, 0)).toEqual({ low: null, high: 1000 });
    expect(distanceToNext(scheme, 1)).toMatchObject({ level: 'high', by: 999 });
  });
});

describe('levels of icbc-assets and cmb', () => {
  it.each([
    [icbcAssets, 0, 'below', 'regular'],
    [icbcAssets, 800 * wan - 1, 'below', 'regular'],
    [icbcAssets, 800 * wan, 'private-bank', 'diamond'],
    [cmb, 50 * wan - 1, 'ordinary', 'regular'],
    [cmb, 50 * wan, 'sunflower', 'platinum'],
    [cmb, 1000 * wan - 1, 'sunflower', 'platinum'],
    [cmb, 1000 * wan, 'private-bank', 'diamond'],
  ])('%#: %s at %d fen is %s', (scheme, value, id, tier) => {
    expect(levelAt(scheme, levelOf(scheme, value))).toMatchObject({ id, tier });
  });

  it('keep what no source confirms empty and say so', () => {
    for (const scheme of builtInSchemes) {
      for (const { low, unconfirmed } of scheme.levels.slice(1)) {
        expect(low === null).toBe(unconfirmed === true);
      }
      expect(schemeFaults(scheme)).toEqual([]);
    }
    expect(unconfirmedLevels(icbcAssets)).toEqual(['five-star', 'six-star']);
    expect(unconfirmedLevels(cmb)).toEqual(['gold-card', 'diamond-card']);
    expect([icbcAssets.falling.unconfirmed, cmb.falling.unconfirmed]).toEqual([true, true]);
  });
});

describe('falling', () => {
  it('looks at the current month and the scored months before it', () => {
    const scored = ['2025-10-31', '2025-12-05', '2025-12-31', '2026-01-15', '2026-02-03'];
    expect(monthsLookedAt(abcVip, '2026-02-20', scored)).toEqual(['2026-02', '2026-01', '2025-12']);
    expect(monthsLookedAt(abcVip, '2025-12-20', ['2025-10-31'])).toEqual(['2025-12', '2025-10']);
    expect(
      monthsLookedAt({ ...abcVip, falling: { kind: 'at-once' } }, '2025-12-20', scored),
    ).toEqual(['2025-12']);
  });

  it('is up at once and keeps the best of the months looked at', () => {
    expect(effectiveLevel(2, [])).toBe(2);
    expect(effectiveLevel(2, [1, 0])).toBe(2);
    expect(effectiveLevel(0, [0, 1])).toBe(1);
  });
});
