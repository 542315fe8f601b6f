import type { Instant } from '../../shared/model/dates.ts';
import { needsConfirmation } from './people.rules.ts';
import { comparedStaffNo, type Person, type StaffRow } from '../../shared/model/people/person.ts';
import type { PeopleChange, StaffRepository } from './staff.repository.ts';

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
  readonly clock: () => Instant;
}

/**
 * Imports `staff.csv` as one change. It adds people as tellers and changes names and branches. Because many people may be
 * able to write into the drop folder, a file never changes a role, reactivates a person or sets a PIN.
 * @param by who imported it
 */
export function importStaff(
  { repository, clock }: StaffFileParts,
  rows: readonly StaffRow[],
  by: string,
): Promise<StaffLanding> {
  const last = new Map(rows.map((row) => [comparedStaffNo(row.staffNo), row]));

  function landOne(people: PeopleChange, row: StaffRow, before: Person | null): boolean {
    const { name, role, branch } = row;
    const audit = (action: string, subject: string, detail: string) =>
      people.audit({ at: clock(), actor: by, action, subject, detail });
    const staffNo = before?.staffNo ?? row.staffNo;
    const now = before ?? { staffNo, role: 'teller' as const, active: true, branch: null };
    // A file without the branch column, or an empty cell, keeps the branch.
    const at = branch ?? now.branch;
    if (!before || before.name !== name || before.branch !== at) {
      people.save({ ...now, name, branch: at });
    }
    if (!before) audit('person-added', staffNo, 'teller, staff.csv');
    else if (before.name !== name) audit('person-renamed', staffNo, `${before.name}>${name}`);
    const asked = people.requests.get(staffNo);
    if (!needsConfirmation('file', before, { role, active: now.active })) {
      // The file agrees with the present role, so its earlier request is withdrawn.
      if (asked?.source === 'file') people.requests.drop(staffNo);
      return false;
    }
    if (asked?.role === role) return !asked.refused;
    const request = { staffNo, role, activates: false, source: 'file' as const };
    people.requests.put({ ...request, askedBy: by, askedAt: clock(), refused: false });
    audit('role-asked', staffNo, `${now.role}>${role}, staff.csv`);
    return true;
  }

  return repository.change((people) => {
    const known = new Map(people.all().map((one) => [comparedStaffNo(one.staffNo), one]));
    // A number that another workstation adds in the same moment must not be added twice.
    if ([...last.keys()].some((number) => !known.has(number))) people.dependsOnEverybody();
    const waiting = [...last].filter(([number, row]) =>
      landOne(people, row, known.get(number) ?? null),
    );
    const replaced = rows.length - last.size;
    return { accepted: rows.length, replaced, rolesWaiting: waiting.length };
  });
}
