import { expect, test } from 'vitest';
import { appointmentTime, timeText } from './appointment-time.ts';

/** 2026-11-20 10:05 in the branch. */
const now = Date.UTC(2026, 10, 20, 2, 5);

test.each([
  ['10:30', Date.UTC(2026, 10, 20, 2, 30)],
  ['9：05', Date.UTC(2026, 10, 20, 1, 5)],
  ['11-21 10:30', Date.UTC(2026, 10, 21, 2, 30)],
  ['2027-1-4 0:00', Date.UTC(2027, 0, 3, 16, 0)],
  ['2026-11-31 10:00', null],
  ['25:00', null],
  ['10:60', null],
  ['soon', null],
  ['', null],
])('%s', (text, at) => {
  expect(appointmentTime(text, now)).toBe(at);
});

test('suggests a full hour to come, in the form that it reads', () => {
  expect(timeText(now)).toBe('2026-11-20 12:00');
  expect(appointmentTime(timeText(now), now)).toBe(Date.UTC(2026, 10, 20, 4, 0));
});
