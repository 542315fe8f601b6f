import type { Instant } from '../../shared/model/dates.ts';
import type { Connection } from '../data/index.ts';

/** A one-time code with which a person chooses a PIN. The code itself is not stored. */
export interface PinCode {
  readonly id: number;
  readonly staffNo: string;
  /** Whether the person had a PIN before. */
  readonly isReset: boolean;
  readonly issuedBy: string;
  readonly issuedAt: Instant;
  readonly until: Instant;
  /** null once the code was used, replaced, or tried too often. */
  readonly hash: string | null;
  readonly failures: number;
}

interface Row {
  code_id: number;
  staff_no: string;
  is_reset: number;
  issued_by: string;
  issued_at: number;
  until: number;
  hash: string | null;
  failures: number;
}

/** One-time codes in `branch.db`. Write inside a transaction. */
export interface PinCodes {
  latest(staffNo: string): PinCode | null;
  /** Resets since an instant, of one person or of everybody, in order. */
  resetsSince(since: Instant, staffNo?: string): PinCode[];
  /** Replaces an earlier code of the person. */
  put(code: Omit<PinCode, 'id' | 'failures'>): void;
  /** Stores the number of wrong tries; `spent`: the code becomes invalid. */
  fail(id: number, failures: number, spent: boolean): void;
  spend(staffNo: string): void;
}

/** Creates the repository. */
export function createPinCodes(db: Connection): PinCodes {
  const columns = 'code_id, staff_no, is_reset, issued_by, issued_at, until, hash, failures';
  const latest = db.prepare<[string], Row>(
    `SELECT ${columns} FROM pin_codes WHERE staff_no = ? ORDER BY code_id DESC LIMIT 1`,
  );
  const resets = db.prepare<[{ since: number; staffNo: string | null }], Row>(
    `SELECT ${columns} FROM pin_codes
     WHERE is_reset = 1 AND issued_at >= :since AND (:staffNo IS NULL OR staff_no = :staffNo)
     ORDER BY code_id`,
  );
  const insert = db.prepare(
    `INSERT INTO pin_codes (staff_no, is_reset, issued_by, issued_at, until, hash)
     VALUES (:staffNo, :isReset, :issuedBy, :issuedAt, :until, :hash)`,
  );
  const fail = db.prepare(
    'UPDATE pin_codes SET failures = ?, hash = iif(?, NULL, hash) WHERE code_id = ?',
  );
  const spend = db.prepare('UPDATE pin_codes SET hash = NULL WHERE staff_no = ?');
  return {
    latest(staffNo) {
      const row = latest.get(staffNo);
      return row ? codeOf(row) : null;
    },
    resetsSince: (since, staffNo) =>
      resets.all({ since, staffNo: staffNo ?? null }).map((row) => codeOf(row)),
    put(code) {
      spend.run(code.staffNo);
      insert.run({ ...code, isReset: code.isReset ? 1 : 0 });
    },
    fail: (id, failures, spent) => void fail.run(failures, spent ? 1 : 0, id),
    spend: (staffNo) => void spend.run(staffNo),
  };
}

function codeOf(row: Row): PinCode {
  return {
    id: row.code_id,
    staffNo: row.staff_no,
    isReset: row.is_reset === 1,
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
    until: row.until,
    hash: row.hash,
    failures: row.failures,
  };
}
