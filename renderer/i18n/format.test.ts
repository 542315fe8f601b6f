import { expect, test } from 'vitest';
import {
  businessDate,
  clockTime,
  dayWithWeekday,
  duration,
  exactMoney,
  largeMoney,
  schemeAmount,
  waitMinutes,
  minutesAndSeconds,
} from './format.ts';
import { personName } from './person.ts';

const at = Date.UTC(2026, 10, 21, 2, 24);

test('waits are whole minutes and never negative', () => {
  expect([-5000, 0, 59_999, 60_000, 28 * 60_000].map(waitMinutes)).toEqual([
    '0′',
    '0′',
    '0′',
    '1′',
    '28′',
  ]);
  expect([-1, 252_000, 3_852_000].map(duration)).toEqual(['0:00', '4:12', '1:04:12']);
});

test('times and dates are the branch zone’s', () => {
  expect(clockTime(at)).toBe('10:24');
  expect(dayWithWeekday(at, 'zh')).toBe('11月21日 星期六');
  expect(dayWithWeekday(at, 'en')).toBe('Sat 21 Nov');
  expect(businessDate('2026-11-21', 'zh')).toBe('2026年11月21日');
  expect(businessDate('2026-11-21', 'en')).toBe('21 Nov 2026');
});

test('an amount of points has its unit', () => {
  expect(schemeAmount(100, 'point-hundredths', 'en')).toBe('1 point');
  expect(schemeAmount(150, 'point-hundredths', 'en')).toBe('1.5 points');
  expect(schemeAmount(199_999, 'point-hundredths', 'zh')).toBe('1,999.99 分');
});

test('large money is cut, so it never seems to reach a threshold', () => {
  expect(largeMoney(621_412_345, 'zh')).toBe('621.4 万');
  expect(largeMoney(499_999_999, 'zh')).toBe('499.9 万');
  expect(largeMoney(500_000_000, 'zh')).toBe('500 万');
  expect(largeMoney(58_200, 'zh')).toBe('582 元');
  expect(largeMoney(-99_999, 'zh')).toBe('−999.99 元');
  expect(largeMoney(100_000, 'zh')).toBe('0.1 万');
  expect(largeMoney(1, 'en')).toBe('¥0.01');
  expect(largeMoney(621_412_345, 'en')).toBe('¥6.21M');
  expect(largeMoney(9_999_999, 'en')).toBe('¥99.9K');
  expect(exactMoney(-801_900)).toBe('−¥8,019.00');
  expect(exactMoney(621_400_005)).toBe('¥6,214,000.05');
});

const wang = {
  surname: '王',
  surnamePinyin: 'wang',
  title: 'ms',
  masked: false,
  address: null,
} as const;

test('forms of address', () => {
  expect(personName(wang, 'zh', '未识别')).toBe('王女士');
  expect(personName(wang, 'en', 'unknown')).toBe('Ms Wang');
  expect(personName({ ...wang, title: 'mr' }, 'zh', '')).toBe('王先生');
  expect(personName({ ...wang, masked: true }, 'zh', '')).toBe('王**');
  expect(personName({ ...wang, masked: true }, 'en', '')).toBe('Wang**');
  expect(personName({ ...wang, title: 'none' }, 'en', '')).toBe('Wang');
  expect(personName(null, 'zh', '未识别')).toBe('未识别');
});

test.each([
  [239.4, 3, 59],
  [239.5, 4, 0],
  [59.9, 1, 0],
  [3599.7, 60, 0],
  [0.2, 0, 0],
])('F23 %f seconds are never a minute and 60 seconds', (seconds, minutes, rest) => {
  expect(minutesAndSeconds(seconds)).toEqual({ minutes, seconds: rest });
});

test('F31 the branch’s own form of address is said as it is, and never of masked people', () => {
  const own = { ...wang, address: '王教授' };
  expect([personName(own, 'zh', ''), personName(own, 'en', '')]).toEqual(['王教授', '王教授']);
  expect(personName({ ...own, masked: true }, 'zh', '')).toBe('王**');
});

test('F15 sums beyond what a number holds are written to the fen', () => {
  expect(exactMoney(25_999_999_999_999_974n)).toBe('¥259,999,999,999,999.74');
  expect(exactMoney(-25_999_999_999_999_974n)).toBe('−¥259,999,999,999,999.74');
  expect(largeMoney(25_999_999_999_999_999n, 'zh')).toBe('25,999,999,999.9 万');
  // Three times its hundredths passes 2^53.
  expect(largeMoney(9_007_199_254_740_991, 'en')).toBe('¥90,071,992.54M');
});
