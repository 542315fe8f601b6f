import { describe, expect, test } from 'vitest';
import { typedDay, typedTime } from './typed-date.ts';

describe('a day that is typed', () => {
  test.each(['2026-11-23', '2026/11/23', '2026.11.23', '20261123', ' 2026-11-23 '])(
    '%s',
    (text) => {
      expect(typedDay(text)).toBe('2026-11-23');
    },
  );

  test.each(['', '2026-11', '2026-11-2', '2026-02-30', '11/23/2026', '2026-11/23', '2026-1123'])(
    '%s is none',
    (text) => {
      expect(typedDay(text)).toBeNull();
    },
  );
});

describe('a time that is typed', () => {
  test.each(['09:30', '9:30', '0930', '9：30'])('%s', (text) => {
    expect(typedTime(text)).toBe('09:30');
  });

  test.each(['', '9', '93', '930', '24:00', '12:60', '12:5', '03:00 PM'])('%s is none', (text) => {
    expect(typedTime(text)).toBeNull();
  });
});
