import type { Instant } from '../../shared/model/dates.ts';
import type { Role } from '../../shared/model/roles.ts';
import { inTransaction, type Connection } from '../data/index.ts';

/** A person who works at the branch. */
export interface Person {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly branch: string | null;
  readonly active: boolean;
  readonly hasPin: boolean;
}

/** What sign-in needs to know of a person. */
export interface Credentials {
  readonly pinHash: string | null;
  readonly failures: number;
  readonly lockedUntil: Instant;
}

/** One row of `staff.csv`. */
export interface StaffRow {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly branch: string | null;
}

/** People, their PINs, and the record of who did what outside the floor. */
export interface StaffRepository {
  all(): readonly Person[];
  get(staffNo: string): Person | null;
  credentials(staffNo: string): Credentials | null;
  /** Lands rows in one transaction; PINs and activity of those already known stay. */
  land(rows: readonly StaffRow[]): { accepted: number; replaced: number };
  save(person: Omit<Person, 'hasPin'>): void;
  setPin(staffNo: string, pinHash: string): void;
  setFailures(staffNo: string, failures: number, lockedUntil: Instant): void;
  audit(entry: AuditEntry): void;
}

/** One line of the audit: who did what to whom. Never a client's data, only numbers and codes. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

interface Row {
  staff_no: string;
  name: string;
  role: Role;
  branch: string | null;
  active: number;
  pin_hash: string | null;
  failures: number;
  locked_until: number;
}

/** The people in `branch.db`. */
export function createStaffRepository(db: Connection): StaffRepository {
  const columns = 'staff_no, name, role, branch, active, pin_hash, failures, locked_until';
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM staff ORDER BY staff_no`);
  const one = db.prepare<[string], Row>(`SELECT ${columns} FROM staff WHERE staff_no = ?`);
  const land = db.prepare(
    `INSERT INTO staff (staff_no, name, role, branch) VALUES (:staffNo, :name, :role, :branch)
     ON CONFLICT (staff_no) DO UPDATE SET name = :name, role = :role, branch = :branch`,
  );
  const save = db.prepare(
    `INSERT INTO staff (staff_no, name, role, branch, active)
     VALUES (:staffNo, :name, :role, :branch, :active)
     ON CONFLICT (staff_no) DO UPDATE SET name = :name, role = :role, branch = :branch, active = :active`,
  );
  const setPin = db.prepare(
    'UPDATE staff SET pin_hash = ?, failures = 0, locked_until = 0 WHERE staff_no = ?',
  );
  const setFailures = db.prepare(
    'UPDATE staff SET failures = ?, locked_until = ? WHERE staff_no = ?',
  );
  const audit = db.prepare(
    `INSERT INTO audit (at, actor, action, subject, detail)
     VALUES (:at, :actor, :action, :subject, :detail)`,
  );
  // Every line of every screen names somebody. This is the file's only connection: what it wrote is all that changes.
  let known: readonly Person[] | null = null;
  const people = (): readonly Person[] => {
    // A transaction may yet be rolled back.
    if (db.inTransaction) return all.all().map(person);
    known ??= all.all().map(person);
    return known;
  };
  const write = <T>(work: () => T): T => {
    known = null;
    return inTransaction(db, work);
  };
  return {
    all: people,
    get: (staffNo) => people().find((one) => one.staffNo === staffNo) ?? null,
    credentials: (staffNo) => {
      const row = one.get(staffNo);
      return row
        ? { pinHash: row.pin_hash, failures: row.failures, lockedUntil: row.locked_until }
        : null;
    },
    land: (rows) =>
      write(() => {
        let replaced = 0;
        for (const { staffNo, name, role, branch } of rows) {
          const before = one.get(staffNo);
          if (before) replaced += 1;
          land.run({ staffNo, name, role, branch });
        }
        return { accepted: rows.length, replaced };
      }),
    save: ({ staffNo, name, role, branch, active }) => {
      write(() => save.run({ staffNo, name, role, branch, active: active ? 1 : 0 }));
    },
    setPin: (staffNo, pinHash) => {
      write(() => setPin.run(pinHash, staffNo));
    },
    setFailures: (staffNo, failures, lockedUntil) => {
      inTransaction(db, () => setFailures.run(failures, lockedUntil, staffNo));
    },
    audit: (entry) => {
      inTransaction(db, () => audit.run(entry));
    },
  };
}

function person(row: Row): Person {
  return {
    staffNo: row.staff_no,
    name: row.name,
    role: row.role,
    branch: row.branch,
    active: row.active === 1,
    hasPin: row.pin_hash !== null,
  };
}
