import type { BusinessDate } from '../../../shared/model/dates.ts';
import { touches } from '../../../shared/model/relationship/contact.ts';
import type { RelationshipSettings } from '../../../shared/model/relationship/settings.ts';
import {
  executorOf,
  type ClientRelationship,
  type Postponed,
  type RelationshipState,
} from '../../../shared/model/relationship/state.ts';
import { tierRank } from '../../../shared/model/schemes/tier.ts';
import {
  classOfReason,
  reasonClasses,
  type DayList,
  type Reason,
  type ReasonClass,
  type Worklist,
  type WorklistClient,
  type WorklistRow,
} from '../../../shared/model/relationship/worklist.ts';
import {
  CalendarGapError,
  type WorkCalendar,
} from '../../../shared/model/relationship/work-calendar.ts';
import { createDayTable } from './day-table.rules.ts';
import { managementOf, quarterPlaces } from './management.rules.ts';
import { reasonsFor } from './reasons.rules.ts';

/** What a worklist is derived from. The same input always gives the same list, for today and for any past day. */
export interface WorklistInput {
  /** The log folded up to the day. */
  readonly state: RelationshipState;
  /** The book with its scores, by client number. */
  readonly clients: ReadonlyMap<string, WorklistClient>;
  readonly calendar: WorkCalendar;
  readonly settings: RelationshipSettings;
  readonly today: BusinessDate;
}

/**
 * Whom to contact today and why: one row a client, with every reason that no fact has satisfied.
 * @param of only this person's clients; absent: everybody's
 * @throws CalendarGapError when nobody has said which days of today's year are worked
 */
export function worklist(input: WorklistInput, of?: string): Worklist {
  const { state, clients, calendar, settings, today } = input;
  const year = Number(today.slice(0, 4));
  if (!calendar.covers(year)) throw new CalendarGapError(year);
  const rank = rankBy(settings.order);
  const days = createDayTable(calendar, today, state.begunOn ?? today, settings.datedKeptDays);
  const places = quarterPlaces(state, clients.values(), days.quarter.first, of);
  const rows: WorklistRow[] = [];
  const postponed: { clientNo: string; until: BusinessDate }[] = [];
  for (const client of clients.values()) {
    const { clientNo } = client;
    const known = state.clients.get(clientNo);
    const executor = executorOf(known, client.bookManagerNo);
    if (executor === null || (of !== undefined && executor !== of)) continue;
    const management = managementOf(known, executor);
    const relationship = known ?? nothingKnown;
    const place = places.get(clientNo) ?? null;
    const all = reasonsFor({ client, relationship, state, management, place, settings, days });
    if (all.length === 0) continue;
    const put = putOff(relationship, today);
    const reasons = put ? all.filter((reason) => !hides(put, reason)) : all;
    if (reasons.length > 0) rows.push(rowOf(client, reasons, rank));
    else if (put) postponed.push({ clientNo, until: put.until });
  }
  return {
    rows: rows.sort(inOrder(rank)),
    postponed,
    calendarGaps: [...days.gaps].sort((a, b) => a - b),
  };
}

/**
 * What one person can do of a list today: as many as a day holds, less those spoken to already. The rest is counted, so
 * that nobody believes it was done.
 */
export function dayList(
  { rows }: Worklist,
  capacity: number,
  spokenToday: number,
  today: BusinessDate,
): DayList {
  const left = Math.max(0, capacity - spokenToday);
  const beyond = rows.slice(left);
  const willBeMissed = beyond.filter(({ due }) => due <= today).length;
  return { today: rows.slice(0, left), willBeMissed, canWait: beyond.length - willBeMissed };
}

/** How many clients a person has spoken to on a day. */
export function spokenOn(state: RelationshipState, staffNo: string, day: BusinessDate): number {
  let count = 0;
  for (const { contacts } of state.clients.values()) {
    for (let i = contacts.length - 1; i >= 0; i -= 1) {
      const contact = contacts[i];
      if (!contact || contact.on < day) break;
      if (contact.on === day && contact.by === staffNo && touches(contact)) {
        count += 1;
        break;
      }
    }
  }
  return count;
}

const nothingKnown: ClientRelationship = {
  clientNo: '',
  assignments: [],
  contacts: [],
  promises: [],
  postponed: [],
  opportunities: [],
  retentions: [],
  links: [],
  complaints: [],
  caution: null,
  rhythm: null,
  circumstancesChangedOn: null,
  corporate: null,
};

/** The postponement that holds today. */
function putOff({ postponed }: ClientRelationship, today: BusinessDate): Postponed | null {
  return postponed.findLast(({ on, until }) => on <= today && today < until) ?? null;
}

/** Reasons that come back as long as the relationship lasts. */
const recurring: readonly ReasonClass[] = ['rhythm', 'stalled', 'gold-absent'];

/** A postponement hides what comes back by itself, and of the rest what was listed when it was made. */
function hides({ on }: Postponed, { kind, listedFrom }: Reason): boolean {
  return recurring.includes(classOfReason[kind]) || listedFrom <= on;
}

/** A reason's place in the branch's order; a class that it does not name comes last. */
type Rank = (reason: Reason) => number;

function rankBy(order: readonly ReasonClass[]): Rank {
  const places = new Map(order.map((one, i) => [one, i]));
  return ({ kind }) => places.get(classOfReason[kind]) ?? reasonClasses.length;
}

function rowOf(
  { clientNo, tier }: WorklistClient,
  found: readonly Reason[],
  rank: Rank,
): WorklistRow {
  const reasons = found.toSorted((a, b) => rank(a) - rank(b) || compare(a.due, b.due));
  const dues = reasons.map(({ due }) => due).sort();
  const missed = reasons.flatMap(({ missedSince }) => missedSince ?? []).sort();
  return { clientNo, tier, reasons, due: dues[0] ?? '', missedSince: missed[0] ?? null };
}

/** By the most pressing reason, then the earliest due day, then tier, then number. */
function inOrder(rank: Rank): (a: WorklistRow, b: WorklistRow) => number {
  return (a, b) => {
    const [first] = a.reasons;
    const [second] = b.reasons;
    const byClass = first && second ? rank(first) - rank(second) : 0;
    return (
      byClass ||
      compare(a.due, b.due) ||
      tierRank(a.tier) - tierRank(b.tier) ||
      compare(a.clientNo, b.clientNo)
    );
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
