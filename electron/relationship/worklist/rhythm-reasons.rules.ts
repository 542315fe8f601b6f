import type { BusinessDate, Month } from '../../../shared/model/dates.ts';
import { spreadDay } from '../../../shared/model/relationship/work-calendar.ts';
import type { Reason } from '../../../shared/model/relationship/worklist.ts';
import { lastTouchBefore, type QuarterPlace } from './management.rules.ts';
import { latestOf, type ReasonFacts } from './reason-facts.rules.ts';
import { openRhythm } from './rhythm.rules.ts';

/** How many credits a month a client needs: its own rhythm, that of its tier, or the default; and since when. */
export function rhythmOf({
  client,
  relationship,
  state,
  settings,
  management,
  days,
}: ReasonFacts): {
  readonly needed: number;
  readonly since: BusinessDate;
} {
  const { tier, tierSince } = client;
  const own = relationship.rhythm;
  const ofTier = tier === 'regular' ? undefined : state.tierRhythms.get(tier);
  const byDefault = tier === 'regular' ? 0 : settings.monthCredits[tier];
  const began = [management.managedSince, tierSince, state.begunOn ?? days.today];
  return {
    needed: own?.perMonth ?? ofTier?.perMonth ?? byDefault,
    since: latestOf([...began, own?.since, ofTier?.since]) ?? days.today,
  };
}

/** The month's rhythm, where a due day has come without its credit. */
export function rhythmReason(facts: ReasonFacts): Reason | null {
  const { relationship, days } = facts;
  const { needed, since } = rhythmOf(facts);
  if (needed <= 0) return null;
  const duesOf = (month: Month) => days.monthDues(month, needed);
  const open = openRhythm(duesOf, relationship.contacts, days.today, since);
  if (!open) return null;
  const { due, done } = open;
  const missedSince = due < days.today ? due : null;
  return { kind: 'month-rhythm', done, needed, listedFrom: due, due, missedSince };
}

/**
 * The quarter's round. Who came after its beginning has the whole quarter; who was not spoken to in the whole quarter
 * before either has been missed since its end.
 */
export function quarterReason(facts: ReasonFacts): Reason | null {
  const { relationship, management, place, days } = facts;
  const { quarter, today } = days;
  const lastOn = lastTouchBefore(relationship.contacts, days.tomorrow);
  if (lastOn !== null && lastOn >= quarter.first) return null;
  const inRound = place !== null && place.executor === management.executor;
  const due = missedBefore(facts, lastOn) ?? roundDue(quarter.days, inRound ? place : null);
  if (due === undefined) return null;
  const missedSince = due < today ? due : null;
  return { kind: 'quarter-rhythm', lastOn, listedFrom: due, due, missedSince };
}

function roundDue(
  days: readonly BusinessDate[],
  place: QuarterPlace | null,
): BusinessDate | undefined {
  return place && days.length > 0 ? spreadDay(days, place.rank, place.count) : days.at(-1);
}

/** The last working day of the quarter before, if the client was managed and not spoken to in the whole of it. */
function missedBefore(
  { management, state, days }: ReasonFacts,
  lastOn: BusinessDate | null,
): BusinessDate | null {
  const before = days.quarterBefore;
  const since = latestOf([management.managedSince, state.begunOn ?? days.today]) ?? days.today;
  if (!before || since >= before.first) return null;
  return lastOn !== null && lastOn >= before.first ? null : before.lastWorkingDay;
}
