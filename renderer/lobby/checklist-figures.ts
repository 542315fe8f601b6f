import type { ChecklistEntryView } from '../../shared/contract/schemas.ts';

/** What the branch calls a checklist of this many items: 五个一, 二个一. */
export function onesOf(checklist: readonly ChecklistEntryView[]): 'five' | 'four' | 'two' | 'none' {
  if (checklist.length >= 5) return 'five';
  if (checklist.length >= 3) return 'four';
  return checklist.length === 0 ? 'none' : 'two';
}

/** How far a checklist is: done of all that are due. */
export function countOf(checklist: readonly ChecklistEntryView[]): {
  readonly done: number;
  readonly due: number;
  readonly open: readonly ChecklistEntryView['item'][];
} {
  return {
    done: checklist.filter(({ state }) => state === 'done').length,
    due: checklist.length,
    open: checklist.flatMap(({ state, item }) => (state === 'open' ? [item] : [])),
  };
}
