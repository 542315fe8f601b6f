import type { Person } from '../../shared/model/people/person.ts';
import type { Connection } from '../data/index.ts';
import { createRecordTable, readerOf } from '../store/index.ts';
import { peopleIn } from './staff.repository.ts';

/** A person with the hash of their PIN. */
export interface StaffWithPin extends Person {
  readonly pinHash: string | null;
}

/** The people in a copy of `branch.db`, such as a backup's. */
export function staffIn(db: Connection): StaffWithPin[] {
  const people = peopleIn(readerOf(createRecordTable(db)));
  return people.all().map((person) => ({
    ...person,
    pinHash: people.credentials(person.staffNo)?.pinHash ?? null,
  }));
}
