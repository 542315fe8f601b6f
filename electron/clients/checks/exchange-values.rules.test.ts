import { describe, expect, it } from 'vitest';
import { addDays, isBusinessDate } from '../../../shared/model/dates.ts';
import { isDay } from './calendar-day.rules.ts';
import { cardNoIsSound, idNoIsSound } from './check-digits.rules.ts';
import { exchangeFiles, planHeader } from '../csv/exchange-files.rules.ts';
import * as read from './exchange-values.rules.ts';
import { maskRejected, rejectLine } from './rejects.rules.ts';

describe('exchange values', () => {
  it('knows the same days as the calendar', () => {
    for (let day = '1899-12-25'; day < '2101-01-05'; day = addDays(day, 1))
      expect(isDay(day)).toBe(true);
    for (const year of ['1900', '1996', '2000', '2023', '2100']) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          expect([text, isDay(text)]).toEqual([text, isBusinessDate(text)]);
        }
      }
    }
    for (const text of [
      '2024-1-01',
      '2024/01/01',
      '20240101',
      '2024-01-01T00:00:00',
      ' 2024-01-1',
    ]) {
      expect(isDay(text)).toBe(false);
    }
  });

  it('reads values or names the problem', () => {
    expect(read.month('2024-12')).toBe('2024-12');
    expect(read.month('2024-13')).toEqual({ problem: 'month' });
    expect(read.time('2026-11-20T09:30:05')).toBe(Date.UTC(2026, 10, 20, 9, 30, 5));
    for (const text of [
      '2026-11-20 09:30:05',
      '2026-11-20T24:00:00',
      '2026-11-20T09:60:00',
      '2026-02-29T09:00:00',
      '2026-11-20T09:30',
      '2026-11-20T09:30:05Z',
      '2026-11-20T0x:30:05',
    ]) {
      expect([text, read.time(text)]).toEqual([text, { problem: 'time' }]);
    }
    expect([read.seconds('0'), read.seconds('61'), read.seconds('1.5')]).toEqual([0, 61_000, 1500]);
    for (const text of ['-1', '1e3', '1.2345', '.5', '12345678901']) {
      expect([text, read.seconds(text)]).toEqual([text, { problem: 'seconds' }]);
    }
    expect(read.money('-12.5')).toBe(-1250);
    expect(read.money('12.345')).toEqual({ problem: 'money' });
    expect(read.money('1,000')).toEqual({ problem: 'money' });
    expect(read.money('1e3')).toEqual({ problem: 'money' });
    expect(read.product('gold')).toBe(10);
    expect(read.product('shares')).toEqual({ problem: 'product' });
    expect(read.grade('6')).toEqual({ problem: 'grade' });
    expect(read.phone('+86 138-1234-5678')).toBe('13812345678');
    expect(read.cardNo('6228 4800-1234')).toBe('622848001234');
  });

  it('matches headers in any order and tells what is unknown, missing or double', () => {
    const file = exchangeFiles[1];
    expect(planHeader(file, ['extra', 'client_no', 'card_no'])).toEqual({
      positions: [2, 1, -1],
      width: 3,
      unknownColumns: ['extra'],
    });
    expect(planHeader(file, ['card_no'])).toEqual({
      problem: 'missing-column',
      columns: ['client_no'],
    });
    expect(planHeader(file, ['card_no', 'client_no', 'card_no'])).toEqual({
      problem: 'double-column',
      columns: ['card_no'],
    });
  });

  it('checks GB 11643 and Luhn', () => {
    expect(idNoIsSound('11010519491231002X')).toBe(true);
    expect(idNoIsSound('110105194912310021')).toBe(false);
    expect(cardNoIsSound('4111111111111111')).toBe(true);
    expect(cardNoIsSound('4111111111111112')).toBe(false);
  });

  it('masks what is set aside', () => {
    expect(maskRejected('phone', '13812345678')).toBe('138****5678');
    expect(maskRejected('birth_date', '11010519491231002X')).toBe('110***********002X');
    expect(maskRejected('product', '王小明')).toBe('王**');
    expect(maskRejected('birth_date', '2024-02-30')).toBe('2024-02-30');
    expect(rejectLine('a.csv', 7, 'product', 'x,"y"', 'product')).toBe(
      'a.csv,7,product,"x,""y""",unknown product · 未知产品\n',
    );
    expect(rejectLine('a.csv', 7, 'amount', '=1+1', 'money')).toContain("'=1+1");
  });
});
