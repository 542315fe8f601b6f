import {
  businessDateOf,
  dayNumber,
  type BusinessDate,
  type Instant,
} from '../../../shared/model/dates.ts';
import type { ClockCorrection, LoggedEvent } from '../../../shared/model/floor-event.ts';

/**
 * Whether there are working days between the last day and a new one. The branch may have been on holiday, or the clock
 * is ahead; the clock alone cannot tell.
 */
export function skipsWorkingDays(last: BusinessDate, date: BusinessDate): boolean {
  const isWeekend = (day: number): boolean => (day + 3) % 7 > 4;
  const to = dayNumber(date);
  for (let day = dayNumber(last) + 1; day < to; day += 1) {
    if (!isWeekend(day) || isWeekend(to)) return true;
  }
  return false;
}

/** Events by which the console ends a day automatically. */
const endings: ReadonlySet<string> = new Set([
  'ticket-left',
  'ticket-carried',
  'appointment-missed',
  'counter-closed',
  'day-closed',
]);

/**
 * How records that were written under a wrong clock are to be read: shifted by `byMs`, and under the right business
 * day. If the wrong clock began a day too early, that `day-opened` and the automatic end of the day before are undone,
 * so that those who waited then wait on.
 * @param before the record before them, as it is read now; null: there is none
 */
export function correctionOf(
  records: readonly LoggedEvent[],
  before: LoggedEvent | null,
  byMs: number,
): Omit<ClockCorrection, 'since'> {
  const notBefore = before?.at ?? 0;
  const days: Record<BusinessDate, BusinessDate> = {};
  const undone: number[] = [];
  const timeOf = (at: Instant) => Math.max(notBefore, at + byMs);
  let day = before?.day ?? null;
  records.forEach(({ event, at, seq }, index) => {
    if (event.type !== 'day-opened') return;
    const meant = businessDateOf(timeOf(at));
    days[event.date] = meant;
    if (day !== null && meant <= day) {
      days[event.date] = day;
      undone.push(...endingBefore(records, index), seq);
    }
    day = days[event.date] ?? day;
  });
  const kept = new Set(
    records.flatMap(({ event }, index) =>
      event.type === 'day-closed' ? endingBefore(records, index) : [],
    ),
  );
  for (const { seq, event, actor } of records) {
    const missed = event.type === 'appointment-missed' && actor === 'system';
    if (missed && !kept.has(seq) && !undone.includes(seq)) undone.push(seq);
  }
  return { byMs, notBefore, days, undone: undone.sort((a, b) => a - b) };
}

/** The records directly before an index by which the console ended a day automatically. */
function endingBefore(records: readonly LoggedEvent[], index: number): number[] {
  const found: number[] = [];
  for (let at = index - 1; at >= 0; at -= 1) {
    const record = records[at];
    if (record?.actor !== 'system' || !endings.has(record.event.type)) break;
    if (record.at !== records[index]?.at) break;
    found.push(record.seq);
  }
  return found;
}
