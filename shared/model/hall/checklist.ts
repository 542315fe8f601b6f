import type { Tier } from '../schemes/tier.ts';

/** Items of the service checklist, in the order in which they are done (rulebook §2, 五个一). */
export const checklistItems = ['greeting', 'drink', 'manager', 'card', 'leaflet'] as const;
export type ChecklistItem = (typeof checklistItems)[number];

/** Conditions that a branch sets on the checklist. */
export interface ChecklistSettings {
  /**
   * Who gets the business card and the branch's own leaflet: clients of another branch (非本网点),
   * or all clients of the tier. The rulebook leaves the condition to the branch.
   */
  readonly cardFor: 'other-branch' | 'everyone';
}

/** The items for a client of this tier, of this or another branch. Regular clients have no checklist. */
export function checklistFor(
  tier: Tier,
  ownBranch: boolean,
  settings: ChecklistSettings,
): readonly ChecklistItem[] {
  if (tier === 'regular') return [];
  if (tier === 'gold') return ['greeting', 'leaflet'];
  const card = settings.cardFor === 'everyone' || !ownBranch;
  return card
    ? ['greeting', 'drink', 'manager', 'card', 'leaflet']
    : ['greeting', 'drink', 'manager', 'leaflet'];
}
