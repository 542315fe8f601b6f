import type { Role } from './roles.ts';

/** A person who works at the branch. */
export interface Person {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly branch: string | null;
  readonly active: boolean;
  readonly hasPin: boolean;
}

/** One row of `staff.csv`. */
export interface StaffRow {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly branch: string | null;
}
