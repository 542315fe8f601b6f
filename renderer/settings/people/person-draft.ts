import type { Role } from '../../../shared/model/roles.ts';

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
  const number = staffNo.trim().toLowerCase();
  return {
    ...(number === '' && { staffNo: 'required' as const }),
    ...(taken.some((one) => one.toLowerCase() === number) && { staffNo: 'taken' as const }),
    ...(name.trim() === '' && { name: 'required' as const }),
  };
}
