import { expect, test } from 'vitest';
import { daysOn, instantOf, laterThan } from './appointment-time.ts';

/** 2026-11-20 10:05 in the branch. */
const now = Date.UTC(2026, 10, 20, 2, 5);

test.each([
  ['2026-11-20', '10:30', Date.UTC(2026, 10, 20, 2, 30)],
  ['2027-01-04', '00:00', Date.UTC(2027, 0, 3, 16, 0)],
  ['2026-11-31', '10:00', null],
  ['2026-11-20', '25:00', null],
  ['2026-11-20', '', null],
  ['', '10:00', null],
])('%s %s', (day, time, at) => {
  expect(instantOf({ day, time })).toBe(at);
});

test('suggests a full hour to come, and goes from day to day', () => {
  expect(laterThan(now)).toEqual({ day: '2026-11-20', time: '12:00' });
  expect(laterThan(now + 13 * 3_600_000)).toEqual({ day: '2026-11-21', time: '01:00' });
  expect(daysOn({ day: '2026-11-30', time: '09:00' }, 1)).toEqual({
    day: '2026-12-01',
    time: '09:00',
  });
  expect(daysOn({ day: '', time: '09:00' }, 1)).toEqual({ day: '', time: '09:00' });
});
