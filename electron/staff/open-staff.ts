import type { Instant } from '../../shared/model/dates.ts';
import type { AuditChain } from '../branch-log/index.ts';
import type { Connection } from '../data/index.ts';
import type { Faults } from '../platform/index.ts';
import { createPinCodes } from './pin-codes.repository.ts';
import { createRoleRequests } from './role-requests.repository.ts';
import { createStaffRepository } from './staff.repository.ts';
import { createStaffService, type StaffService } from './staff.service.ts';

/** Creates the staff service of a branch on its `branch.db`. */
export function openStaff(
  db: Connection,
  {
    clock,
    steady,
    faults,
    audit,
  }: {
    readonly clock: () => Instant;
    /** Steady clock: milliseconds that only go forward. */
    readonly steady?: (() => number) | undefined;
    readonly faults?: Faults;
    /** The audit trail; opened here if not given. */
    readonly audit?: AuditChain;
  },
): StaffService {
  return createStaffService({
    repository: createStaffRepository(db, audit),
    codes: createPinCodes(db),
    requests: createRoleRequests(db),
    clock,
    ...(steady && { steady }),
    ...(faults && { faults }),
  });
}
