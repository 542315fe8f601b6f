import type { BranchSegment, SegmentValue } from './segments.ts';
import type { Tier } from '../schemes/tier.ts';

/** What can be due for a client. */
export const dueKinds = [
  'birthday',
  'maturity',
  'risk-expired',
  'near-next',
  'near-losing',
] as const;
export type DueKind = (typeof dueKinds)[number];

/** Filters of a client list. An absent filter does not narrow it. */
export interface ClientFilter {
  readonly tiers?: readonly Tier[] | undefined;
  readonly managerNo?: string | undefined;
  readonly branch?: string | undefined;
  /** The value of the file, unchanged. */
  readonly occupation?: string | undefined;
  readonly orientation?: string | undefined;
  readonly segments?: { readonly [S in BranchSegment]?: SegmentValue<S> | undefined } | undefined;
  /** `days` limits birthdays and maturities. */
  readonly due?: { readonly kind: DueKind; readonly days: number } | undefined;
}
