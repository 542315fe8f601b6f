import { daysInMonth } from '../../../shared/model/dates.ts';

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number between two places; -1 where other characters are. */
export function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether the text is a real day "YYYY-MM-DD" from the year 1000 on; quicker than a Date for millions of lines. */
export function isDay(text: string): boolean {
  return text.length === 10 && isDayAt(text, 0);
}

/** Whether the ten characters from `at` on are a real day. */
export function isDayAt(text: string, at: number): boolean {
  const dash = 45;
  if (text.charCodeAt(at + 4) !== dash || text.charCodeAt(at + 7) !== dash) return false;
  const month = digitsAt(text, at + 5, at + 7);
  const day = digitsAt(text, at + 8, at + 10);
  if (digitsAt(text, at, at + 4) < 1000 || month < 1 || month > 12 || day < 1) return false;
  if (month === 2 && day === 29) return daysInMonth(text.slice(at, at + 7)) === 29;
  return day <= (monthLengths[month - 1] ?? 0);
}
