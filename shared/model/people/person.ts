import { foldKey } from '../clients/fold.ts';
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

/** A staff number folded for comparison: people take `t01` and `Ｔ01` for the same. */
export function comparedStaffNo(staffNo: string): string {
  return foldKey(staffNo).toLowerCase();
}

/** Whether people would take two staff numbers for the same. */
export function sameStaffNo(one: string, other: string): boolean {
  return comparedStaffNo(one) === comparedStaffNo(other);
}
