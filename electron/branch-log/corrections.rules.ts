import type { Instant } from '../../shared/model/dates.ts';
import type { ClockCorrection, FloorEvent, LoggedEvent } from '../../shared/model/floor-event.ts';

/** A correction of the clock, and the number of its record. */
export interface KnownCorrection extends ClockCorrection {
  readonly seq: number;
}

/**
 * A record as it is to be read: if it was written under a wrong clock, with the time that it should have. The stored
 * record does not change, and its hash covers what is stored.
 */
export function asCorrected(
  logged: LoggedEvent,
  corrections: readonly KnownCorrection[],
): LoggedEvent {
  let read = logged;
  for (const correction of corrections) {
    if (logged.seq >= correction.since && logged.seq < correction.seq) {
      read = correctedBy(read, correction);
    }
  }
  return read;
}

function correctedBy(
  logged: LoggedEvent,
  { byMs, notBefore, days, undone }: ClockCorrection,
): LoggedEvent {
  const at = Math.max(notBefore, logged.at + byMs);
  const event: FloorEvent = undone.includes(logged.seq)
    ? { type: 'undone', was: logged.event.type }
    : eventAt(logged.event, logged.at, at, days);
  return { ...logged, day: days[logged.day] ?? logged.day, at, event };
}

/** Shifts the instants in an event that were derived from its own time. */
function eventAt(
  event: FloorEvent,
  was: Instant,
  at: Instant,
  days: ClockCorrection['days'],
): FloorEvent {
  const by = at - was;
  if (event.type === 'day-opened') return { ...event, date: days[event.date] ?? event.date };
  if (event.type === 'ticket-parked' && event.returns?.wakeAt != null) {
    return { ...event, returns: { ...event.returns, wakeAt: event.returns.wakeAt + by } };
  }
  if (event.type !== 'ticket-taken') return event;
  const { promisedBy, standing } = event;
  // A person chose the appointed time, so it stays; only instants that meant "now" move.
  const moved = <T extends Instant | null>(instant: T) => (instant === was ? at : instant);
  return {
    ...event,
    promisedBy: promisedBy + by,
    ...(standing && {
      standing: { ...standing, since: moved(standing.since), nextFrom: moved(standing.nextFrom) },
    }),
  };
}
