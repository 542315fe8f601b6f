import { isBusinessDate, type BusinessDate } from '../../../shared/model/dates.ts';

/** The day that was typed: 2026-11-23, 2026/11/23, 2026.11.23 or 20261123. @returns null while it is none */
export function typedDay(text: string): BusinessDate | null {
  const date = text.trim().replace(/^(\d{4})([-/.]?)(\d\d)\2(\d\d)$/, '$1-$3-$4');
  return isBusinessDate(date) ? date : null;
}

/** The time of day that was typed: 09:30, 9:30, 0930 or with a full-width colon. @returns null while it is none */
export function typedTime(text: string): string | null {
  const [, hour, minute] =
    /^(\d{1,2})[:：](\d\d)$/.exec(text.trim()) ?? /^(\d\d)(\d\d)$/.exec(text.trim()) ?? [];
  if (hour === undefined || minute === undefined) return null;
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}
