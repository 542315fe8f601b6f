import * as z from 'zod';
import type { Instant } from '../../shared/model/dates.ts';
import { roles, type Role } from '../../shared/model/people/roles.ts';
import type { RecordChange, RecordKind, RecordReader } from '../store/index.ts';

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
  /** A head refused it. It stays, so that the next night's file does not request the same role again. */
  readonly refused: boolean;
}

/** The records of requested roles, at most one for each person, by staff number. */
export const roleRequestKind: RecordKind<RoleRequest> = {
  kind: 'role-request',
  schema: z.object({
    staffNo: z.string(),
    role: z.enum(roles),
    activates: z.boolean(),
    source: z.enum(['file', 'screen']),
    askedBy: z.string(),
    askedAt: z.int(),
    refused: z.boolean(),
  }),
};

/** Requested roles as they are. */
export interface RoleRequests {
  all(): readonly RoleRequest[];
  get(staffNo: string): RoleRequest | null;
}

/** Requested roles within a change. */
export interface RoleRequestChange extends RoleRequests {
  put(request: RoleRequest): void;
  drop(staffNo: string): void;
}

/** The requests in the records. */
export function roleRequestsIn(records: RecordReader): RoleRequests {
  return {
    all: () => records.all(roleRequestKind),
    get: (staffNo) => records.get(roleRequestKind, staffNo),
  };
}

/** Changes requests. */
export function changeRoleRequests(records: RecordChange): RoleRequestChange {
  return {
    ...roleRequestsIn(records),
    put: (request) => records.put(roleRequestKind, request.staffNo, request),
    drop: (staffNo) => records.forget(roleRequestKind, staffNo),
  };
}
