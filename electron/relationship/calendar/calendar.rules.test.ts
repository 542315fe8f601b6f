import chineseDays from 'chinese-days';
import { LegalHoliday, LunarMonth, LunarYear } from 'tyme4ts';
import { expect, it } from 'vitest';
import { addDays } from '../../../shared/model/dates.ts';
import {
  lunarMonths,
  lunarOf,
  nextLunar,
  parseLunarDay,
  solarOf,
} from '../../../shared/model/relationship/lunar.ts';
import {
  firstWorkingDayFrom,
  lastWorkingDayUpTo,
  quarterBounds,
  weekOf,
  workingDaysOfQuarter,
} from '../../../shared/model/relationship/work-calendar.ts';
import { createWorkCalendar, yearFault } from './calendar.rules.ts';
import { officialYears } from './official-years.data.ts';

const calendar = createWorkCalendar(officialYears);

function* days(from: string, to: string) {
  for (let day = from; day <= to; day = addDays(day, 1)) yield day;
}

function worksByTyme(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const weekday = new Date(date).getUTCDay();
  return LegalHoliday.fromYmd(year, month, day)?.isWork() ?? (weekday !== 0 && weekday !== 6);
}

it('calendar: every day from 2004 to 2026 is answered as two independent libraries answer', () => {
  const differing = [];
  for (const date of days('2004-01-01', '2026-12-31')) {
    const ours = calendar.isWorkingDay(date);
    if (ours !== chineseDays.isWorkday(date)) differing.push([date, 'chinese-days', ours]);
    if (ours !== worksByTyme(date)) differing.push([date, 'tyme4ts', ours]);
  }
  // The notice on 2006 made 2005-12-31 a working day; the one on 2013 made 04-07 and 10-12 working days.
  expect(differing).toEqual([
    ['2005-12-31', 'chinese-days', true],
    ['2013-04-07', 'tyme4ts', true],
    ['2013-10-12', 'tyme4ts', true],
  ]);
});

it('calendar: October 2026 has 18 working days, the quarter 62, February a make-up Saturday', () => {
  expect(calendar.workingDays('2026-10')).toHaveLength(18);
  expect(workingDaysOfQuarter(calendar, '2026-11-30')).toHaveLength(62);
  expect(calendar.workingDays('2026-02')).toHaveLength(16);
  expect(calendar.workingDays('2026-02').at(-1)).toBe('2026-02-28');
});

it('calendar: a year without data is refused by a code, not answered as if it were ordinary', () => {
  expect(chineseDays.isWorkday('2027-01-01')).toBe(true); // what must not happen here
  const gap = expect.objectContaining({ code: 'calendar-year-missing', year: 2027 });
  expect(() => calendar.isWorkingDay('2027-01-01')).toThrow(gap);
  expect(() => calendar.workingDays('2027-01')).toThrow(gap);
  expect(() => lastWorkingDayUpTo(calendar, '2027-01-03')).toThrow(gap);
  expect(() => firstWorkingDayFrom(calendar, '2027-01-01')).toThrow(gap);
  expect(calendar.knows('2027-01-01')).toBe(false);
  expect(calendar.knows('2026-12-31')).toBe(true);
});

it("calendar: the branch's own days go before the official ones", () => {
  const own = createWorkCalendar(officialYears, [
    { date: '2026-10-01', working: true },
    { date: '2026-10-12', working: false },
    { date: '2027-01-04', working: true },
  ]);
  expect(own.isWorkingDay('2026-10-01')).toBe(true);
  expect(own.isWorkingDay('2026-10-12')).toBe(false);
  expect(own.isWorkingDay('2027-01-04')).toBe(true);
  expect(() => own.isWorkingDay('2027-01-05')).toThrow('calendar-year-missing');
  expect(own.workingDays('2026-10')).toHaveLength(18);
});

it('calendar: a year that the branch enters is answered, and a later entry replaces it', () => {
  const entered = { year: 2027, off: ['01-01..01-03'], work: [] };
  const mended = { year: 2027, off: ['01-01'], work: ['01-02'] };
  expect(createWorkCalendar([entered]).isWorkingDay('2027-01-02')).toBe(false);
  expect(createWorkCalendar([entered, mended]).isWorkingDay('2027-01-02')).toBe(true);
});

it('calendar: an arrangement that makes no sense is named', () => {
  const fault = (off: string[], work: string[]) => yearFault({ year: 2027, off, work });
  expect(fault(['02-30'], [])).toEqual({ fault: 'not-a-day', entry: '02-30' });
  expect(fault(['02-10..02-08'], [])).toMatchObject({ fault: 'range-backwards' });
  expect(fault(['02-06..02-12'], ['02-06'])).toMatchObject({ fault: 'off-and-worked' });
  expect(fault([], ['02-08'])).toMatchObject({ fault: 'worked-is-weekday' });
  expect(officialYears.map(yearFault).filter(Boolean)).toEqual([]);
});

it('calendar: weeks begin on Monday, quarters in January, April, July, October', () => {
  expect(weekOf('2026-10-04')).toBe('2026-09-28');
  expect(weekOf('2026-09-28')).toBe('2026-09-28');
  expect(weekOf('1969-12-28')).toBe('1969-12-22');
  expect(quarterBounds('2026-11-30')).toEqual({ first: '2026-10-01', last: '2026-12-31' });
});

it('lunar: every month from 1950 to 2100 begins and ends as two independent libraries have it', () => {
  const differing: unknown[] = [];
  for (let year = 1949; year <= 2100; year += 1) {
    const leapMonth = LunarYear.fromYear(year).getLeapMonth();
    expect(lunarMonths(year)).toHaveLength(leapMonth > 0 ? 13 : 12);
    for (const { month, leap, first, days: length } of lunarMonths(year)) {
      const theirs = LunarMonth.fromYm(year, leap ? -month : month);
      expect(theirs.getDayCount()).toBe(length);
      expect(theirs.getFirstJulianDay().getSolarDay().toString()).toBe(
        `${Number(first.slice(0, 4))}年${Number(first.slice(5, 7))}月${Number(first.slice(8))}日`,
      );
      for (const [date, day] of [
        [first, 1],
        [addDays(first, length - 1), length],
      ] as const) {
        const { lunarYear, lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(date);
        const same =
          lunarYear === year && lunarMon === month && lunarDay === day && isLeap === leap;
        if (!same) differing.push(date.slice(0, 7));
      }
    }
  }
  /* chinese-days has two new moons on the wrong day: that of 1996-07-16 00:15 in Beijing (a quarter of an hour after
     midnight) with the months up to October, and that of 2060-04-30 18:12. */
  expect([...new Set(differing)]).toEqual([
    ...['1996-07', '1996-08', '1996-09', '1996-10'],
    ...['2060-04', '2060-05'],
  ]);
});

it('lunar: a date and its lunar date are each other’s inverse on every day from 1950 to 2100', () => {
  for (const date of days('1950-01-01', '2100-12-31')) {
    const lunar = lunarOf(date);
    if (!lunar.leap && solarOf(lunar.year, lunar) !== date) expect.fail(date);
  }
});

it('rule 9: a lunar birthday ignores the repeat of a leap month', () => {
  expect(lunarOf('2025-08-08')).toEqual({ year: 2025, month: 6, day: 15, leap: true });
  expect(nextLunar({ month: 6, day: 15 }, '2025-01-01')).toBe('2025-07-09');
  expect(nextLunar({ month: 6, day: 15 }, '2025-07-10')).toBe('2026-07-28');
});

it('rule 9: a 30th that the month has not is kept on the 29th', () => {
  expect(nextLunar({ month: 12, day: 30 }, '2025-01-01')).toBe('2025-01-28');
  expect(lunarOf('2025-01-28')).toMatchObject({ month: 12, day: 29 });
  expect(nextLunar({ month: 12, day: 30 }, '2025-01-29')).toBe('2026-02-16');
});

it('lunar: beyond the table a date is refused by a code', () => {
  expect(() => nextLunar({ month: 1, day: 1 }, '2101-03-01')).toThrow('lunar-year-missing');
  expect(() => lunarOf('1940-01-01')).toThrow('lunar-year-missing');
});

it('lunar: a birthday is read in the forms of files', () => {
  expect(parseLunarDay('6/15')).toEqual({ month: 6, day: 15 });
  expect(parseLunarDay('12-30')).toEqual({ month: 12, day: 30 });
  expect([parseLunarDay('13/1'), parseLunarDay('2/31'), parseLunarDay('')]).toEqual([
    null,
    null,
    null,
  ]);
});
