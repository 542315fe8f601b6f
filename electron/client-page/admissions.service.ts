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
import type { RecordReader, Records } from '../store/index.ts';
import { admissionsKind } from './admissions.repository.ts';

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
  grant(wanted: WantedAdmission, own: Tier | null | undefined, by: string): Promise<Admission>;
  /** Ends a grant before today. @throws AdmissionRefused, DataError */
  revoke(id: string, reason: string, by: string): Promise<Admission>;
  /** Calls back for each client whose grants were changed, here or at another workstation. */
  onChanged(listener: (clientNo: string) => void): void;
}

/** Dependencies of admissions. */
export interface AdmissionParts {
  readonly records: Records;
  readonly clock: () => Instant;
  readonly newId: () => string;
}

const none: readonly AdmissionGrant[] = [];

/** Creates the service. Admissions are needed at every recognition, so all are kept in memory. */
export function createAdmissions({ records, clock, newId }: AdmissionParts): Admissions {
  let known: { readonly from: unknown; readonly grants: Grants } | null = null;
  function grants(): Grants {
    const from = records.all(admissionsKind);
    if (known?.from !== from) known = { from, grants: grantsOfAll(from.flatMap(own)) };
    return known.grants;
  }

  const today = (): BusinessDate => businessDateOf(clock());
  const grantsOf = (clientNo: string): readonly AdmissionGrant[] => grants().get(clientNo) ?? none;
  const of = (on: RecordReader, clientNo: string): readonly Admission[] =>
    on.get(admissionsKind, clientNo)?.admissions ?? [];

  function refusal(
    { tier, until }: WantedAdmission,
    own: Tier | null | undefined,
    before: readonly Admission[],
  ): AdmissionRefusal | null {
    if (own === undefined) return 'unknown-client';
    if (own === null) return 'not-scored';
    const granted = before.flatMap((one) => grantOf(one) ?? []);
    if (granted.some((grant) => isGranted(grant, today()))) return 'already-admitted';
    if (tierRank(own) <= tierRank(tier)) return 'not-below';
    if (until < today()) return 'until-past';
    return until > addMonths(today(), admissionMonths) ? 'until-far' : null;
  }

  return {
    of: (clientNo) => of(records, clientNo).toReversed(),
    grantsOf,
    grants: () => [...grants().values()].flat(),
    grant: (wanted, own, by) =>
      records.change((change) => {
        const { clientNo, tier, until } = wanted;
        const before = of(change, clientNo);
        const refused = refusal(wanted, own, before);
        if (refused) throw new AdmissionRefused(refused);
        const signed = { id: newId(), from: today(), signedBy: by, at: clock() };
        const admission: Admission = { ...wanted, ...signed, revoked: null };
        change.put(admissionsKind, clientNo, { admissions: [...before, admission] });
        const detail = `${tier} until ${until}`;
        const { at } = signed;
        change.audit({ at, actor: by, action: 'admission', subject: clientNo, detail });
        return admission;
      }),
    revoke: (id, reason, by) =>
      records.change((change) => {
        const admission = change
          .all(admissionsKind)
          .flatMap(own)
          .find((one) => one.id === id);
        if (!admission) throw new AdmissionRefused('unknown-admission');
        if (admission.revoked || admission.until < today()) throw new AdmissionRefused('over');
        const { clientNo, tier } = admission;
        const revoked = { on: today(), by, at: clock(), reason };
        const ended = { ...admission, revoked };
        const admissions = of(change, clientNo).map((one) => (one.id === id ? ended : one));
        change.put(admissionsKind, clientNo, { admissions });
        const action = 'admission-revoked';
        change.audit({ at: revoked.at, actor: by, action, subject: clientNo, detail: tier });
        return ended;
      }),
    onChanged(listener) {
      let before = grants();
      records.subscribe((kinds) => {
        if (!kinds.has(admissionsKind.kind)) return;
        const [was, is] = [before, grants()];
        before = is;
        for (const clientNo of new Set([...was.keys(), ...is.keys()])) {
          const same = JSON.stringify(was.get(clientNo)) === JSON.stringify(is.get(clientNo));
          if (!same) listener(clientNo);
        }
      });
    },
  };
}

type Grants = ReadonlyMap<string, readonly AdmissionGrant[]>;

const own = ({ admissions }: { readonly admissions: readonly Admission[] }) => admissions;

function grantsOfAll(admissions: readonly Admission[]): Grants {
  const granted = admissions.flatMap((admission) => grantOf(admission) ?? []);
  return Map.groupBy(granted, ({ clientNo }) => clientNo);
}
