import { expect, test } from 'vitest';
import { assetProducts } from '../../../../shared/model/clients/products.ts';
import {
  copyOf,
  freshLevel,
  sectionOf,
  settled,
  textOf,
  withFalling,
  withKind,
  type DraftScheme,
} from './draft.ts';

const file: DraftScheme = {
  id: 'cmb',
  version: 1,
  effectiveFrom: '1900-01-01',
  metric: { kind: 'average-balance', months: 1, products: ['fund'], floorAtZero: false },
  levels: [
    { id: 'ordinary', low: null, tier: 'regular' },
    { id: 'gold-card', low: null, tier: 'gold', unconfirmed: true },
    { id: 'sunflower', low: 500_000, tier: 'platinum', bufferMonths: 6 },
  ],
  falling: { kind: 'on-days', days: ['06-30'], unconfirmed: true },
};
const start = { today: '2026-11-22', name: '副本' };

test('a copy of a built-in scheme is a scheme of its own, one of an own scheme its next version', () => {
  const copy = copyOf(file, { ...start, builtIn: true });
  expect(copy).toMatchObject({
    id: 'own-cmb',
    version: 1,
    effectiveFrom: '2026-11-22',
    name: '副本',
  });
  expect(copy.falling).toEqual({ kind: 'on-days', days: ['06-30'] });
  const next = copyOf(file, { ...start, builtIn: false });
  expect(next).toMatchObject({ id: 'cmb', version: 2 });
  expect(next.falling).toEqual(file.falling);
});

test('a level is unconfirmed as long as it has no threshold; the lowest never has one', () => {
  const [lowest, gold, sunflower] = file.levels;
  expect(settled(file.levels)).toEqual(file.levels);
  expect(settled([lowest!, { ...gold!, low: 50_000 }])[1]).not.toHaveProperty('unconfirmed');
  expect(settled([lowest!, { ...sunflower!, low: null }])[1]).toHaveProperty('unconfirmed', true);
  expect(settled([gold!, sunflower!])[0]).toEqual({ id: 'gold-card', low: null, tier: 'gold' });
  expect(settled([sunflower!])[0]?.low).toBeNull();
});

test('a new level is received like the one below it and has an id of its own', () => {
  expect(freshLevel(file.levels, 1)).toEqual({ id: 'level-4', low: null, tier: 'gold' });
  expect(freshLevel([...file.levels, { ...file.levels[0]!, id: 'level-5' }], 2).id).toBe('level-6');
});

test('what is measured can be of another kind', () => {
  const points = withKind(file.metric, 'points');
  expect(points).toMatchObject({ kind: 'points', terms: [{ id: 'term-1', of: file.metric }] });
  expect(withKind(points, 'average-balance')).toMatchObject({ months: 1, products: assetProducts });
  expect(withKind(points, 'turnover')).toEqual({ kind: 'turnover', months: 1, kinds: [] });
  expect(withKind(file.metric, 'average-balance')).toBe(file.metric);
});

test('another way of falling takes the buffers along', () => {
  expect(withFalling(file, 'at-once').levels[2]).not.toHaveProperty('bufferMonths');
  expect(withFalling(file, 'on-days')).toBe(file);
});

test('what is empty is left out of the text, but for thresholds', () => {
  const text = textOf({
    ...file,
    name: ' ',
    metric: {
      kind: 'points',
      terms: [{ id: 'a', name: ' a ', of: file.metric as never, pointsPerWan: null, cap: null }],
    },
    levels: [{ id: 'a', low: null, tier: 'gold', name: '', bufferMonths: null }],
  });
  expect(JSON.parse(text)).not.toHaveProperty('name');
  expect(JSON.parse(text)).toHaveProperty('levels', [{ id: 'a', low: null, tier: 'gold' }]);
  expect(JSON.parse(text)).toHaveProperty('metric.terms', [
    { id: 'a', name: 'a', of: file.metric },
  ]);
});

test('every place belongs to a part of the form', () => {
  expect(['id', 'version', 'colour', ''].map(sectionOf)).toEqual(Array(4).fill('identity'));
  expect(sectionOf('metric.terms[3].of.products')).toBe('metric');
  expect(sectionOf('levels[2].low')).toBe('levels');
  expect(sectionOf('levels[2].bufferMonths')).toBe('moving');
  expect(sectionOf('falling.days[1]')).toBe('moving');
});
