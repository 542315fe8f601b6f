import { describe, expect, it } from 'vitest';
import { nextNight, nightDue, nightOf } from './night.rules.ts';

const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 8, minute);
/** Wanted since 19 November, noon, in the branch. */
const night = { at: '02:30', since: at(19, 12) };

describe('the nightly run', () => {
  it('is at its time of the branch’s day', () => {
    expect(nightOf('2026-11-20', '02:30')).toBe(at(20, 2, 30));
    expect(nextNight('02:30', at(20, 2, 29))).toBe(at(20, 2, 30));
    expect(nextNight('02:30', at(20, 2, 30))).toBe(at(21, 2, 30));
  });

  it.each([
    ['before the first night', null, at(19, 23), null],
    ['a minute before', null, at(20, 2, 29), null],
    ['on time', null, at(20, 2, 30), '2026-11-20'],
    ['done already', '2026-11-20', at(20, 3), null],
    ['missed: made up for in the morning', null, at(20, 9), '2026-11-20'],
    ['missed yesterday: made up for before the next', '2026-11-20', at(22, 1), '2026-11-21'],
    ['missed three times: the last one only', '2026-11-20', at(23, 8), '2026-11-23'],
    ['F10 last run by a clock that stood ahead', '2026-11-25', at(23, 8), '2026-11-23'],
  ])('%s', (_, last, now, due) => {
    expect(nightDue(night, last, now)).toBe(due);
  });

  it('F10 wanted by a clock that stood ahead, is not put off until that time comes', () => {
    const ahead = { at: '02:30', since: at(30, 12) };
    expect(nightDue(ahead, '2026-11-22', at(23, 3))).toBe('2026-11-23');
    expect(nightDue(ahead, '2026-11-23', at(23, 4))).toBeNull();
  });
});
