import {
  isGranted,
  type AdmissionGrant,
  type AdmittedTier,
} from '../../../shared/model/clients/admission.ts';
import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import { tierRank } from '../../../shared/model/schemes/tier.ts';

/** The level that a special admission lifts a client to, and the grant that does. */
export interface AdmittedLevel {
  /** Position in the scheme. */
  readonly level: number;
  readonly grant: AdmissionGrant;
}

/**
 * The lowest level that is received in a tier. A scheme without that tier gives the next tier below: nobody is received
 * better than was signed for. A level whose threshold is unconfirmed is never computed, but can be granted.
 */
export function levelOfTier({ levels }: Pick<Scheme, 'levels'>, tier: AdmittedTier): number {
  const wanted = tierRank(tier);
  const best = Math.min(...levels.map((level) => tierRank(level.tier)).filter((r) => r >= wanted));
  return Math.max(
    0,
    levels.findIndex((level) => tierRank(level.tier) === best),
  );
}

/** The highest level that grants give on a date; of equal ones the grant that lasts longest. null without any. */
export function admittedLevel(
  scheme: Pick<Scheme, 'levels'>,
  grants: readonly AdmissionGrant[],
  on: BusinessDate,
): AdmittedLevel | null {
  const found = grants
    .filter((grant) => isGranted(grant, on))
    .map((grant) => ({ level: levelOfTier(scheme, grant.tier), grant }))
    .toSorted((a, b) => b.level - a.level || (a.grant.until < b.grant.until ? 1 : -1));
  return found[0] ?? null;
}
