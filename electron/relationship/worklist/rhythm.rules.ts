import {
  addDays,
  addMonthsToMonth,
  monthOf,
  type BusinessDate,
  type Month,
} from '../../../shared/model/dates.ts';
import {
  managedTiers,
  type ManagedTier,
  type TierCounts,
} from '../../../shared/model/relationship/assignment.ts';
import { touches, type Contact } from '../../../shared/model/relationship/contact.ts';
import {
  spreadDay,
  weekOf,
  type WorkCalendar,
} from '../../../shared/model/relationship/work-calendar.ts';

/** Both slides of S1 hold two calls for as much as one meeting. */
const meetingCredit = 2;
/** Weeks of a quarter. */
const quarterWeeks = 13;

/** What a contact is worth in the month's rhythm: a reached call 1, a meeting 2, anything else nothing. */
export function creditOf(contact: Pick<Contact, 'kind' | 'reached'>): number {
  if (!touches(contact)) return 0;
  return contact.kind === 'call' ? 1 : meetingCredit;
}

/** When the k-th of n contacts of a month is due: working day ⌈k · W / n⌉. */
export function monthDues(
  calendar: WorkCalendar,
  month: Month,
  needed: number,
): readonly BusinessDate[] {
  const days = calendar.workingDays(month);
  return Array.from({ length: needed }, (_, k) => spreadDay(days, k + 1, needed));
}

/** How a month stands for one client. */
export interface MonthStanding {
  /** Credits since the client came into the rhythm. */
  readonly done: number;
  /** Due days for which there is no credit yet, in order. */
  readonly open: readonly BusinessDate[];
}

/**
 * The month's rhythm of one client.
 * @param contacts by day
 * @param dues the due days of the whole month
 * @param since the client came into this rhythm then: what was due before is not asked, what was done before not counted
 */
export function monthStanding(
  contacts: readonly Contact[],
  month: Month,
  dues: readonly BusinessDate[],
  since: BusinessDate,
): MonthStanding {
  const first = `${month}-01`;
  const last = `${month}-31`;
  let done = 0;
  for (let i = contacts.length - 1; i >= 0; i -= 1) {
    const contact = contacts[i];
    if (!contact || contact.on < first) break;
    if (contact.on <= last && contact.on >= since) done += creditOf(contact);
  }
  const skipped = dues.findIndex((due) => due >= since);
  return { done, open: skipped < 0 ? [] : dues.slice(skipped + done) };
}

/** Months that are looked back upon for the day since which a rhythm is missed. */
const monthsBack = 12;

/**
 * What is open of a client's rhythm: the earliest day without its credit. What a month left open stays open until the
 * client is spoken to again; then only the new month counts.
 * @param duesOf the due days of a month; null: nobody has said which of its days are worked
 * @returns null while nothing of this month or before is open
 */
export function openRhythm(
  duesOf: (month: Month) => readonly BusinessDate[] | null,
  contacts: readonly Contact[],
  today: BusinessDate,
  since: BusinessDate,
): { readonly due: BusinessDate; readonly done: number } | null {
  let month = monthOf(today);
  const now = monthStanding(contacts, month, duesOf(month) ?? [], since);
  let due = now.open[0];
  let done = now.done;
  for (let i = 0; i < monthsBack && done === 0; i += 1) {
    month = addMonthsToMonth(month, -1);
    const dues = duesOf(month);
    if (!dues || month < monthOf(since)) break;
    const before = monthStanding(contacts, month, dues, since);
    if (before.open[0] === undefined) break;
    due = before.open[0];
    done = before.done;
  }
  return due === undefined ? null : { due, done: now.done };
}

/** How a person's week stands: different clients spoken to from Monday to Sunday. */
export interface WeekStanding {
  readonly clients: number;
  readonly target: number;
  readonly missing: number;
  /** How many a week it takes to reach everyone managed once a quarter. */
  readonly quarterNeeds: number;
  /** The target alone does not reach everyone in a quarter. */
  readonly targetTooSmall: boolean;
}

/** @param contacts of the person, of any week */
export function weekStanding(
  contacts: readonly (Pick<Contact, 'on' | 'kind' | 'reached'> & { readonly clientNo: string })[],
  date: BusinessDate,
  managed: number,
  target: number,
): WeekStanding {
  const monday = weekOf(date);
  const sunday = addDays(monday, 6);
  const inWeek = contacts.filter(
    (contact) => touches(contact) && contact.on >= monday && contact.on <= sunday,
  );
  const clients = new Set(inWeek.map(({ clientNo }) => clientNo)).size;
  const quarterNeeds = Math.ceil(managed / quarterWeeks);
  return {
    clients,
    target,
    missing: Math.max(0, target - clients),
    quarterNeeds,
    targetTooSmall: quarterNeeds > target,
  };
}

/** Whether a month's rhythm can be met by calls. */
export interface Feasibility {
  readonly workingDays: number;
  readonly needed: number;
  /** Calls that it takes on each working day, to one decimal. */
  readonly perDay: number;
  readonly possible: number;
  readonly missed: number;
}

/** What a month asks of one person, and what of it can be done at so many contacts a day. */
export function feasibility(
  calendar: WorkCalendar,
  month: Month,
  counts: TierCounts,
  credits: TierCounts,
  perDay: number,
): Feasibility {
  const workingDays = calendar.workingDays(month).length;
  const needed =
    counts.diamond * credits.diamond +
    counts.platinum * credits.platinum +
    counts.gold * credits.gold;
  const possible = Math.min(needed, workingDays * perDay);
  return {
    workingDays,
    needed,
    perDay: workingDays === 0 ? 0 : Math.round((needed * 10) / workingDays) / 10,
    possible,
    missed: needed - possible,
  };
}

/**
 * Tiers of which more contacts are asked than of the tier above, as both slides of S1 do of platinum: kept, and said
 * beside the setting.
 */
export function askedMoreThanAbove(credits: TierCounts): readonly ManagedTier[] {
  return managedTiers.filter((tier, i) => {
    const above = managedTiers[i - 1];
    return above !== undefined && credits[tier] > credits[above];
  });
}
