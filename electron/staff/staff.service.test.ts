import { describe, expect, it } from 'vitest';
import { openTestFloor } from '../queue/floor.fixture.ts';
import { hashPin, verifyPin } from './pin.ts';
import { isWeakPin, waitAfter, waitLeft } from './sign-in.rules.ts';
import { createStaffRepository } from './staff.repository.ts';
import { createStaffService } from './staff.service.ts';

const pin = '739164';
const wrong = '000001';

async function openStaff() {
  const { folder } = openTestFloor();
  const time = { now: 1_000_000 };
  const repository = createStaffRepository(folder.branch);
  const staff = createStaffService(repository, () => time.now);
  await staff.save({ staffNo: 'T01', name: '王柜员', role: 'teller', active: true }, pin, 'setup');
  return { staff, repository, time, folder };
}

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

  it.each(['111111', '123456', '987654'])('%s is what anyone would try', (weak) => {
    expect(isWeakPin(weak)).toBe(true);
  });

  it('is free otherwise', () => {
    expect(isWeakPin(pin)).toBe(false);
  });
});

describe('sign-in', () => {
  it('counts five tries down, then makes waits that grow, and forgets them after a success', async () => {
    const { staff, time } = await openStaff();
    const outcomes = [];
    for (let n = 0; n < 5; n += 1) outcomes.push(await staff.signIn('T01', wrong));
    expect(
      outcomes.map((o) => (o.ok ? 'in' : o.why === 'wrong-pin' ? o.triesLeft : o.why)),
    ).toEqual([4, 3, 2, 1, 'locked']);
    // Even the right PIN waits: otherwise the wait would tell which guesses are wrong.
    expect(await staff.signIn('T01', pin)).toMatchObject({ why: 'locked', waitMs: 30_000 });
    time.now += 30_000;
    expect(await staff.signIn('T01', wrong)).toMatchObject({ why: 'locked', waitMs: 60_000 });
    time.now += 60_000;
    expect(await staff.signIn('T01', pin)).toMatchObject({ ok: true });
    expect(await staff.signIn('T01', wrong)).toMatchObject({ triesLeft: 4 });
  });

  it('counts tries made at the same instant one by one', async () => {
    const { staff, repository } = await openStaff();
    await Promise.all(Array.from({ length: 8 }, () => staff.signIn('T01', wrong)));
    expect(repository.credentials('T01')?.failures).toBe(5);
  });

  it('knows nobody by another number, and nobody who left', async () => {
    const { staff } = await openStaff();
    expect(await staff.signIn('T99', pin)).toMatchObject({ ok: false, why: 'wrong-pin' });
    await staff.save(
      { staffNo: 'T01', name: '王柜员', role: 'teller', active: false },
      null,
      'H01',
    );
    expect(await staff.signIn('T01', pin)).toMatchObject({ ok: false, why: 'wrong-pin' });
  });

  it('lets a person without a PIN choose one, once, and not a weak one', async () => {
    const { staff } = await openStaff();
    staff.land([{ staffNo: 'T02', name: '周柜员', role: 'teller', branch: null }]);
    expect(await staff.signIn('T02', pin)).toMatchObject({ why: 'pin-not-set' });
    expect(await staff.choosePin('T02', '123456')).toMatchObject({ why: 'weak' });
    expect(await staff.choosePin('T02', pin)).toMatchObject({ ok: true });
    expect(await staff.choosePin('T02', '246813')).toMatchObject({ why: 'pin-set' });
    expect(await staff.choosePin('T01', '246813')).toMatchObject({ why: 'pin-set' });
  });

  it('does not let the first comer be the head of the branch', async () => {
    const { staff } = await openStaff();
    staff.land([{ staffNo: 'H09', name: '李主任', role: 'head', branch: null }]);
    expect(await staff.choosePin('H09', pin)).toMatchObject({ why: 'given-by-another' });
    await staff.save({ staffNo: 'H09', name: '李主任', role: 'head', active: true }, pin, 'H01');
    expect(await staff.signIn('H09', pin)).toMatchObject({ ok: true });
  });

  it('waits double from half a minute to an hour at most, whatever the clock does', () => {
    expect([4, 5, 6, 7, 30].map(waitAfter)).toEqual([0, 30_000, 60_000, 120_000, 3_600_000]);
    expect(waitLeft(10_000_000_000, 0)).toBe(3_600_000);
    expect(waitLeft(0, 10)).toBe(0);
  });
});

describe('a session', () => {
  it('resumes until it is ended, too old, or the role changed', async () => {
    const { staff, time } = await openStaff();
    const begin = async () => {
      const signIn = await staff.signIn('T01', pin);
      return signIn.ok ? signIn.resumeToken : '';
    };
    const ended = await begin();
    expect(staff.resume(ended)?.staffNo).toBe('T01');
    staff.end(ended);
    expect(staff.resume(ended)).toBeNull();

    const promoted = await begin();
    await staff.save({ staffNo: 'T01', name: '王柜员', role: 'lobby', active: true }, null, 'H01');
    expect(staff.resume(promoted)).toBeNull();

    const old = await begin();
    time.now += 15 * 60 * 60_000;
    expect(staff.resume(old)).toBeNull();
    expect(staff.resume('made up')).toBeNull();
  });
});

describe('people', () => {
  it('are as the file has them, also after a change that was taken back', async () => {
    const { staff, repository, folder } = await openStaff();
    const change = folder.branch.transaction(() => {
      repository.save({ ...staff.get('T01')!, name: '李柜员' });
      expect(staff.get('T01')?.name).toBe('李柜员');
      throw new Error('taken back');
    });
    expect(change).toThrow('taken back');
    expect(staff.people()).toMatchObject([{ name: '王柜员' }]);
    repository.save({ ...staff.get('T01')!, name: '李柜员' });
    expect(staff.people()).toMatchObject([{ name: '李柜员' }]);
  });

  it('imported again keep their PIN and come with their new role', async () => {
    const { staff, folder } = await openStaff();
    const rows = [{ staffNo: 'T01', name: '王柜员', role: 'lobby' as const, branch: 'CX01' }];
    expect(staff.land(rows)).toEqual({ accepted: 1, replaced: 1 });
    expect(staff.get('T01')).toMatchObject({ role: 'lobby', hasPin: true });
    expect(await staff.signIn('T01', pin)).toMatchObject({ ok: true });
    const audit = folder.branch.prepare('SELECT action FROM audit').pluck().all();
    expect(audit).toEqual(['person-saved', 'sign-in']);
  });
});
