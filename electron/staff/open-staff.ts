import type { Instant } from '../../shared/model/dates.ts';
import type { Connection } from '../data/index.ts';
import type { Faults } from '../platform/index.ts';
import type { AuditPort, Records } from '../store/index.ts';
import { auditLinesIn } from './audit-lines.repository.ts';
import { createStaffRepository } from './staff.repository.ts';
import { createStaffService, type StaffService } from './staff.service.ts';

/** Creates the staff service of a branch on its records. @param db its `branch.db`, with the audit trail */
export function openStaff(
  db: Connection,
  {
    records,
    ...parts
  }: {
    readonly records: Records;
    readonly audit: AuditPort;
    readonly clock: () => Instant;
    /** Steady clock: milliseconds that only go forward. */
    readonly steady?: (() => number) | undefined;
    readonly faults?: Faults;
  },
): StaffService {
  return createStaffService({
    ...parts,
    repository: createStaffRepository(records),
    lines: auditLinesIn(db),
  });
}
