/**
 * Segments of clients (rulebook §1) as codes; the screens have the words. They are never printed, and shown only to
 * roles that may see them.
 */

/** From clients.csv; other values are shown as in the file. */
export const occupations = [
  'government_official',
  'civil_servant',
  'senior_executive',
  'middle_manager',
  'private_entrepreneur',
  'scholar_or_expert',
  'arts_or_sports_figure',
  'high_income_homemaker',
] as const;

/** What a client expects most of the bank; from clients.csv too. */
export const orientations = ['relationship', 'value', 'service'] as const;

/** The branch's own segmentations with their values; they are in no file of the bank. */
export const branchSegments = {
  source: ['walk_in', 'own_effort', 'referred'],
  income: ['stable', 'cyclical', 'asset', 'free'],
  habit: ['none', 'capital_preserving', 'investing', 'specific_preference'],
  value_class: [
    'a_target',
    'a_key',
    'a_core',
    'b_existing',
    'b_relationship',
    'b_loyal',
    'c_service',
    'c_statistical',
  ],
  lifecycle: ['potential', 'developing', 'growing', 'mature', 'declining', 'ended'],
} as const;

/** One of the branch's own segmentations. */
export type BranchSegment = keyof typeof branchSegments;

/** The values of a segmentation. */
export type SegmentValue<S extends BranchSegment> = (typeof branchSegments)[S][number];

export const branchSegmentNames = Object.keys(branchSegments) as readonly BranchSegment[];

/** Whether a value belongs to a segmentation. */
export function isSegmentValue(segment: BranchSegment, value: string): boolean {
  return (branchSegments[segment] as readonly string[]).includes(value);
}
