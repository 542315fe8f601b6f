import {
  addDays,
  branchOffsetMs,
  businessDateOf,
  dayNumber,
  type BusinessDate,
  type Instant,
} from '../../shared/model/dates.ts';

const dayMs = 86_400_000;

/** When the nightly run of a business date is due. @param at "HH:MM" in the branch's zone */
export function nightOf(day: BusinessDate, at: string): Instant {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return dayNumber(day) * dayMs - branchOffsetMs + (hours * 60 + minutes) * 60_000;
}

/**
 * The business date whose nightly run is due now, or null. A run that was missed because the machine was off is made up
 * for; of several only the last, because it scores as of the newest day anyway.
 * @param last the business date of the latest run, null before the first
 */
export function nightDue(
  night: { readonly at: string; readonly since: Instant },
  last: BusinessDate | null,
  now: Instant,
): BusinessDate | null {
  const today = businessDateOf(now);
  const day = nightOf(today, night.at) <= now ? today : addDays(today, -1);
  // A start date in the future was set under a wrong clock, and counts as past.
  if (night.since <= now && nightOf(day, night.at) < night.since) return null;
  // A run with a date in the future was made under a wrong clock, and does not count.
  return last !== null && last >= day && last <= today ? null : day;
}

/** When the next nightly run will be. */
export function nextNight(at: string, now: Instant): Instant {
  const tonight = nightOf(businessDateOf(now), at);
  return tonight > now ? tonight : tonight + dayMs;
}
