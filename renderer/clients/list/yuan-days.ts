import { minus } from '../../i18n/format.ts';

/**
 * A sum of fen × days as yuan × days with thousands separated. It may pass what a number holds exactly, so it goes from
 * text to text: "123456789" → "1,234,567.89".
 */
export function yuanDays(fenDays: string): string {
  const negative = fenDays.startsWith('-');
  const digits = (negative ? fenDays.slice(1) : fenDays).padStart(3, '0');
  const whole = BigInt(digits.slice(0, -2)).toLocaleString('en-US');
  return `${negative ? minus : ''}${whole}.${digits.slice(-2)}`;
}
