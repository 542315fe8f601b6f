import {
  grantOf,
  isGranted,
  type Admission,
  type AdmissionGrant,
  type AdmittedTier,
} from '../../shared/model/clients/admission.ts';
import {
  admissionMonths,
  type AdmissionRefusal,
} from '../../shared/model/clients/admission-refusal.ts';
import {
  addMonths,
  businessDateOf,
  type BusinessDate,
  type Instant,
} from '../../shared/model/dates.ts';
import { tierRank, type Tier } from '../../shared/model/schemes/tier.ts';
import { inTransaction, type Connection } from '../data/index.ts';
import type { StaffService } from '../staff/index.ts';
import { admissionsRepository } from './admissions.repository.ts';

/** A refused grant or revocation. Nothing was recorded. */
export class AdmissionRefused extends Error {
  readonly code: AdmissionRefusal;

  constructor(code: AdmissionRefusal) {
    super(code);
    this.name = 'AdmissionRefused';
    this.code = code;
  }
}

/** A special admission to be granted. */
export interface WantedAdmission {
  readonly clientNo: string;
  readonly tier: AdmittedTier;
  /** The last day on which it is in effect. */
  readonly until: BusinessDate;
  readonly approvedBy: string;
  readonly reason: string;
}

/** Special admissions. */
export interface Admissions {
  /** All admissions of a client, the latest first. */
  of(clientNo: string): Admission[];
  /** The grants of a client, or of everybody, for scoring. */
  grantsOf(clientNo: string): readonly AdmissionGrant[];
  grants(): AdmissionGrant[];
  /**
   * Grants a tier from today on. Durable and in the audit trail when it returns.
   * @param own the client's tier without this grant; null if not scored, undefined if the book has no such client
   * @throws AdmissionRefused, DataError
   */
  grant(wanted: WantedAdmission, own: Tier | null | undefined, by: string): Admission;
  /** Ends a grant before today. @throws AdmissionRefused, DataError */
  revoke(id: string, reason: string, by: string): Admission;
}

/** Dependencies of admissions. */
export interface AdmissionParts {
  readonly db: Connection;
  readonly staff: Pick<StaffService, 'audit'>;
  readonly clock: () => Instant;
  readonly newId: () => string;
}

const none: readonly AdmissionGrant[] = [];

/** Creates the service. Admissions are few and needed at every recognition, so they are kept in memory. */
export function createAdmissions({ db, staff, clock, newId }: AdmissionParts): Admissions {
  const repository = admissionsRepository(db);
  let admissions: readonly Admission[] = [];
  let grants = new Map<string, readonly AdmissionGrant[]>();
  const read = (): void => {
    admissions = repository.all();
    grants = Map.groupBy(
      admissions.flatMap((admission) => grantOf(admission) ?? []),
      (grant) => grant.clientNo,
    );
  };
  read();

  const today = (): BusinessDate => businessDateOf(clock());
  const grantsOf = (clientNo: string): readonly AdmissionGrant[] => grants.get(clientNo) ?? none;

  function write(work: () => void): void {
    inTransaction(db, work);
    read();
  }

  function refusal(
    { clientNo, tier, until }: WantedAdmission,
    own: Tier | null | undefined,
  ): AdmissionRefusal | null {
    if (own === undefined) return 'unknown-client';
    if (own === null) return 'not-scored';
    if (grantsOf(clientNo).some((grant) => isGranted(grant, today()))) return 'already-admitted';
    if (tierRank(own) <= tierRank(tier)) return 'not-below';
    if (until < today()) return 'until-past';
    return until > addMonths(today(), admissionMonths) ? 'until-far' : null;
  }

  return {
    of: (clientNo) => admissions.filter((one) => one.clientNo === clientNo).toReversed(),
    grantsOf,
    grants: () => [...grants.values()].flat(),
    grant(wanted, own, by) {
      const refused = refusal(wanted, own);
      if (refused) throw new AdmissionRefused(refused);
      const admission: Admission = {
        ...wanted,
        id: newId(),
        from: today(),
        signedBy: by,
        at: clock(),
        revoked: null,
      };
      write(() => {
        repository.add(admission);
        staff.audit(by, 'admission', wanted.clientNo, `${wanted.tier} until ${wanted.until}`);
      });
      return admission;
    },
    revoke(id, reason, by) {
      const admission = admissions.find((one) => one.id === id);
      if (!admission) throw new AdmissionRefused('unknown-admission');
      if (admission.revoked || admission.until < today()) throw new AdmissionRefused('over');
      const revoked = { on: today(), by, at: clock(), reason };
      write(() => {
        repository.revoke(id, revoked);
        staff.audit(by, 'admission-revoked', admission.clientNo, admission.tier);
      });
      return { ...admission, revoked };
    },
  };
}
