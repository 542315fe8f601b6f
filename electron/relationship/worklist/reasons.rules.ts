import type { BusinessDate } from '../../../shared/model/dates.ts';
import {
  contactCauses,
  touches,
  type Contact,
  type ContactCause,
} from '../../../shared/model/relationship/contact.ts';
import type { AnnouncementFilter } from '../../../shared/model/relationship/facts.ts';
import { isOpen, stepAt } from '../../../shared/model/relationship/opportunity.ts';
import { isKept } from '../../../shared/model/relationship/state.ts';
import type {
  Reason,
  ReasonKind,
  WorklistClient,
} from '../../../shared/model/relationship/worklist.ts';
import { birthdayFrom } from './dated.rules.ts';
import { leadPace, nextFollowUp } from './lead-rhythm.rules.ts';
import { lastTouchBefore } from './management.rules.ts';
import { latestOf, type ReasonFacts } from './reason-facts.rules.ts';
import { quarterReason, rhythmReason } from './rhythm-reasons.rules.ts';

/** Every reason to contact a client today that no contact has satisfied, put off or not. */
export function reasonsFor(facts: ReasonFacts): Reason[] {
  const reasons = [
    ...promises(facts),
    ...retentions(facts),
    firstContact(facts),
    birthday(facts),
    ...maturities(facts),
    rhythmReason(facts),
    quarterReason(facts),
    ...stalled(facts),
    ...announcements(facts),
    goldAbsent(facts),
  ];
  return reasons.filter((reason): reason is Reason => {
    return reason !== null && reason.listedFrom <= facts.days.today;
  });
}

/** A reason with its days; what is due before today is missed. */
function timed(
  reason: ReasonKind,
  listedFrom: BusinessDate,
  due: BusinessDate,
  today: BusinessDate,
): Reason {
  return { ...reason, listedFrom, due, missedSince: due < today ? due : null };
}

/**
 * Whether a contact since a day did what was to be done: one in which the client was spoken to always does, a message
 * only where it is about just that.
 */
function done(
  contacts: readonly Contact[],
  since: BusinessDate,
  byMessage: (cause: ContactCause) => boolean = () => false,
): boolean {
  for (let i = contacts.length - 1; i >= 0; i -= 1) {
    const contact = contacts[i];
    if (!contact || contact.on < since) return false;
    if (touches(contact) || (contact.kind === 'message' && byMessage(contact.cause))) return true;
  }
  return false;
}

function promises({ relationship, days }: ReasonFacts): Reason[] {
  const { contacts } = relationship;
  return relationship.promises.flatMap((promise) => {
    const { id: promiseId, on, kind: contact, madeOn } = promise;
    if (on > days.farthest) return [];
    const window = days.window(on, 0);
    const due = window.due < madeOn ? madeOn : window.due;
    if (isKept(promise, contacts, due)) return [];
    return [timed({ kind: 'promise', promiseId, on, contact }, due, due, days.today)];
  });
}

function retentions({ client, relationship, days }: ReasonFacts): Reason[] {
  // A measure that was opened by hand, or whose alert the book no longer shows, asks for a contact as well.
  const opened = relationship.retentions.filter(
    (measure) =>
      !measure.closed &&
      !client.alerts.some(
        ({ trigger, since }) => trigger === measure.trigger && since === measure.since,
      ),
  );
  return [...client.alerts, ...opened].flatMap(({ trigger, since }) => {
    const treated = relationship.retentions.some(
      (one) => one.trigger === trigger && one.since === since && one.closed,
    );
    if (treated || done(relationship.contacts, since)) return [];
    const due = days.nextWorked(since);
    return [timed({ kind: 'retention', trigger, since }, since, due, days.today)];
  });
}

function firstContact({ relationship, management, settings, days }: ReasonFacts): Reason | null {
  const assignedOn = management.since;
  if (!relationship.assignments.some(({ on }) => on === assignedOn)) return null;
  if (done(relationship.contacts, assignedOn, () => settings.firstContactByMessage)) return null;
  const until = days.after(assignedOn, settings.firstContactDays);
  const { due } = days.window(until, 0);
  // A week of holidays has no working day: then the first one after it.
  const by = due >= assignedOn ? due : days.nextWorked(until);
  return timed({ kind: 'first-contact', assignedOn, until }, assignedOn, by, days.today);
}

function birthday({ client, relationship, settings, days }: ReasonFacts): Reason | null {
  const { lunarBirthday } = client;
  const found = lunarBirthday
    ? { on: days.lunar(lunarBirthday), lunar: true }
    : birthdayFrom(client, days.keptFrom);
  if (!found || found.on > days.farthest) return null;
  const { listedFrom, due } = days.window(found.on, settings.birthdayLeadDays);
  if (done(relationship.contacts, listedFrom, (cause) => cause === 'birthday')) return null;
  return timed({ kind: 'birthday', ...found }, listedFrom, due, days.today);
}

function maturities({ client, relationship, settings, days }: ReasonFacts): Reason[] {
  return client.maturities.flatMap((maturity) => {
    if (maturity.on < days.keptFrom || maturity.on > days.farthest) return [];
    const { listedFrom, due } = days.window(maturity.on, settings.maturityLeadDays);
    if (done(relationship.contacts, listedFrom)) return [];
    return [timed({ kind: 'maturity', ...maturity }, listedFrom, due, days.today)];
  });
}

function stalled({ relationship, state, settings, days }: ReasonFacts): Reason[] {
  if (relationship.opportunities.length === 0) return [];
  const spoken = lastTouchBefore(relationship.contacts, days.tomorrow);
  return relationship.opportunities.flatMap((opportunityId) => {
    const opportunity = state.opportunities.get(opportunityId);
    const step = opportunity && stepAt(opportunity);
    if (!step || !isOpen(step.stage)) return [];
    const quietSince = spoken !== null && spoken > step.on ? spoken : step.on;
    const { expectedOn } = step;
    const wakes =
      settings.leadRhythm && expectedOn !== null
        ? nextFollowUp(leadPace(expectedOn, days.today), quietSince)
        : days.after(quietSince, settings.stalledDays);
    const due = days.nextWorked(wakes);
    return [timed({ kind: 'stalled', opportunityId, quietSince }, due, due, days.today)];
  });
}

function announcements({ client, relationship, state, days }: ReasonFacts): Reason[] {
  if (state.announcements.size === 0) return [];
  return [...state.announcements.values()].flatMap((one) => {
    if (one.from > days.today || one.until < days.keptFrom || !isMeant(one.filter, client))
      return [];
    const isAbout = (cause: ContactCause) => contactCauses[cause] === one.kind;
    if (done(relationship.contacts, one.from, isAbout)) return [];
    const { due } = days.window(one.until, 0);
    const { id: announcementId, kind: about, until } = one;
    const reason = { kind: 'announcement', announcementId, about, until } as const;
    return [timed(reason, one.from, due < one.from ? one.from : due, days.today)];
  });
}

function goldAbsent({ client, relationship, management, state, settings, days }: ReasonFacts) {
  if (client.tier !== 'gold') return null;
  const spoken = lastTouchBefore(relationship.contacts, days.tomorrow);
  const lastOn = latestOf([client.lastSeenOn, spoken]);
  const since = latestOf([lastOn, management.managedSince, state.begunOn ?? days.today]);
  const due = days.nextWorked(days.after(since ?? days.today, settings.goldAbsentDays));
  return timed({ kind: 'gold-absent', lastOn }, due, due, days.today);
}

/** Whether an announcement is for a client. */
export function isMeant(filter: AnnouncementFilter, client: WorklistClient): boolean {
  const { tiers, orientations, holding, minimumGrade, clients } = filter;
  if (tiers && !tiers.includes(client.tier)) return false;
  if (orientations && !orientations.includes(client.orientation ?? '')) return false;
  if (holding && !holding.some((product) => client.holding.includes(product))) return false;
  if (minimumGrade !== undefined && (client.riskGrade ?? 0) < minimumGrade) return false;
  return !clients || clients.includes(client.clientNo);
}
