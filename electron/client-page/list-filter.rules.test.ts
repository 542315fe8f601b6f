import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../shared/model/dates.ts';
import { abcVip, icbcStar } from '../../shared/model/schemes/scheme.ts';
import { nextBirthday } from '../clients/index.ts';
import {
  birthdaysWithin,
  lastExpiredAssessment,
  nearLosing,
  nearNext,
} from './list-filter.rules.ts';

const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));

describe('what is due', () => {
  it('takes exactly the birthdays that the hints would count down', () => {
    fc.assert(
      fc.property(date, date, fc.integer({ min: 0, max: 60 }), (birth, later, days) => {
        const today = addDays(later, 20_000);
        const within = nextBirthday(birth, today).daysAhead <= days;
        expect(birthdaysWithin(today, days).includes(birth.slice(5))).toBe(within);
      }),
    );
  });

  it('calls an assessment expired from the day a year later on', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 330, max: 400 }), (assessed, days) => {
        const today = addDays(assessed, days);
        expect(assessed <= lastExpiredAssessment(today)).toBe(addMonths(assessed, 12) <= today);
      }),
    );
    expect(lastExpiredAssessment('2025-02-28')).toBe('2024-02-29');
  });

  it('is near a threshold within a tenth of it, on either side', () => {
    expect(nearNext(abcVip.levels)[0]).toEqual({ from: 9_000_000, to: 10_000_000 });
    expect(nearLosing(abcVip.levels)[2]).toEqual({ from: 500_000_000, to: 550_000_000 });
  });

  it('passes over levels that are received alike, and over unconfirmed ones', () => {
    expect(nearNext(icbcStar.levels).map(({ to }) => to)).toEqual([200_000, 1_000_000, 8_000_000]);
  });
});
