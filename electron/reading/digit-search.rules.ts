import { may, type Role } from '../../shared/model/people/roles.ts';

/** Last digits that a person may be asked for at the counter. */
const group = 4;

/**
 * Whether a role may see hits by these last digits. Numbers are masked but for their last four: longer ends would tell
 * the next digit, one after the other, to whoever may not reveal it.
 */
export function maySeeTail(role: Role, searchText: string): boolean {
  const digits = searchText.normalize('NFKC').replaceAll(/[^\dXx]/g, '');
  return may(role, 'reveal') || digits.length <= group;
}
