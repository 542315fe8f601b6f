import { expect, test } from 'vitest';
import type { CallingRule } from '../../../shared/model/hall/calling-rule.ts';
import { draftFrom, ruleFrom } from './rule-draft.ts';

const rules: readonly CallingRule[] = [
  { kind: 'fifo' },
  { kind: 'diamond-first' },
  { kind: 'diamond-first', maxOvertakes: 3, maxWaitSeconds: { regular: 1800, gold: 1200 } },
  { kind: 'accumulating', rates: { diamond: 5, platinum: 3.5, gold: 2, regular: 0 } },
  { kind: 'ratio', pattern: ['diamond', 'regular'] },
];

test.each(rules)('$kind comes back from the form as it was', (rule) => {
  expect(ruleFrom(draftFrom(rule))).toEqual(rule);
});

test('looking at another kind keeps the options of the first', () => {
  const draft = draftFrom(rules[2]!);
  const other = { ...draft, kind: 'fifo' } as const;
  expect(ruleFrom(other)).toEqual({ kind: 'fifo' });
  expect(ruleFrom({ ...other, kind: 'diamond-first' })).toEqual(rules[2]);
});

test('a rule that would call nobody in any order is refused', () => {
  const draft = draftFrom({ kind: 'fifo' });
  expect(ruleFrom({ ...draft, kind: 'ratio', pattern: [] })).toBe('badPattern');
  const rates = { diamond: 0, platinum: null, gold: 0, regular: 0 };
  expect(ruleFrom({ ...draft, kind: 'accumulating', rates })).toBe('badRates');
});
