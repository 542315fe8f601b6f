import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskCard, maskIdNo, maskName, maskPhone } from './masking.ts';

it('keeps what the rulebook keeps (§5)', () => {
  expect(maskPhone('13812345678')).toBe('138****5678');
  expect(maskIdNo('999999197011220021')).toBe('999***********0021');
  expect(maskCard('6222020000000000018')).toBe('622202*********0018');
  expect(maskName('赵小明')).toBe('赵**');
  expect(maskName('')).toBe('');
});

it('F31 a masked name shows a compound surname whole, and of a name without surname one character', () => {
  expect(maskName('欧阳娜')).toBe('欧阳**');
  expect(maskName('阿迪力·买买提')).toBe('阿**');
  expect(maskName('扎西多吉')).toBe('扎**');
  expect(maskName('Anna Lee')).toBe('A**');
});

it('shows nothing of a key too short to be cut', () => {
  expect(maskPhone('1234567')).toBe('*******');
});

it('hides all but the ends, whatever is given', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{8,24}$/), (digits) => {
      const masked = maskPhone(digits);
      expect(masked).toHaveLength(digits.length);
      expect(masked.slice(3, -4)).toMatch(/^\*+$/);
    }),
  );
});
