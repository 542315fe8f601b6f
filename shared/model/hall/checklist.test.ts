import { expect, it } from 'vitest';
import { checklistFor } from './checklist.ts';
import { tiers } from '../schemes/tier.ts';

const lengths = (ownBranch: boolean, cardFor: 'other-branch' | 'everyone') =>
  tiers.map((tier) => checklistFor(tier, ownBranch, { cardFor }).length);

it('gives five items to diamond and platinum, two to gold, none to regular clients', () => {
  expect(lengths(false, 'other-branch')).toEqual([5, 5, 2, 0]);
  expect(lengths(true, 'everyone')).toEqual([5, 5, 2, 0]);
});

it('leaves the card out for clients of this branch, where the branch gives it to others only', () => {
  expect(lengths(true, 'other-branch')).toEqual([4, 4, 2, 0]);
  const items = checklistFor('platinum', true, { cardFor: 'other-branch' });
  expect(items).toEqual(['greeting', 'drink', 'manager', 'leaflet']);
});
