import type { Instant } from '../../shared/model/dates.ts';
import type { Connection } from '../data/index.ts';
import type { Faults } from '../platform/index.ts';
import { createPinCodes } from './pin-codes.repository.ts';
import { createRoleRequests } from './role-requests.repository.ts';
import { createStaffRepository } from './staff.repository.ts';
import { createStaffService, type StaffService } from './staff.service.ts';

/** The people of a branch, in its `branch.db`. */
export function openStaff(
  db: Connection,
  {
    clock,
    steady,
    faults,
  }: {
    readonly clock: () => Instant;
    /** Milliseconds that only ever go forward. */
    readonly steady?: (() => number) | undefined;
    readonly faults?: Faults;
  },
): StaffService {
  return createStaffService({
    repository: createStaffRepository(db),
    codes: createPinCodes(db),
    requests: createRoleRequests(db),
    clock,
    ...(steady && { steady }),
    ...(faults && { faults }),
  });
}
