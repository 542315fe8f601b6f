import type { Role } from '../../shared/model/people/roles.ts';
import { ownBranchCode } from './branch.rules.ts';

/** Everybody's PIN in the demo branch; the sign-in screen says so, and only there. */
export const demoPin = '246810';

/** Someone who works in the demo branch. */
export interface DemoStaff {
  readonly staffNo: string;
  readonly name: string;
  readonly role: Role;
  readonly branch: string;
}

/** The people of the demo branch, called as colleagues call them: surname and title. */
export const demoStaff: readonly DemoStaff[] = [
  ...people('head', 'H', ['李主任']),
  ...people('lobby', 'L', ['林经理', '何经理']),
  ...people('manager', 'M', ['陈经理', '张经理', '黄经理', '徐经理']),
  ...people('teller', 'T', ['王柜员', '周柜员', '吴柜员', '郑柜员', '冯柜员', '孙柜员']),
  ...people('admin', 'A', ['许工']),
];

/** The numbers of everyone with this role. */
export function staffNumbers(role: Role): readonly string[] {
  return demoStaff.filter((person) => person.role === role).map((person) => person.staffNo);
}

function people(role: Role, letter: string, names: readonly string[]): DemoStaff[] {
  return names.map((name, i) => ({
    staffNo: `${letter}${String(i + 1).padStart(2, '0')}`,
    name,
    role,
    branch: ownBranchCode,
  }));
}
