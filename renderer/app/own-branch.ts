import type { Role } from '../../shared/model/roles.ts';

/** One person as the form holds them. */
export interface OwnPerson {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly pin: string;
}

/** The form of a branch of one's own. */
export interface OwnBranch {
  readonly code: string;
  readonly zh: string;
  readonly en?: string;
  readonly counters: number;
  readonly head: Omit<OwnPerson, 'role'>;
  readonly people?: readonly OwnPerson[];
}

/** What the form says, as the core takes it. */
export function toSetup({ code, zh, en, counters, head, people = [] }: OwnBranch) {
  const name = zh.trim();
  return {
    code: code.trim(),
    name: { zh: name, en: en?.trim() || name },
    counters,
    people: [{ ...head, role: 'head' as const }, ...people].map(
      ({ staffNo, name: person, role, pin }) => ({ staffNo, name: person, role, pin }),
    ),
  };
}

/** Staff numbers that are given to more than one person. */
export function sharedStaffNos({ head, people = [] }: Partial<OwnBranch>): Set<string> {
  const all = [head, ...people].flatMap((person) => person?.staffNo.trim() || []);
  return new Set(all.filter((staffNo, at) => all.indexOf(staffNo) !== at));
}
