import { describe, expect, it } from 'vitest';
import {
  grantOf,
  type Admission,
  type AdmissionGrant,
} from '../../../shared/model/clients/admission.ts';
import { abcVip, cmb, icbcStar } from '../../../shared/model/schemes/scheme.ts';
import { admittedLevel, levelOfTier } from './admission.rules.ts';

const grant = (tier: AdmissionGrant['tier'], from: string, until: string): AdmissionGrant => ({
  id: `${tier}/${from}`,
  clientNo: 'P',
  tier,
  from,
  until,
});

describe('the level of an admitted tier', () => {
  it('is the lowest that is received in it, even where its threshold is unconfirmed', () => {
    const levels = (scheme: typeof abcVip) =>
      (['gold', 'platinum', 'diamond'] as const).map(
        (tier) => scheme.levels[levelOfTier(scheme, tier)]?.id,
      );
    expect(levels(abcVip)).toEqual(['gold', 'platinum', 'diamond']);
    expect(levels(icbcStar)).toEqual(['five-star', 'six-star', 'seven-star']);
    expect(levels(cmb)).toEqual(['gold-card', 'sunflower', 'diamond-card']);
  });

  it('is never better than what was signed for', () => {
    const withoutPlatinum = { ...abcVip, levels: abcVip.levels.toSpliced(2, 1) };
    expect(withoutPlatinum.levels[levelOfTier(withoutPlatinum, 'platinum')]?.id).toBe('gold');
  });
});

describe('grants on a date', () => {
  const grants = [
    grant('gold', '2026-01-01', '2026-06-30'),
    grant('platinum', '2026-03-01', '2026-03-31'),
  ];
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 'gold/2026-01-01'],
    ['2026-02-28', 'gold/2026-01-01'],
    ['2026-03-01', 'platinum/2026-03-01'],
    ['2026-03-31', 'platinum/2026-03-01'],
    ['2026-04-01', 'gold/2026-01-01'],
    ['2026-06-30', 'gold/2026-01-01'],
    ['2026-07-01', null],
  ])('on %s the highest holds: %s', (on, id) => {
    expect(admittedLevel(abcVip, grants, on)?.grant.id ?? null).toBe(id);
    expect(admittedLevel(abcVip, grants.toReversed(), on)?.grant.id ?? null).toBe(id);
  });

  it('of equal ones the longest is named', () => {
    const longer = { ...grant('gold', '2026-02-01', '2026-12-31'), id: 'longer' };
    expect(admittedLevel(abcVip, [grants[0]!, longer], '2026-05-01')?.grant.id).toBe('longer');
  });
});

describe('a revoked admission', () => {
  const admission: Admission = {
    ...grant('gold', '2026-01-01', '2026-06-30'),
    approvedBy: '支行行长',
    reason: '代发单位高管',
    signedBy: '1001',
    at: 0,
    revoked: null,
  };
  const revokedOn = (on: string): Admission => ({
    ...admission,
    revoked: { on, by: '1001', at: 1, reason: '离职' },
  });

  it('counts up to the day before', () => {
    expect(grantOf(admission)?.until).toBe('2026-06-30');
    expect(grantOf(revokedOn('2026-03-10'))?.until).toBe('2026-03-09');
    expect(grantOf(revokedOn('2026-01-01'))).toBeNull();
    expect(grantOf(revokedOn('2026-08-01'))?.until).toBe('2026-06-30');
  });
});
