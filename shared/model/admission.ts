import { addDays, type BusinessDate, type Instant } from './dates.ts';
import type { Tier } from './tier.ts';

/** Tiers that can be granted by signing: regular is nobody's gift. */
export type AdmittedTier = Exclude<Tier, 'regular'>;

/** What special admission says about a client's tier on a date; scoring and explanations take no more than this. */
export interface AdmissionGrant {
  readonly id: string;
  readonly clientNo: string;
  readonly tier: AdmittedTier;
  /** First and last business date, both included. */
  readonly from: BusinessDate;
  readonly until: BusinessDate;
}

/**
 * A tier granted by signing to a client below its standard (特批; rulebook §3, "Special admission": gold is approved by
 * the branch head, platinum by the second-level branch, diamond by the first-level branch).
 */
export interface Admission extends AdmissionGrant {
  /** Who approved, as the paper names them. */
  readonly approvedBy: string;
  readonly reason: string;
  /** The member of staff who entered it. */
  readonly signedBy: string;
  readonly at: Instant;
  /** null while nobody took it back. A revoked admission counts up to the day before `on`. */
  readonly revoked: {
    readonly on: BusinessDate;
    readonly by: string;
    readonly at: Instant;
    readonly reason: string;
  } | null;
}

/** What is left of an admission for scoring once a revocation has its say; null when no day is left. */
export function grantOf(admission: Admission): AdmissionGrant | null {
  const { id, clientNo, tier, from, revoked } = admission;
  const until =
    revoked && revoked.on <= admission.until ? addDays(revoked.on, -1) : admission.until;
  return until < from ? null : { id, clientNo, tier, from, until };
}

/** Whether a grant holds on a date. */
export function isGranted(grant: AdmissionGrant, on: BusinessDate): boolean {
  return grant.from <= on && on <= grant.until;
}
