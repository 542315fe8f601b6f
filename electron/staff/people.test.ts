import { describe, expect, it } from 'vitest';
import { openTestStaff, refusalOf, soundPin } from './staff.fixture.ts';
import { codeMs } from './pin-code.ts';

const newcomer = { staffNo: 'T02', name: '周柜员', role: 'teller', active: true } as const;
const [head, admin] = ['H01', 'A01'] as const;

describe('a first PIN', () => {
  it('F42 is chosen only with the code that was shown once to whoever created the person', async () => {
    const { staff, folder, audit } = await openTestStaff();
    const { code, waits } = await staff.add(newcomer, admin);
    expect(waits).toBe(false);
    expect(code).toMatch(/^\d{8}$/);
    expect(await staff.signIn('T02', soundPin)).toMatchObject({ why: 'pin-not-set' });
    // Kept as PINs are, never as itself.
    const kept = folder.branch
      .prepare<[], string>(`SELECT body FROM record WHERE kind = 'pin-codes'`)
      .pluck()
      .all();
    expect(kept.join()).toMatch(/scrypt\$/);
    expect(kept.join()).not.toContain(code);

    const wrong = code === '00000000' ? '00000001' : '00000000';
    expect(await staff.choosePin('T02', wrong, soundPin)).toMatchObject({
      why: 'wrong-code',
      triesLeft: 4,
    });
    expect(await staff.choosePin('T02', code, '123456')).toMatchObject({ why: 'weak' });
    // The issuer knows the code: it is no PIN.
    expect(await staff.choosePin('T02', code, code)).toMatchObject({ why: 'weak' });
    const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
    expect(await staff.choosePin('T02', spaced, soundPin)).toMatchObject({ ok: true });
    expect(await staff.choosePin('T02', code, '482615')).toMatchObject({ why: 'pin-set' });
    expect(await staff.signIn('T02', soundPin)).toMatchObject({ ok: true });
    expect(audit()).toContainEqual(
      expect.objectContaining({ actor: admin, action: 'pin-code-issued', subject: 'T02' }),
    );
  });

  it('F42 nobody without a code gets in: none, an old one, a replaced one, one guessed at too often', async () => {
    const { staff, time } = await openTestStaff();
    await staff.land([{ staffNo: 'T03', name: '吴柜员', role: 'teller', branch: null }], 'system');
    expect(await staff.choosePin('T03', '12345678', soundPin)).toMatchObject({ why: 'no-code' });

    const old = await staff.resetPin('T03', head);
    time.now += codeMs;
    expect(await staff.choosePin('T03', old.code, soundPin)).toMatchObject({ why: 'no-code' });

    const replaced = await staff.resetPin('T03', head);
    const latest = await staff.resetPin('T03', head);
    expect(await staff.choosePin('T03', replaced.code, soundPin)).toMatchObject({ ok: false });
    const wrong = latest.code === '00000000' ? '00000001' : '00000000';
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => staff.choosePin('T03', wrong, soundPin)),
    );
    expect(tries.at(-1)).toMatchObject({ why: 'no-code' });
    expect(await staff.choosePin('T03', latest.code, soundPin)).toMatchObject({ why: 'no-code' });
    expect(staff.get('T03')?.hasPin).toBe(false);
  });

  it('F42 a code works once, also when two windows use it at the same moment', async () => {
    const { staff } = await openTestStaff();
    const { code } = await staff.add(newcomer, head);
    const both = await Promise.all([
      staff.choosePin('T02', code, soundPin),
      staff.choosePin('T02', code, '482615'),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('a reset', () => {
  it('F42 takes the old PIN at once, ends the sessions, is told to its owner and names both in the audit', async () => {
    const { staff, audit } = await openTestStaff();
    const before = await staff.signIn('T01', soundPin);
    const token = before.ok ? before.resumeToken : '';
    const { code } = await staff.resetPin('T01', admin);
    expect(staff.sessions.person(token)).toBeNull();
    expect(await staff.signIn('T01', soundPin)).toMatchObject({ why: 'pin-not-set' });
    expect(await staff.choosePin('T01', code, '482615')).toMatchObject({ ok: true });
    expect(staff.recentResets('T01')).toMatchObject([{ issuedBy: admin, isReset: true }]);
    expect(audit()).toContainEqual({
      actor: admin,
      action: 'pin-reset',
      subject: 'T01',
      detail: 'teller',
    });
  });

  it('F42 of a head is another head’s; an administrator does it only where there is none', async () => {
    const { staff, audit } = await openTestStaff();
    expect(await refusalOf(() => staff.resetPin(head, head))).toBe('own-reset');
    await staff.resetPin(head, admin);
    expect(audit().at(-1)).toMatchObject({ actor: admin, action: 'pin-reset', subject: head });

    const again = await openTestStaff();
    await again.join('H02', 'head');
    expect(await refusalOf(() => again.staff.resetPin(head, admin))).toBe('head-only');
    expect(await refusalOf(() => again.staff.resetPin('H02', admin))).toBe('head-only');
    expect(await refusalOf(() => again.staff.resetPin('H02', head))).toBe('done');
  });

  it('F42 an administrator changes nothing else about a head, and makes none without a head’s yes', async () => {
    const { staff, join } = await openTestStaff();
    const second = await join('H02', 'head');
    for (const change of [
      { ...second, name: '王柜员' },
      { ...second, active: false },
      { ...second, role: 'teller' as const },
    ]) {
      expect(await refusalOf(() => staff.save(change, admin))).toBe('head-only');
    }
    const self = { ...staff.get(admin)!, role: 'head' as const };
    expect(await staff.save(self, admin)).toEqual({ waits: true });
    expect(staff.get(admin)?.role).toBe('admin');
    const made = await staff.add({ ...newcomer, role: 'head' }, admin);
    expect(made.waits).toBe(true);
    expect(staff.get('T02')?.role).toBe('teller');
    expect(
      await refusalOf(() => staff.answerRole({ staffNo: 'T02', role: 'head' }, true, admin)),
    ).toBe('head-only');
    // Somebody who has left does not come back as what they were either.
    const manager = await join('M09', 'manager');
    await staff.save({ ...manager, active: false }, head);
    expect(await staff.save({ ...manager, active: true }, admin)).toEqual({ waits: true });
    expect(staff.get('M09')?.active).toBe(false);
    await staff.answerRole({ staffNo: 'M09', role: 'manager' }, true, head);
    expect(staff.get('M09')).toMatchObject({ active: true, role: 'manager' });
  });

  it('F42 is of no use to who was dismissed while the code was made', async () => {
    const { staff, join } = await openTestStaff();
    await join('A02', 'admin');
    const reset = refusalOf(() => staff.resetPin('T01', 'A02'));
    await staff.save({ ...staff.get('A02')!, active: false }, head);
    expect(await reset).toBe('not-allowed');
    expect(staff.get('T01')?.hasPin).toBe(true);
  });
});

describe('the last head and the last administrator', () => {
  it('F43 can be neither demoted nor deactivated, by whomever', async () => {
    const { staff } = await openTestStaff();
    const [one, other] = [staff.get(head)!, staff.get(admin)!];
    expect(await refusalOf(() => staff.save({ ...one, active: false }, head))).toBe('last-head');
    expect(await refusalOf(() => staff.save({ ...one, role: 'teller' }, head))).toBe('last-head');
    expect(await refusalOf(() => staff.save({ ...other, active: false }, admin))).toBe(
      'last-admin',
    );
    expect(await refusalOf(() => staff.save({ ...other, role: 'lobby' }, head))).toBe('last-admin');
    expect(staff.get(head)).toEqual(one);
    expect(staff.get(admin)).toEqual(other);
  });

  it('F43 a second one counts from the day that they can sign in', async () => {
    const { staff } = await openTestStaff();
    const second = { ...newcomer, staffNo: 'H02', role: 'head' } as const;
    const { code } = await staff.add(second, head);
    const gone = { ...staff.get(head)!, active: false };
    expect(await refusalOf(() => staff.save(gone, head))).toBe('last-head');
    await staff.choosePin('H02', code, soundPin);
    expect(await refusalOf(() => staff.save(gone, head))).toBe('done');
    expect(await refusalOf(() => staff.save({ ...second, active: false }, 'H02'))).toBe(
      'last-head',
    );
  });

  it('F43 stays when two windows dismiss each other, or a file’s demotion is confirmed', async () => {
    const { staff, join } = await openTestStaff();
    await join('H02', 'head');
    const both = await Promise.all([
      refusalOf(() => staff.save({ ...staff.get(head)!, active: false }, 'H02')),
      refusalOf(() => staff.save({ ...staff.get('H02')!, active: false }, head)),
    ]);
    expect(both.toSorted()).toEqual(['done', 'not-allowed']);
    const heads = staff.people().filter(({ role, active }) => role === 'head' && active);
    expect(heads).toHaveLength(1);
    const { staffNo, name } = heads[0]!;
    await staff.land([{ staffNo, name, role: 'teller', branch: null }], 'system');
    expect(
      await refusalOf(() => staff.answerRole({ staffNo, role: 'teller' }, true, staffNo)),
    ).toBe('last-head');
    expect(staff.get(staffNo)?.role).toBe('head');
  });
});

it.each(['T01', 't01', 'Ｔ01', ' T01\u200b'])(
  'F43 a number belongs to one person: %j is taken',
  async (staffNo) => {
    const { staff } = await openTestStaff();
    expect(await refusalOf(() => staff.add({ ...newcomer, staffNo }, head))).toBe('number-taken');
    expect(staff.get('T01')?.name).toBe('王柜员');
  },
);

describe('one’s own PIN', () => {
  const entered = async () => {
    const opened = await openTestStaff();
    const begin = async () => {
      const signIn = await opened.staff.signIn('T01', soundPin);
      return signIn.ok ? signIn.resumeToken : '';
    };
    return { ...opened, here: await begin(), elsewhere: await begin() };
  };

  it('F42 is changed by who knows it; their other windows are signed out, and it is in the audit', async () => {
    const { staff, audit, here, elsewhere } = await entered();
    expect(staff.choseOwnPin('T01')).toBe(false);
    expect(await staff.changePin(here, soundPin, '482615')).toEqual({ ok: true });
    expect(staff.choseOwnPin('T01')).toBe(true);
    expect(staff.sessions.person(here)?.staffNo).toBe('T01');
    expect(staff.sessions.person(elsewhere)).toBeNull();
    expect(await staff.signIn('T01', soundPin)).toMatchObject({ why: 'wrong-pin' });
    expect(await staff.signIn('T01', '482615')).toMatchObject({ ok: true });
    const changed = { actor: 'T01', action: 'pin-changed', subject: 'T01', detail: '' };
    expect(audit()).toContainEqual(changed);
    expect(staff.peopleRecord()).toContainEqual(expect.objectContaining(changed));
  });

  it('F42 stays as it is for a weak one, the same one, a wrong one, and a session that is over', async () => {
    const { staff, here, elsewhere } = await entered();
    const weak = await staff.changePin(here, soundPin, '123456');
    expect(weak).toMatchObject({ why: 'weak', problem: 'pattern' });
    expect(await staff.changePin(here, soundPin, soundPin)).toMatchObject({ why: 'same' });
    // Nobody learns by it how strong a PIN is without knowing the present one.
    const tries = [];
    for (let n = 0; n < 5; n += 1) tries.push(await staff.changePin(here, '111111', '123456'));
    expect(tries[0]).toMatchObject({ why: 'wrong-pin', triesLeft: 4 });
    expect(tries.at(-1)).toMatchObject({ why: 'locked' });
    // It is the same guess as at the sign-in.
    expect(await staff.signIn('T01', soundPin)).toMatchObject({ why: 'locked' });
    staff.sessions.end(elsewhere);
    expect(await staff.changePin(elsewhere, soundPin, '482615')).toMatchObject({
      why: 'signed-out',
    });
    expect(staff.choseOwnPin('T01')).toBe(false);
  });

  it('F42 of who was reset meanwhile is not brought back', async () => {
    const { staff, here } = await entered();
    const change = staff.changePin(here, soundPin, '482615');
    const reset = staff.resetPin('T01', head);
    const [changed] = await Promise.all([change, reset]);
    expect(await staff.signIn('T01', '482615')).toMatchObject({ why: 'pin-not-set' });
    if (!changed.ok) expect(['signed-out', 'pin-not-set']).toContain(changed.why);
  });
});
