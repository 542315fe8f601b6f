import { comparedStaffNo } from '../../../shared/model/people/person.ts';
import type { Role } from '../../../shared/model/people/roles.ts';

/** A person in the form. */
export interface OwnPerson {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
}

/** The first two people: they choose their PINs now and can reset each other's later. */
export interface Founder extends Omit<OwnPerson, 'role'> {
  readonly pin: string;
}

/** The form of a branch of one's own. */
export interface OwnBranch {
  readonly code: string;
  readonly zh: string;
  readonly en?: string;
  readonly counters: number;
  readonly head: Founder;
  readonly admin: Founder;
  readonly people?: readonly OwnPerson[];
}

/** Initial values of the form. */
export interface OwnBranchDraft extends Partial<Omit<OwnBranch, 'head' | 'admin'>> {
  readonly head?: Partial<OwnPerson>;
  readonly admin?: Partial<OwnPerson>;
}

/** The draft of the form: everything except the PINs. */
export function keptOf({ head, admin, ...rest }: Partial<OwnBranch>): OwnBranchDraft {
  const withoutPin = ({ staffNo, name }: Partial<Founder> = {}) => ({
    ...(staffNo !== undefined && { staffNo }),
    ...(name !== undefined && { name }),
  });
  return { ...rest, head: withoutPin(head), admin: withoutPin(admin) };
}

/** The form's values, for the core. */
export function toSetup({ code, zh, en, counters, head, admin, people = [] }: OwnBranch) {
  const name = zh.trim();
  return {
    code: code.trim(),
    name: { zh: name, en: en?.trim() || name },
    counters,
    people: [
      { ...head, role: 'head' as const },
      { ...admin, role: 'admin' as const },
      ...people.map(({ staffNo, name: person, role }) => ({ staffNo, name: person, role })),
    ],
  };
}

/** Staff numbers that are given to more than one person. */
export function sharedStaffNos({ head, admin, people = [] }: Partial<OwnBranch>): Set<string> {
  const all = [head, admin, ...people].flatMap(
    (person) => comparedStaffNo(person?.staffNo ?? '') || [],
  );
  return new Set(all.filter((staffNo, at) => all.indexOf(staffNo) !== at));
}
