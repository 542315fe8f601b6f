import type { ChecklistEntryView } from '../../../shared/contract/schemas.ts';

/** The progress of a checklist: done of all due items. */
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
