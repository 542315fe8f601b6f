import type { Person } from '../../shared/model/people/person.ts';
import type { Connection } from '../data/index.ts';
import { createStaffRepository } from './staff.repository.ts';

/** A person with the hash of their PIN. */
export interface StaffWithPin extends Person {
  readonly pinHash: string | null;
}

/** The people in a copy of `branch.db`, such as a backup's. */
export function staffIn(db: Connection): StaffWithPin[] {
  const repository = createStaffRepository(db);
  return repository.all().map((person) => ({
    ...person,
    pinHash: repository.credentials(person.staffNo)?.pinHash ?? null,
  }));
}
