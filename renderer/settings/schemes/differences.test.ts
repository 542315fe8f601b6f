import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';
import { copyOf, textOf, type DraftScheme } from './form/draft.ts';

const scheme: DraftScheme = {
  id: 'own',
  version: 1,
  effectiveFrom: '2026-01-01',
  metric: {
    kind: 'average-balance',
    months: 12,
    products: ['demand_deposit', 'fund'],
    floorAtZero: false,
  },
  levels: [
    { id: 'regular', low: null, tier: 'regular' },
    { id: 'gold', low: 100_000, tier: 'gold' },
  ],
  falling: { kind: 'after-months', months: 3 },
};

describe('what a draft says otherwise than a version that came between', () => {
  it('is nothing for a copy: version and date say which version it is', () => {
    const copy = copyOf(scheme, { builtIn: false, today: '2026-02-01', name: '' });
    expect(differences(copy, textOf(scheme))).toEqual([]);
  });

  it('names the places, and none for a field left empty', () => {
    const [regular, gold] = scheme.levels;
    const draft: DraftScheme = {
      ...scheme,
      name: undefined,
      metric: { ...scheme.metric, months: 6 } as DraftScheme['metric'],
      levels: [regular!, { ...gold!, low: 200_000 }],
    };
    expect(differences(draft, textOf(scheme))).toEqual(['metric.months', 'levels[1].low']);
  });

  it('names a list whose length changed once, and a falling of another kind', () => {
    const draft: DraftScheme = {
      ...scheme,
      levels: [...scheme.levels, { id: 'diamond', low: 1, tier: 'diamond' }],
      falling: { kind: 'at-once' },
    };
    expect(differences(draft, textOf(scheme))).toEqual([
      'levels',
      'falling.kind',
      'falling.months',
    ]);
  });
});
