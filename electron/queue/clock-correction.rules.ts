import { businessDateOf, type BusinessDate, type Instant } from '../../shared/model/dates.ts';
import type { ClockCorrection, LoggedEvent } from '../../shared/model/floor.ts';

/** What ends a day by itself. */
const endings: ReadonlySet<string> = new Set([
  'ticket-left',
  'ticket-carried',
  'appointment-missed',
  'counter-closed',
  'day-closed',
]);

/**
 * How records that were written by a wrong clock are to be read: so much earlier or later, under the day that it was.
 * Where the wrong clock had begun a day too soon, that beginning and the end of the day before never were: whoever waited
 * then waits on.
 * @param before the record before them, as it is read; null: there is none
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

/** The records right before one by which the console ended a day by itself. */
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
