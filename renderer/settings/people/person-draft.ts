import { comparedStaffNo, sameStaffNo } from '../../../shared/model/people/person.ts';
import type { Role } from '../../../shared/model/people/roles.ts';

/** A person as the form holds them. */
export interface PersonDraft {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
}

/** What is wrong with a field of the form. */
export type PersonProblem = 'required' | 'taken';

/** Checks a person before saving. @param taken staff numbers of others. */
export function personProblems(
  { staffNo, name }: PersonDraft,
  taken: readonly string[],
): Readonly<Partial<Record<'staffNo' | 'name', PersonProblem>>> {
  return {
    ...(comparedStaffNo(staffNo) === '' && { staffNo: 'required' as const }),
    ...(taken.some((one) => sameStaffNo(one, staffNo)) && { staffNo: 'taken' as const }),
    ...(name.trim() === '' && { name: 'required' as const }),
  };
}
