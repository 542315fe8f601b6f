import type { Instant } from '../../shared/model/dates.ts';
import { needsConfirmation } from './people.rules.ts';
import { comparedStaffNo, type Person, type StaffRow } from '../../shared/model/people/person.ts';
import type { RoleRequests } from './role-requests.repository.ts';
import type { StaffRepository } from './staff.repository.ts';

/** The result of importing `staff.csv`. */
export interface StaffLanding {
  readonly accepted: number;
  /** Lines that a later line of the same number replaced. */
  readonly replaced: number;
  /** Roles of this file that wait for a head's confirmation. */
  readonly rolesWaiting: number;
}

/** Dependencies of the import. */
export interface StaffFileParts {
  readonly repository: StaffRepository;
  readonly requests: RoleRequests;
  readonly clock: () => Instant;
}

/**
 * Imports `staff.csv` in one transaction. It adds people as tellers and changes names and branches. Because many people
 * may be able to write into the drop folder, a file never changes a role, reactivates a person or sets a PIN.
 * @param by who imported it
 */
export function importStaff(
  { repository, requests, clock }: StaffFileParts,
  rows: readonly StaffRow[],
  by: string,
): StaffLanding {
  const last = new Map(rows.map((row) => [comparedStaffNo(row.staffNo), row]));
  const audit = (action: string, subject: string, detail: string) =>
    repository.audit({ at: clock(), actor: by, action, subject, detail });

  function landOne({ name, role, branch, ...row }: StaffRow, before: Person | null): boolean {
    const staffNo = before?.staffNo ?? row.staffNo;
    const now = before ?? { staffNo, role: 'teller' as const, active: true, branch: null };
    // A file without the branch column, or an empty cell, keeps the branch.
    const at = branch ?? now.branch;
    if (!before || before.name !== name || before.branch !== at) {
      repository.save({ ...now, name, branch: at });
    }
    if (!before) audit('person-added', staffNo, 'teller, staff.csv');
    else if (before.name !== name) audit('person-renamed', staffNo, `${before.name}>${name}`);
    const asked = requests.get(staffNo);
    if (!needsConfirmation('file', before, { role, active: now.active })) {
      // The file agrees with the present role, so its earlier request is withdrawn.
      if (asked?.source === 'file') requests.drop(staffNo);
      return false;
    }
    if (asked?.role === role) return !asked.refused;
    const request = { staffNo, role, activates: false, source: 'file' as const };
    requests.put({ ...request, askedBy: by, askedAt: clock(), refused: false });
    audit('role-asked', staffNo, `${now.role}>${role}, staff.csv`);
    return true;
  }

  return repository.together(() => {
    const known = new Map(repository.all().map((one) => [comparedStaffNo(one.staffNo), one]));
    const waiting = [...last].filter(([number, row]) => landOne(row, known.get(number) ?? null));
    const replaced = rows.length - last.size;
    return { accepted: rows.length, replaced, rolesWaiting: waiting.length };
  });
}
