import { expect, test } from 'vitest';
import { copyOf, textOf, withFalling, withLow, withMonths, type DraftScheme } from './draft.ts';

const file: DraftScheme = {
  id: 'cmb',
  version: 1,
  effectiveFrom: '1900-01-01',
  metric: { kind: 'average-balance', months: 1, products: ['fund'], floorAtZero: false },
  levels: [
    { id: 'ordinary', low: null, tier: 'regular' },
    { id: 'gold-card', low: null, tier: 'gold', unconfirmed: true },
    { id: 'private-bank', low: 10_000_000, tier: 'diamond', bufferMonths: 6 },
  ],
  falling: { kind: 'on-days', days: ['06-30'] },
};
const start = { today: '2026-11-22', name: '副本', levelName: ({ id }: { id: string }) => id };

test('a copy of a built-in scheme is a scheme of its own, one of an own scheme its next version', () => {
  expect(copyOf(file, { ...start, builtIn: true })).toMatchObject({
    id: 'own-cmb',
    version: 1,
    effectiveFrom: '2026-11-22',
    name: '副本',
  });
  expect(copyOf(file, { ...start, builtIn: false })).toMatchObject({ id: 'cmb', version: 2 });
});

test('a level is unconfirmed until somebody gives it a threshold', () => {
  const [, unconfirmed] = file.levels;
  expect(withLow(unconfirmed!, null)).toEqual(unconfirmed);
  expect(withLow(unconfirmed!, 50_000)).toEqual({ id: 'gold-card', low: 50_000, tier: 'gold' });
});

test('another way of falling takes the buffers along, a window every term', () => {
  expect(withFalling(file, 'at-once').levels[2]).not.toHaveProperty('bufferMonths');
  expect(withFalling(file, 'on-days').levels[2]?.bufferMonths).toBe(6);
  const of = { kind: 'turnover', months: 6, kinds: ['settlement'] } as const;
  const points = { kind: 'points', terms: [{ id: 'a', of, pointsPerWan: 1 }] } as const;
  expect(withMonths(points, 3)).toMatchObject({ terms: [{ of: { months: 3 } }] });
});

test('names that are empty are left out of the text', () => {
  const text = textOf({
    ...file,
    name: ' ',
    levels: [{ id: 'a', low: null, tier: 'gold', name: '' }],
  });
  expect(JSON.parse(text)).not.toHaveProperty('name');
  expect(JSON.parse(text)).toHaveProperty('levels', [{ id: 'a', low: null, tier: 'gold' }]);
});
