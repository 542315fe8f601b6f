import { describe, expect, it } from 'vitest';
import { testBranch } from '../queue/floor.fixture.ts';
import { planReception, type Colleague, type ReceptionCase } from './reception.rules.ts';

const colleague = (staffNo: string, role: Colleague['role'], more: Partial<Colleague> = {}) => ({
  staffNo,
  role,
  busy: false,
  present: true,
  ...more,
});

const head = colleague('H01', 'head');
const first = colleague('M01', 'manager');
const second = colleague('M02', 'manager');

function plan(visit: Partial<ReceptionCase>, branch = testBranch) {
  return planReception(branch, {
    tier: 'diamond',
    ownBranch: true,
    managerNo: null,
    colleagues: [head, first, second],
    roomsInUse: new Set(),
    ...visit,
  });
}

describe('who receives (rulebook §2)', () => {
  it.each([
    ['diamond, own branch: the head', { tier: 'diamond', ownBranch: true }, 'H01'],
    ['diamond of another branch: the head', { tier: 'diamond', ownBranch: false }, 'H01'],
    ['platinum: the dedicated manager', { tier: 'platinum', managerNo: 'M02' }, 'M02'],
    ['platinum without one: a manager', { tier: 'platinum' }, 'M01'],
    [
      'platinum of another branch: a client manager, not a name from there',
      {
        tier: 'platinum',
        ownBranch: false,
        managerNo: 'M02',
      },
      'M01',
    ],
    ['gold of another branch: a client manager', { tier: 'gold', ownBranch: false }, 'M01'],
    ['gold: as the branch decides, nobody here', { tier: 'gold', managerNo: 'M02' }, null],
    ['regular: nobody', { tier: 'regular' }, null],
  ] as const)('%s', (_, visit, staffNo) => {
    expect(plan(visit).staffNo).toBe(staffNo);
  });

  it('gold goes to its manager where the branch says so', () => {
    const branch = { ...testBranch, goldReceiver: 'manager' as const };
    expect(plan({ tier: 'gold', managerNo: 'M02' }, branch).staffNo).toBe('M02');
  });

  it('prefers who is free, and still names someone when all are busy', () => {
    const busy = { ...first, busy: true };
    const platinum = { tier: 'platinum' as const };
    expect(plan({ ...platinum, colleagues: [head, busy, second] }).staffNo).toBe('M02');
    const bothBusy = [busy, { ...second, busy: true }];
    expect(plan({ ...platinum, colleagues: bothBusy }).staffNo).toBe('M01');
  });
});

describe('where (rulebook §2.4)', () => {
  it('diamond and platinum in a private place, others in the hall', () => {
    expect(plan({ tier: 'diamond' }).room).toBe('vip');
    expect(plan({ tier: 'platinum' }).room).toBe('vip');
    expect(plan({ tier: 'gold' }).room).toBeNull();
  });

  it('a free room first', () => {
    const rooms = [
      ...testBranch.rooms,
      { id: 'office', name: { zh: '主任室', en: 'Office' }, tiers: ['diamond' as const] },
    ];
    const branch = { ...testBranch, rooms };
    expect(plan({ roomsInUse: new Set(['vip']) }, branch).room).toBe('office');
    expect(plan({ roomsInUse: new Set(['vip', 'office']) }, branch).room).toBe('vip');
  });
});
