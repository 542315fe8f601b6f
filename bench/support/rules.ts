import type { CallingRule } from '../../shared/model/hall/calling-rule.ts';

/** Every rule, with every option that costs something. */
export const rules: readonly (readonly [string, CallingRule])[] = [
  ['fifo', { kind: 'fifo' }],
  ['diamond-first', { kind: 'diamond-first' }],
  [
    'diamond-first, limits and cap',
    {
      kind: 'diamond-first',
      maxOvertakes: 40,
      maxWaitSeconds: { diamond: 600, platinum: 900, gold: 1200, regular: 1800 },
    },
  ],
  [
    'accumulating',
    { kind: 'accumulating', rates: { diamond: 8, platinum: 4, gold: 2, regular: 1 } },
  ],
  ['ratio', { kind: 'ratio', pattern: ['diamond', 'platinum', 'gold', 'diamond', 'regular'] }],
];
