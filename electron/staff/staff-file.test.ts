import { expect, it } from 'vitest';
import type { Role } from '../../shared/model/people/roles.ts';
import { openTestStaff, refusalOf, soundPin } from './staff.fixture.ts';

const line = (staffNo: string, name: string, role: Role) => ({ staffNo, name, role, branch: null });
const asked = (staffNo: string, role: Role) => ({ staffNo, role });

it('F41 a file adds tellers and changes names, and gives no role', async () => {
  const { staff } = await openTestStaff();
  const landed = await staff.land(
    [
      line('T01', '王小柜', 'head'),
      line('T02', '周柜员', 'teller'),
      line('L01', '林经理', 'lobby'),
      line('M01', '陈经理', 'manager'),
      line('H02', '赵主任', 'head'),
      line('A02', '吴工', 'admin'),
    ],
    'system',
  );
  expect(landed).toEqual({ accepted: 6, replaced: 0, rolesWaiting: 5 });
  expect(staff.get('T01')).toMatchObject({ name: '王小柜', role: 'teller' });
  // The teller signs in with their own PIN, and is a teller.
  const signIn = await staff.signIn('T01', soundPin);
  expect(signIn).toMatchObject({ ok: true, person: { role: 'teller' } });
  for (const staffNo of ['T02', 'L01', 'M01', 'H02', 'A02']) {
    expect(staff.get(staffNo)).toMatchObject({ role: 'teller', hasPin: false });
  }
  expect(staff.roleRequests().map(({ staffNo, role }) => [staffNo, role])).toEqual([
    ['A02', 'admin'],
    ['H02', 'head'],
    ['L01', 'lobby'],
    ['M01', 'manager'],
    ['T01', 'head'],
  ]);
});

it('F41 a number that people take for another’s adds nobody beside them', async () => {
  const { staff } = await openTestStaff();
  const landed = await staff.land(
    [line('t01', '王小柜', 'teller'), line('t02', '周柜员', 'teller'), line('T02', '周宁', 'head')],
    'system',
  );
  expect(landed).toEqual({ accepted: 3, replaced: 1, rolesWaiting: 1 });
  expect(staff.people().map(({ staffNo, name }) => [staffNo, name])).toEqual(
    expect.arrayContaining([
      ['T01', '王小柜'],
      ['T02', '周宁'],
    ]),
  );
  expect(staff.people()).toHaveLength(4);
});

it('F41 a demotion by a file waits as well, and nobody who left comes back by one', async () => {
  const { staff, join } = await openTestStaff();
  const manager = await join('M01', 'manager');
  await staff.land([line('M01', manager.name, 'teller'), line('A01', '许工', 'teller')], 'command');
  expect(staff.get('M01')?.role).toBe('manager');
  expect(staff.get('A01')?.role).toBe('admin');
  await staff.save({ ...manager, active: false }, 'H01');
  await staff.land([line('M01', manager.name, 'manager')], 'command');
  expect(staff.get('M01')?.active).toBe(false);
});

it('F41 a head’s yes gives the role and ends what runs under the old one; both are in the audit with who', async () => {
  const { staff, audit } = await openTestStaff();
  const signIn = await staff.signIn('T01', soundPin);
  const token = signIn.ok ? signIn.resumeToken : '';
  await staff.land([line('T01', '王柜员', 'manager'), line('H02', '赵主任', 'head')], 'A01');
  await staff.answerRole(asked('T01', 'manager'), true, 'H01');
  expect(staff.get('T01')?.role).toBe('manager');
  expect(staff.sessions.person(token)).toBeNull();
  await staff.answerRole(asked('H02', 'head'), false, 'H01');
  expect(staff.get('H02')?.role).toBe('teller');
  expect(staff.roleRequests()).toEqual([]);
  const about = audit().filter(({ action }) => action.startsWith('role-'));
  expect(about).toEqual([
    { actor: 'A01', action: 'role-asked', subject: 'T01', detail: 'teller>manager, staff.csv' },
    { actor: 'A01', action: 'role-asked', subject: 'H02', detail: 'teller>head, staff.csv' },
    { actor: 'H01', action: 'role-confirmed', subject: 'T01', detail: 'teller>manager, file A01' },
    { actor: 'H01', action: 'role-changed', subject: 'T01', detail: 'teller>manager' },
    { actor: 'H01', action: 'role-refused', subject: 'H02', detail: 'teller>head, file A01' },
  ]);
});

it('F41 the same file again asks nothing anew, also what was refused; another role is asked', async () => {
  const { staff, audit } = await openTestStaff();
  const file = [line('T01', '王柜员', 'manager'), line('L01', '林经理', 'lobby')];
  await staff.land(file, 'system');
  await staff.answerRole(asked('T01', 'manager'), false, 'H01');
  const before = audit();
  expect(await staff.land(file, 'system')).toEqual({ accepted: 2, replaced: 0, rolesWaiting: 1 });
  expect(audit()).toEqual(before);
  expect(staff.roleRequests().map(({ staffNo }) => staffNo)).toEqual(['L01']);
  await staff.land([line('T01', '王柜员', 'head')], 'system');
  expect(staff.roleRequests()).toMatchObject([
    { staffNo: 'L01' },
    { staffNo: 'T01', role: 'head' },
  ]);
  // The file comes round: there is nothing to answer any more.
  await staff.land([line('T01', '王柜员', 'teller')], 'system');
  expect(staff.roleRequests()).toMatchObject([{ staffNo: 'L01' }]);
});

it('F41 a file without branches keeps those that are known', async () => {
  const { staff } = await openTestStaff();
  await staff.land([{ ...line('T01', '王柜员', 'teller'), branch: 'CX01' }], 'system');
  await staff.land([line('T01', '王小柜', 'teller')], 'system');
  expect(staff.get('T01')).toMatchObject({ name: '王小柜', branch: 'CX01' });
});

it('F41 only a head answers, and only what they saw', async () => {
  const { staff } = await openTestStaff();
  await staff.land([line('T01', '王柜员', 'manager')], 'system');
  const yes = (role: Role, by: string) =>
    refusalOf(() => staff.answerRole(asked('T01', role), true, by));
  expect(await yes('manager', 'A01')).toBe('head-only');
  expect(await yes('manager', 'T01')).toBe('not-allowed');
  expect(await yes('head', 'H01')).toBe('request-gone');
  expect(staff.get('T01')?.role).toBe('teller');
});

it('F41 of several lines of one number the last counts, and the others are counted as replaced', async () => {
  const { staff } = await openTestStaff();
  const lines = [line('T09', '甲', 'head'), line('T09', '乙', 'teller')];
  expect(await staff.land(lines, 'system')).toEqual({ accepted: 2, replaced: 1, rolesWaiting: 0 });
  expect(staff.get('T09')?.name).toBe('乙');
  expect(staff.roleRequests()).toEqual([]);
});
