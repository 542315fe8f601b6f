import type { Role } from '../../../shared/model/roles.ts';

/** A person as the form holds them. */
export interface PersonDraft {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  /** A new PIN; empty leaves the present one. */
  readonly pin: string;
}

/** What is wrong with a field of the form. */
export type PersonProblem = 'required' | 'taken' | 'pin';

/** Checks a person before saving. @param taken staff numbers of others. */
export function personProblems(
  { staffNo, name, pin }: PersonDraft,
  taken: readonly string[],
): Readonly<Partial<Record<'staffNo' | 'name' | 'pin', PersonProblem>>> {
  const number = staffNo.trim();
  return {
    ...(number === '' && { staffNo: 'required' as const }),
    ...(taken.includes(number) && { staffNo: 'taken' as const }),
    ...(name.trim() === '' && { name: 'required' as const }),
    ...(pin !== '' && !/^\d{6,12}$/.test(pin) && { pin: 'pin' as const }),
  };
}
