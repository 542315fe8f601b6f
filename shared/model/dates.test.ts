import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addMonthsToMonth,
  branchZone,
  businessDateOf,
  dateFromDayNumber,
  dayNumber,
  daysInMonth,
  isBusinessDate,
  isMonth,
  lastDayOf,
} from './dates.ts';

describe('business dates', () => {
  it('turn at midnight of the branch, not of the machine', () => {
    expect(businessDateOf(Date.UTC(2026, 10, 20, 15, 59, 59, 999))).toBe('2026-11-20');
    expect(businessDateOf(Date.UTC(2026, 10, 20, 16, 0, 0))).toBe('2026-11-21');
  });

  it('are what the calendar of the zone says, in any order of asking', () => {
    const zone = new Intl.DateTimeFormat('en-CA', { timeZone: branchZone, dateStyle: 'short' });
    const instant = fc.integer({ min: Date.UTC(1992, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        expect([one, other, one].map(businessDateOf)).toEqual(
          [one, other, one].map((at) => zone.format(at)),
        );
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', ''])(
    '%j is no date',
    (text) => {
      expect(isBusinessDate(text)).toBe(false);
    },
  );

  it('2028-02-29 is a date, 2026-12 a month, 2026-13 not', () => {
    expect([isBusinessDate('2028-02-29'), isMonth('2026-12'), isMonth('2026-13')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['1994-03-30', -12, '1993-03-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %d months is %s', (date, months, result) => {
    expect(addMonths(date, months)).toBe(result);
  });

  it('day numbers and dates are one and the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 60_000 }), (day) => {
        const date = dateFromDayNumber(day);
        expect(dayNumber(date)).toBe(day);
        expect(isBusinessDate(date)).toBe(true);
        expect(addDays(date, 1) > date).toBe(true);
      }),
    );
  });

  it('months have their days', () => {
    expect(['2026-02', '2024-02', '2100-02', '2026-12'].map(daysInMonth)).toEqual([28, 29, 28, 31]);
    expect(lastDayOf('2026-11')).toBe('2026-11-30');
    expect(addMonthsToMonth('2026-01', -13)).toBe('2024-12');
  });
});
