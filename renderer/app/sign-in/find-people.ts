import { foldKey } from '../../../shared/model/clients/fold.ts';
import { pinyinInitials } from './pinyin-initials.ts';
import type { Status } from '../use-status.ts';

/** Someone who may sign in. */
export type SignInPerson = Status['people'][number];

/** The order of roles in the list; lobby managers first. */
const order = ['lobby', 'head', 'manager', 'teller', 'admin'] as const;

/** People in the order of the sign-in list: by role, each role as the branch lists them. */
export function inSignInOrder(people: readonly SignInPerson[]): SignInPerson[] {
  return people.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}

/** People who match a text: by a part of the name, pinyin initials or the start of the staff number. */
export function findPeople(people: readonly SignInPerson[], text: string): SignInPerson[] {
  const wanted = foldKey(text).toLowerCase();
  if (wanted === '') return [...people];
  return people.filter(
    ({ name, staffNo }) =>
      name.toLowerCase().includes(wanted) ||
      pinyinInitials(name).startsWith(wanted) ||
      staffNo.toLowerCase().startsWith(wanted),
  );
}
