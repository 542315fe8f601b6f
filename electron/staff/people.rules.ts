import type { Role } from '../../shared/model/people/roles.ts';
import type { StaffRefusal } from '../../shared/model/people/staff-refusal.ts';
import { sameStaffNo, type Person } from '../../shared/model/people/person.ts';

/**
 * Whether a branch head must confirm a change first. A head decides at once. Everybody else, and every file, may only
 * add tellers: other roles, changes of a role, and the return of somebody with another role wait for a head.
 */
export function needsConfirmation(
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
 * Why an administrator may not change a head; null if they may. Whoever can change a head or the head's PIN can act as
 * the head. An administrator may issue a code for a head only if no other head can sign in.
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

/** Why a person must keep role and state: nobody else has this role. null if somebody else has it. */
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

/** Whether somebody else of this role can sign in. */
function another(person: Person, role: Role, everyone: readonly Person[]): boolean {
  return everyone.some(
    (one) => one.staffNo !== person.staffNo && one.role === role && one.active && one.hasPin,
  );
}

/** Why these people cannot found a branch: it takes a head and an administrator, who can reset each other's PIN. */
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
