import type { Admission, AdmittedTier } from '../../shared/model/clients/admission.ts';
import type { Connection } from '../data/index.ts';

interface Row {
  readonly id: string;
  readonly client_no: string;
  readonly tier: AdmittedTier;
  readonly from_day: string;
  readonly until_day: string;
  readonly approved_by: string;
  readonly reason: string;
  readonly signed_by: string;
  readonly at: number;
  readonly revoked_on: string | null;
  readonly revoked_by: string | null;
  readonly revoked_at: number | null;
  readonly revoked_reason: string | null;
}

/** Special admissions in `branch.db`: added and revoked, never deleted. */
export function admissionsRepository(db: Connection) {
  const all = db.prepare<[], Row>('SELECT * FROM admissions ORDER BY at, id');
  const add = db.prepare(
    `INSERT INTO admissions (id, client_no, tier, from_day, until_day, approved_by, reason, signed_by, at)
     VALUES (:id, :clientNo, :tier, :from, :until, :approvedBy, :reason, :signedBy, :at)`,
  );
  const revoke = db.prepare(
    `UPDATE admissions SET revoked_on = :on, revoked_by = :by, revoked_at = :at, revoked_reason = :reason
     WHERE id = :id AND revoked_on IS NULL`,
  );
  return {
    all: (): Admission[] => all.all().map(admissionOf),
    add: ({ revoked: _revoked, ...admission }: Admission): void => {
      add.run(admission);
    },
    revoke: (id: string, revoked: NonNullable<Admission['revoked']>): void => {
      revoke.run({ id, ...revoked });
    },
  };
}

function admissionOf(row: Row): Admission {
  const { revoked_on: on, revoked_by: by, revoked_at: at, revoked_reason: reason } = row;
  return {
    id: row.id,
    clientNo: row.client_no,
    tier: row.tier,
    from: row.from_day,
    until: row.until_day,
    approvedBy: row.approved_by,
    reason: row.reason,
    signedBy: row.signed_by,
    at: row.at,
    // The table keeps the four together.
    revoked:
      on === null || by === null || at === null || reason === null ? null : { on, by, at, reason },
  };
}
