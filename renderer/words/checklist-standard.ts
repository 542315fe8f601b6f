import type { ChecklistEntryView } from '../../shared/contract/schemas.ts';

/**
 * The name of a checklist's standard: diamond and platinum have the five ones, even if the business card is not due to
 * a client of this branch; gold has two.
 */
export function onesOf(checklist: readonly ChecklistEntryView[]): 'five' | 'two' | 'none' {
  if (checklist.length === 0) return 'none';
  return checklist.length > 2 ? 'five' : 'two';
}
