import type { AdmittedTier } from '../clients/admission.ts';
import type { BusinessDate } from '../dates.ts';
import type { Fen } from '../money.ts';

/** The six sources of clients to assign (rulebook §3), in the order of the source: 1 … 6. */
export const assignmentSources = [
  'tier-list',
  'lead', // noted by the lobby or a teller
  'event-list',
  'other-department',
  'hand-over', // somebody left or changed work
  'other',
] as const;
export type AssignmentSource = (typeof assignmentSources)[number];

/** Who looks after a client from a day on. Lead and executor are one person unless the head leads a diamond. */
export interface Assignment {
  readonly on: BusinessDate;
  readonly seq: number;
  /** Who looked after the client until then: the book's manager changes without a trace, so the fact says it. */
  readonly from: string | null;
  readonly lead: string | null;
  /** Who does the work and whose load it is; null: nobody. */
  readonly executor: string | null;
  readonly source: AssignmentSource;
  readonly reason: string;
  readonly by: string;
}

/** Tiers that have managers. */
export type ManagedTier = AdmittedTier;
export const managedTiers = [
  'diamond',
  'platinum',
  'gold',
] as const satisfies readonly ManagedTier[];

/** How many clients of each tier. */
export type TierCounts = Readonly<Record<ManagedTier, number>>;

/** Whom gold clients above a manager's capacity go to, by average financial assets in [low, high). */
export interface OverflowBand {
  readonly role: 'teller' | 'lobby';
  readonly low: Fen;
  readonly high: Fen;
}
