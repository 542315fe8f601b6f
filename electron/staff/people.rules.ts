import type { Role } from '../../shared/model/roles.ts';
import type { StaffRefusal } from '../../shared/model/staff-refusal.ts';
import { sameStaffNo, type Person } from '../../shared/model/person.ts';

/**
 * Whether a head must say yes first. A head decides at once; anybody else, and any file, may make tellers only: a role
 * above teller, a change of a role and the return of someone with a role above teller wait.
 */
export function needsYes(
  asking: Role | 'file',
  before: Pick<Person, 'role' | 'active'> | null,
  after: Pick<Person, 'role' | 'active'>,
): boolean {
  if (asking === 'head') return false;
  if (!before) return after.role !== 'teller';
  if (before.role !== after.role) return true;
  return after.role !== 'teller' && after.active && !before.active;
}

/**
 * Why an administrator may not touch a head; null when they may. Whoever could change a head, or set their PIN, could be
 * the head. Only where no other head could do it may an administrator give a head a new code.
 */
export function headRefusal(
  actor: Pick<Person, 'role'>,
  subject: Person,
  what: 'change' | 'code',
  everyone: readonly Person[],
): StaffRefusal | null {
  if (subject.role !== 'head' || actor.role === 'head') return null;
  return what === 'code' && !another(subject, 'head', everyone) ? null : 'head-only';
}

/** Why a person must stay what they are: nobody else could do their part. Null where somebody can. */
export function lastRefusal(
  before: Person,
  after: Pick<Person, 'role' | 'active'>,
  everyone: readonly Person[],
): StaffRefusal | null {
  const loses = (role: Role) =>
    before.active &&
    before.role === role &&
    !(after.active && after.role === role) &&
    !another(before, role, everyone);
  if (loses('head')) return 'last-head';
  return loses('admin') ? 'last-admin' : null;
}

/** Whether somebody else of this role could sign in now. */
function another(person: Person, role: Role, everyone: readonly Person[]): boolean {
  return everyone.some(
    (one) => one.staffNo !== person.staffNo && one.role === role && one.active && one.hasPin,
  );
}

/** Why people cannot begin a branch: it takes a head and an administrator, who can help each other to a new PIN. */
export function foundersRefusal(
  people: readonly {
    readonly staffNo: string;
    readonly role: Role;
    readonly pin?: string | undefined;
  }[],
): { readonly code: StaffRefusal; readonly subject: string } | null {
  const twice = people.find((one, at) =>
    people.slice(0, at).some((earlier) => sameStaffNo(earlier.staffNo, one.staffNo)),
  );
  if (twice) return { code: 'number-taken', subject: twice.staffNo };
  const has = (role: Role) => people.some((one) => one.role === role && one.pin !== undefined);
  if (!has('head')) return { code: 'no-head', subject: '' };
  return has('admin') ? null : { code: 'no-admin', subject: '' };
}
