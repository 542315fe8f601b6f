import type { Instant } from '../../shared/model/dates.ts';
import type { Role } from '../../shared/model/people/roles.ts';
import type { Connection } from '../data/index.ts';

/** A role that waits for a head's confirmation. */
export interface RoleRequest {
  readonly staffNo: string;
  readonly role: Role;
  /** The request also reactivates the person. */
  readonly activates: boolean;
  /** Whether staff.csv or somebody in the settings requests it. */
  readonly source: 'file' | 'screen';
  /** Staff number of who requested it or imported the file; "system": drop folder; "command": command line. */
  readonly askedBy: string;
  readonly askedAt: Instant;
  /** A head refused it. The same role is not requested again. */
  readonly refused: boolean;
}

interface Row {
  staff_no: string;
  role: Role;
  activates: number;
  source: 'file' | 'screen';
  asked_by: string;
  asked_at: number;
  refused: number;
}

/** Requested roles in `branch.db`, at most one for each person. Write inside a transaction. */
export interface RoleRequests {
  all(): RoleRequest[];
  get(staffNo: string): RoleRequest | null;
  put(request: RoleRequest): void;
  drop(staffNo: string): void;
}

/** Creates the repository. */
export function createRoleRequests(db: Connection): RoleRequests {
  const columns = 'staff_no, role, activates, source, asked_by, asked_at, refused';
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM role_requests ORDER BY staff_no`);
  const one = db.prepare<[string], Row>(`SELECT ${columns} FROM role_requests WHERE staff_no = ?`);
  const put = db.prepare(
    `INSERT OR REPLACE INTO role_requests (${columns})
     VALUES (:staffNo, :role, :activates, :source, :askedBy, :askedAt, :refused)`,
  );
  const drop = db.prepare('DELETE FROM role_requests WHERE staff_no = ?');
  return {
    all: () => all.all().map(requestOf),
    get(staffNo) {
      const row = one.get(staffNo);
      return row ? requestOf(row) : null;
    },
    put: (request) =>
      void put.run({
        ...request,
        activates: request.activates ? 1 : 0,
        refused: request.refused ? 1 : 0,
      }),
    drop: (staffNo) => void drop.run(staffNo),
  };
}

function requestOf(row: Row): RoleRequest {
  return {
    staffNo: row.staff_no,
    role: row.role,
    activates: row.activates === 1,
    source: row.source,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    refused: row.refused === 1,
  };
}
