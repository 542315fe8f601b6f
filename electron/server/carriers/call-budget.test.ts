import { expect, it } from 'vitest';
import { createCallBudget } from './call-budget.ts';

it('F38 is generous to a hall in a hurry', () => {
  let now = 0;
  const budget = createCallBudget(() => now);
  // A thousand calls at once, then two hundred a second for an hour.
  const answers = Array.from({ length: 1_000 }, () => budget.ask());
  for (let second = 0; second < 3_600; second += 1) {
    now += 1_000;
    for (let count = 0; count < 200; count += 1) answers.push(budget.ask());
  }
  expect(new Set(answers)).toEqual(new Set(['yes']));
});

it('F38 refuses who floods, serves them again when they stop, and ends who does not', () => {
  let now = 0;
  const budget = createCallBudget(() => now);
  const answers = (count: number) => Array.from({ length: count }, () => budget.ask());
  const flood = answers(1_500);
  expect(flood.filter((answer) => answer === 'yes')).toHaveLength(1_000);
  expect(flood.at(-1)).toBe('no');
  now += 1_000;
  expect(budget.ask()).toBe('yes');
  expect(answers(4_000).at(-1)).toBe('end');
});
