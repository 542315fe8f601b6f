import { addDays, type BusinessDate, type Instant } from '../dates.ts';
import type { Tier } from '../schemes/tier.ts';

/** Tiers that can be granted by special admission: all but regular. */
export type AdmittedTier = Exclude<Tier, 'regular'>;

/** A client's granted tier and its dates: the part of an admission that scoring and explanations use. */
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
  /** Who approved, as on the paper. */
  readonly approvedBy: string;
  readonly reason: string;
  /** The member of staff who entered it. */
  readonly signedBy: string;
  readonly at: Instant;
  /** null if not revoked. A revoked admission counts up to the day before `on`. */
  readonly revoked: {
    readonly on: BusinessDate;
    readonly by: string;
    readonly at: Instant;
    readonly reason: string;
  } | null;
}

/** The grant of an admission, shortened by a revocation; null if no day is left. */
export function grantOf(admission: Admission): AdmissionGrant | null {
  const { id, clientNo, tier, from, revoked } = admission;
  const until =
    revoked && revoked.on <= admission.until ? addDays(revoked.on, -1) : admission.until;
  return until < from ? null : { id, clientNo, tier, from, until };
}

/** Whether a grant is in effect on a date. */
export function isGranted(grant: AdmissionGrant, on: BusinessDate): boolean {
  return grant.from <= on && on <= grant.until;
}
