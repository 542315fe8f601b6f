import type { Person } from '../../shared/model/person.ts';
import type { Connection } from '../data/index.ts';
import { createStaffRepository } from './staff.repository.ts';

/** A person with what proves them. */
export interface StaffWithPin extends Person {
  readonly pinHash: string | null;
}

/** The people in a copy of `branch.db` that is not served: of a backup. */
export function staffIn(db: Connection): StaffWithPin[] {
  const repository = createStaffRepository(db);
  return repository.all().map((person) => ({
    ...person,
    pinHash: repository.credentials(person.staffNo)?.pinHash ?? null,
  }));
}
