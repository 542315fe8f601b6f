import { businessDateOf } from '../../shared/model/dates.ts';

const hourMs = 3_600_000;

/** The next full hour but one, as a person would type it: "2026-11-21 10:00". */
export function timeText(now: number): string {
  const at = new Date(Math.ceil((now + hourMs) / hourMs) * hourMs + 8 * hourMs);
  return at.toISOString().slice(0, 16).replace('T', ' ');
}

/**
 * The instant that a person typed, on the branch's clock: "10:30" is today, "11-21 10:30" this year, else a full date.
 * China has kept one time all year since 1992. @returns null where it is no time
 */
export function appointmentTime(text: string, now: number): number | null {
  const match = /^(?:(?:(\d{4})-)?(\d{1,2})-(\d{1,2})\s+)?(\d{1,2})[:：](\d{2})$/.exec(text.trim());
  if (!match) return null;
  const today = businessDateOf(now);
  const [, year = today.slice(0, 4), month = today.slice(5, 7), day = today.slice(8)] = match;
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0');
  const wall = `${year}-${two(month)}-${two(day)}T${two(match[4])}:${two(match[5])}:00`;
  const at = Date.parse(`${wall}+08:00`);
  // A 31st of a short month is no date, though it can be counted on.
  const same = Number.isFinite(at) && new Date(at + 8 * hourMs).toISOString().startsWith(wall);
  return same ? at : null;
}
