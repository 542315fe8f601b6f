import { describe, expect, it } from 'vitest';
import { hashPin, verifyPin } from './pin.ts';
import { waitAfter, waitLeft } from './sign-in.rules.ts';
import { openTestStaff, refusalOf, soundPin as pin } from './staff.fixture.ts';

const wrong = '000001';

describe('a PIN', () => {
  it('is kept as a salted scrypt hash, never as itself', async () => {
    const [one, two] = [await hashPin(pin), await hashPin(pin)];
    expect(one).not.toBe(two);
    expect(one).toMatch(/^scrypt\$32768\$8\$1\$/);
    expect(one).not.toContain(pin);
    expect(await verifyPin(pin, one)).toBe(true);
    expect(await verifyPin(wrong, one)).toBe(false);
    expect(await verifyPin(pin, 'garbage')).toBe(false);
  });
});

describe('sign-in', () => {
  it('counts five tries down, then makes waits that grow, and forgets them after a success', async () => {
    const { staff, time } = await openTestStaff();
    const outcomes = [];
    for (let n = 0; n < 5; n += 1) outcomes.push(await staff.signIn('T01', wrong));
    expect(
      outcomes.map((o) => (o.ok ? 'in' : o.why === 'wrong-pin' ? o.triesLeft : o.why)),
    ).toEqual([4, 3, 2, 1, 'locked']);
    // Even the right PIN waits: otherwise the wait would tell which guesses are wrong.
    expect(await staff.signIn('T01', pin)).toMatchObject({ why: 'locked', waitMs: 30_000 });
    time.steady += 30_000;
    expect(await staff.signIn('T01', wrong)).toMatchObject({ why: 'locked', waitMs: 60_000 });
    time.steady += 60_000;
    expect(await staff.signIn('T01', pin)).toMatchObject({ ok: true });
    expect(await staff.signIn('T01', wrong)).toMatchObject({ triesLeft: 4 });
  });

  it('counts tries made at the same instant one by one', async () => {
    const { staff, repository } = await openTestStaff();
    await Promise.all(Array.from({ length: 8 }, () => staff.signIn('T01', wrong)));
    expect(repository.credentials('T01')?.failures).toBe(5);
  });

  it('knows nobody by another number, and nobody who left', async () => {
    const { staff } = await openTestStaff();
    expect(await staff.signIn('T99', pin)).toMatchObject({ ok: false, why: 'wrong-pin' });
    await staff.save({ staffNo: 'T01', name: '王柜员', role: 'teller', active: false }, 'H01');
    expect(await staff.signIn('T01', pin)).toMatchObject({ ok: false, why: 'wrong-pin' });
  });

  it('F13 lets nobody in who was dismissed, or whose PIN was reset, while it was checked', async () => {
    const { staff } = await openTestStaff();
    const dismissed = staff.signIn('T01', pin);
    await staff.save({ ...staff.get('T01')!, active: false }, 'H01');
    expect(await dismissed).toMatchObject({ ok: false, why: 'wrong-pin' });

    const other = await openTestStaff();
    const signIn = other.staff.signIn('A01', pin);
    await other.staff.resetPin('A01', 'H01');
    const entered = await signIn;
    // Whichever came first: afterwards the old PIN is worth nothing.
    expect(entered.ok && other.staff.sessions.person(entered.resumeToken)).toBeFalsy();
  });

  it.each([2, -2])(
    'F10 waits by the time that passes, when the clock is set by %i days',
    async (days) => {
      const { staff, time } = await openTestStaff();
      for (let n = 0; n < 5; n += 1) await staff.signIn('T01', wrong);
      time.now += days * 24 * 3_600_000;
      time.steady += 29_000;
      expect(await staff.signIn('T01', pin)).toMatchObject({ why: 'locked', waitMs: 1_000 });
      time.steady += 1_000;
      expect(await staff.signIn('T01', pin)).toMatchObject({ ok: true });
    },
  );

  it('F42 a PIN chosen after a reset is not kept waiting for the wrong ones before it', async () => {
    const { staff } = await openTestStaff();
    for (let n = 0; n < 5; n += 1) await staff.signIn('T01', wrong);
    expect(await staff.signIn('T01', pin)).toMatchObject({ why: 'locked' });
    const { code } = await staff.resetPin('T01', 'H01');
    expect(await staff.choosePin('T01', code, '482615')).toMatchObject({ ok: true });
    expect(await staff.signIn('T01', '482615')).toMatchObject({ ok: true });
  });

  it('waits double from half a minute to an hour at most, whatever the clock does', () => {
    expect([4, 5, 6, 7, 30].map(waitAfter)).toEqual([0, 30_000, 60_000, 120_000, 3_600_000]);
    expect(waitLeft(10_000_000_000, 0, 5)).toBe(30_000);
    expect(waitLeft(10_000_000_000, 0, 50)).toBe(3_600_000);
    expect(waitLeft(0, 10, 50)).toBe(0);
  });
});

describe('a session', () => {
  const begun = async () => {
    const opened = await openTestStaff();
    const signIn = await opened.staff.signIn('T01', pin);
    const token = signIn.ok ? signIn.resumeToken : '';
    return { ...opened, token, person: () => opened.staff.sessions.person(token) };
  };

  it('goes on until it is ended', async () => {
    const { staff, token, person } = await begun();
    expect(person()?.staffNo).toBe('T01');
    staff.sessions.end(token);
    expect(person()).toBeNull();
    expect(staff.sessions.person('made up')).toBeNull();
  });

  it('F13 is the person as they are now: gone with the role, and with the person', async () => {
    const promoted = await begun();
    const teller = { staffNo: 'T01', name: '王柜员', role: 'teller', active: true } as const;
    await promoted.staff.save({ ...teller, name: '王小柜' }, 'H01');
    expect(promoted.person()?.name).toBe('王小柜');
    await promoted.staff.save({ ...teller, role: 'lobby' }, 'H01');
    expect(promoted.person()).toBeNull();

    // By another workstation: what counts is what stands in the records.
    const { person, openConsole } = await begun();
    const { repository } = openConsole();
    const gone = { ...repository.get('T01')!, active: false };
    await repository.change((people) => people.save(gone));
    expect(person()).toBeNull();
  });

  it.each([60, -60, 60_000])('F10 goes on when the clock is set by %i hours', async (hours) => {
    const { staff, time, person } = await begun();
    let told = 0;
    staff.sessions.onEnded(() => (told += 1));
    time.now += hours * 3_600_000;
    time.steady += 60_000;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(told).toBe(0);
    expect(person()).not.toBeNull();
  });

  it('F13 ends after 14 hours, whatever the clock says, and tells those who listen', async () => {
    const { staff, time, person } = await begun();
    let told = 0;
    staff.sessions.onEnded(() => (told += 1));
    time.now -= 60_000;
    time.steady += 14 * 60 * 60_000;
    await expect.poll(() => told, { timeout: 1000 }).toBe(1);
    expect(person()).toBeNull();
  });
});

describe('people at several workstations', () => {
  it('count wrong PINs together, and wait together', async () => {
    const { staff, openConsole, audit } = await openTestStaff();
    const consoles = [staff, openConsole().staff, openConsole().staff];
    const tries = await Promise.all(consoles.map((one) => one.signIn('T01', wrong)));
    expect(tries.map((one) => !one.ok && one.why === 'wrong-pin' && one.triesLeft).sort()).toEqual([
      ...[2, 3, 4],
    ]);
    await consoles[1]!.signIn('T01', wrong);
    await consoles[2]!.signIn('T01', wrong);
    for (const one of consoles) {
      expect(await one.signIn('T01', pin)).toMatchObject({ why: 'locked', waitMs: 30_000 });
    }
    expect(audit().filter(({ action }) => action === 'wrong-pin')).toHaveLength(5);
  });

  it('a wait that began elsewhere is kept here, also after an own one that is over', async () => {
    const { staff, openConsole, time } = await openTestStaff();
    const other = openConsole().staff;
    for (let n = 0; n < 5; n += 1) await staff.signIn('T01', wrong);
    time.now += 30_000;
    time.steady += 30_000;
    expect(await other.signIn('T01', wrong)).toMatchObject({ why: 'locked', waitMs: 60_000 });
    expect(await staff.signIn('T01', pin)).toMatchObject({ why: 'locked', waitMs: 60_000 });
  });

  it('end their sessions everywhere: dismissed, with another role, with another PIN', async () => {
    const { staff, openConsole } = await openTestStaff();
    const other = openConsole().staff;
    const enter = async () => {
      const entered = await staff.signIn('T01', pin);
      if (!entered.ok) throw new Error('refused');
      return entered.resumeToken;
    };
    let ended = 0;
    staff.sessions.onEnded(() => (ended += 1));
    const teller = staff.get('T01')!;
    for (const change of [{ role: 'lobby' }, { active: false }] as const) {
      const token = await enter();
      await other.save({ ...teller, name: '王小柜' }, 'H01');
      expect(staff.sessions.person(token)?.name).toBe('王小柜');
      const before = ended;
      await other.save({ ...teller, ...change }, 'H01');
      // At once, not when somebody asks.
      expect(ended).toBe(before + 1);
      expect(staff.sessions.person(token)).toBeNull();
      await other.save(teller, 'H01');
    }
    const here = await enter();
    const entered = await other.signIn('T01', pin);
    const there = entered.ok ? entered.resumeToken : '';
    expect(await other.changePin(there, pin, '482615')).toEqual({ ok: true });
    expect(other.sessions.person(there)?.staffNo).toBe('T01');
    expect(staff.sessions.person(here)).toBeNull();
  });

  it('two heads do not dismiss each other, and a number is given once', async () => {
    const { staff, openConsole, join } = await openTestStaff();
    await join('H02', 'head');
    const consoles = [openConsole().staff, openConsole().staff] as const;
    const gone = (staffNo: string) => ({ ...staff.get(staffNo)!, active: false });
    const both = await Promise.all([
      refusalOf(() => consoles[0].save(gone('H01'), 'H02')),
      refusalOf(() => consoles[1].save(gone('H02'), 'H01')),
    ]);
    expect(both.toSorted()).toEqual(['done', 'not-allowed']);
    const head = staff.people().find(({ role, active }) => role === 'head' && active)!.staffNo;
    const newcomer = { name: '吴柜员', role: 'teller', active: true } as const;
    const file = { name: '吴柜员', role: 'teller', branch: null } as const;
    const added = await Promise.all([
      refusalOf(() => consoles[0].add({ ...newcomer, staffNo: 'T09' }, head)),
      refusalOf(() => consoles[1].add({ ...newcomer, staffNo: 't09' }, head)),
      refusalOf(() => staff.land([{ ...file, staffNo: 'Ｔ09' }], 'system')),
    ]);
    expect(added.filter((code) => code === 'number-taken').length).toBeGreaterThan(0);
    expect(staff.people().filter(({ name }) => name === '吴柜员')).toHaveLength(1);
  });

  it('a role that is requested while another is answered is not lost', async () => {
    const { staff, openConsole } = await openTestStaff();
    const line = { name: '王柜员', branch: null, staffNo: 'T01' } as const;
    await staff.land([{ ...line, role: 'manager' }], 'system');
    const [file, head] = [openConsole().staff, openConsole().staff];
    const answer = refusalOf(() =>
      head.answerRole({ staffNo: 'T01', role: 'manager' }, false, 'H01'),
    );
    const [answered] = await Promise.all([
      answer,
      file.land([{ ...line, role: 'lobby' }], 'system'),
    ]);
    expect(staff.roleRequests()).toMatchObject([{ staffNo: 'T01', role: 'lobby' }]);
    expect(['done', 'request-gone']).toContain(answered);
  });
});
