import type { Instant } from '../../shared/model/dates.ts';
import type { Role } from '../../shared/model/people/roles.ts';
import { createAuditChain, type AuditChain } from '../branch-log/index.ts';
import { inTransaction, type Connection } from '../data/index.ts';
import type { Person } from '../../shared/model/people/person.ts';

/** What sign-in needs to know about a person. */
export interface Credentials {
  readonly pinHash: string | null;
  readonly failures: number;
  readonly lockedUntil: Instant;
}

/** People, their PINs, and the record of who did what outside the floor. */
export interface StaffRepository {
  all(): readonly Person[];
  get(staffNo: string): Person | null;
  credentials(staffNo: string): Credentials | null;
  /** Runs `work` in one transaction. */
  together<T>(work: () => T): T;
  save(person: Omit<Person, 'hasPin'>): void;
  /** @param pinHash null removes the PIN */
  setPin(staffNo: string, pinHash: string | null): void;
  setFailures(staffNo: string, failures: number, lockedUntil: Instant): void;
  audit(entry: AuditEntry): void;
  /** Whether they ever chose a PIN themselves. */
  choseOwnPin(staffNo: string): boolean;
  /** The latest entries of these kinds, latest first. */
  record(actions: readonly string[], limit: number): RecordedEntry[];
}

/** One line of the audit trail: who did what to whom. It holds numbers and codes, never a client's data. */
export interface AuditEntry {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/** A stored line of the audit trail. */
export interface RecordedEntry extends AuditEntry {
  readonly id: number;
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
export function createStaffRepository(
  db: Connection,
  audit: AuditChain = createAuditChain(db),
): StaffRepository {
  const columns = 'staff_no, name, role, branch, active, pin_hash, failures, locked_until';
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM staff ORDER BY staff_no`);
  const one = db.prepare<[string], Row>(`SELECT ${columns} FROM staff WHERE staff_no = ?`);
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
  const record = db.prepare<[{ actions: string; limit: number }], RecordedEntry>(
    `SELECT id, at, actor, action, subject, detail FROM audit
     WHERE action IN (SELECT value FROM json_each(:actions)) ORDER BY id DESC LIMIT :limit`,
  );
  const chose = db.prepare<[string], number>(
    `SELECT 1 FROM audit WHERE actor = ? AND action IN ('pin-chosen', 'pin-changed') LIMIT 1`,
  );
  // Cached, because every screen names people. This is the file's only connection, so its own writes are all changes.
  let known: readonly Person[] | null = null;
  const people = (): readonly Person[] => {
    // Not cached inside a transaction, which may be rolled back.
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
    together: write,
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
      audit.add(entry);
    },
    choseOwnPin: (staffNo) => chose.get(staffNo) !== undefined,
    record: (actions, limit) => record.all({ actions: JSON.stringify(actions), limit }),
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
