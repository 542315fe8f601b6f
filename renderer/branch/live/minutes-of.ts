import { minus } from '../../i18n/format.ts';

/** Seconds as minutes with one decimal, cut: nobody waited less than is said by rounding up. Nobody: a dash. */
export function minutesOf(seconds: number | null): string {
  return seconds === null ? '—' : (Math.floor(seconds / 6) / 10).toFixed(1);
}

/** A difference in seconds as minutes with one decimal and its sign; what rounds to nothing has none. */
export function signedMinutes(seconds: number): string {
  const tenths = Math.round(seconds / 6);
  if (tenths === 0) return '0.0';
  return `${tenths > 0 ? '+' : minus}${(Math.abs(tenths) / 10).toFixed(1)}`;
}
