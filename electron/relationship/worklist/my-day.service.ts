import { maskPhone } from '../../../shared/model/clients/masking.ts';
import { addDays, monthOf, type BusinessDate } from '../../../shared/model/dates.ts';
import type {
  BriefView,
  DayRowView,
  DayView,
} from '../../../shared/contract/relationship/my-day.ts';
import { may } from '../../../shared/model/people/roles.ts';
import { managedTiers, type TierCounts } from '../../../shared/model/relationship/assignment.ts';
import { isOpen, stepAt } from '../../../shared/model/relationship/opportunity.ts';
import { executorOf } from '../../../shared/model/relationship/state.ts';
import type { WorklistClient, WorklistRow } from '../../../shared/model/relationship/worklist.ts';
import { weekOf } from '../../../shared/model/relationship/work-calendar.ts';
import { shownCaution } from '../care/complaint-clock.rules.ts';
import { contentFor } from '../contacts/care-content.rules.ts';
import { contactsBetween, reportsDue } from '../contacts/reports.rules.ts';
import { workLog } from '../contacts/work-log.rules.ts';
import { withCalendar, type Desk, type Worker } from '../desk/desk.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import { feasibility, weekStanding } from './rhythm.rules.ts';
import { visitPlan } from './visit-plan.rules.ts';
import { dayList, spokenOn, worklist, type WorklistInput } from './worklist.rules.ts';

/** Reports are asked for so many days back. */
const reportDays = 30;
/** The longest visit plan. */
const planDays = 92;

/** A person's day, the visit plan and the work log. */
export type MyDay = ReturnType<typeof createMyDay>;

/** Creates the service. */
export function createMyDay(desk: Desk) {
  const { relationship, managed, settings, calendar, today } = desk;

  async function input(): Promise<WorklistInput> {
    const clients = await managed.all();
    return {
      state: relationship.state(),
      clients: withVisits(clients, desk.seenToday(), today()),
      ...{ calendar: calendar(), settings: settings(), today: today() },
    };
  }

  /** Whose day: one's own, or a colleague's for the head. @throws RelationshipRefused */
  function whose(worker: Worker, staffNo = worker.staffNo): string {
    if (staffNo !== worker.staffNo && !may(worker.role, 'lead-team')) {
      throw new RelationshipRefused('not-your-client');
    }
    return staffNo;
  }

  function rowView(row: WorklistRow, { role }: Worker): DayRowView {
    const seesBalances = may(role, 'see-balances');
    return {
      client: desk.named(row.clientNo),
      reasons: row.reasons.map((reason) =>
        reason.kind === 'maturity' && !seesBalances ? { ...reason, amountFen: null } : reason,
      ),
      due: row.due,
      missedSince: row.missedSince,
    };
  }

  const person = (staffNo: string) => ({ staffNo, name: desk.staffName(staffNo) });

  return {
    input,

    /** @throws RelationshipRefused calendar-year-missing, not-your-client */
    async list(worker: Worker, of?: string): Promise<DayView> {
      const staffNo = whose(worker, of);
      const given = await input();
      const { state, clients } = given;
      const on = today();
      const list = withCalendar(() => worklist(given, staffNo));
      const { dailyContacts, weekClients, monthCredits, reportDuty } = settings();
      const spokenToday = spokenOn(state, staffNo, on);
      const day = dayList(list, dailyContacts, spokenToday, on);
      const counts = countsOf(given, staffNo);
      const monday = weekOf(on);
      const contacts = contactsBetween(state, monday, addDays(monday, 6), staffNo);
      const managedCount = [...clients.values()].filter(
        ({ clientNo, bookManagerNo }) =>
          executorOf(state.clients.get(clientNo), bookManagerNo) === staffNo,
      ).length;
      const recent = contactsBetween(state, addDays(on, -reportDays), on, staffNo);
      return {
        today: on,
        person: person(staffNo),
        rows: day.today.map((row) => rowView(row, worker)),
        capacity: dailyContacts,
        spokenToday,
        willBeMissed: day.willBeMissed,
        canWait: day.canWait,
        postponed: list.postponed.map(({ clientNo, until }) => ({
          client: desk.named(clientNo),
          until,
        })),
        calendarGaps: [...list.calendarGaps],
        week: weekStanding(
          contacts.map(({ clientNo, contact }) => ({ ...contact, clientNo })),
          on,
          managedCount,
          weekClients,
        ),
        month: withCalendar(() =>
          feasibility(calendar(), monthOf(on), counts, monthCredits, dailyContacts),
        ),
        reportsDue: reportsDue(recent, reportDuty).map(({ clientNo, contact }) => ({
          contactId: contact.id,
          client: desk.named(clientNo),
          on: contact.on,
        })),
      };
    },

    /** What to know before speaking to a client. @throws RelationshipRefused */
    brief(worker: Worker, clientNo: string): BriefView {
      desk.mustRead(clientNo, worker);
      const state = relationship.state();
      const client = state.clients.get(clientNo);
      const book = desk.book.get(clientNo);
      const last = client?.contacts.at(-1);
      const caution = shownCaution(client?.caution ?? null, today());
      const seesAmounts = may(worker.role, 'see-managed');
      return {
        client: desk.named(clientNo),
        phone: book?.phone == null ? '' : maskPhone(book.phone),
        content: [...contentFor(book?.orientation ?? null)],
        lastContact: last
          ? {
              ...{ on: last.on, kind: last.kind, reached: last.reached },
              byName: desk.staffName(last.by),
              next: last.next,
              text: relationship.text(last.text),
            }
          : null,
        opportunities: !seesAmounts
          ? []
          : (client?.opportunities ?? []).flatMap((opportunityId) => {
              const opportunity = state.opportunities.get(opportunityId);
              const step = opportunity && stepAt(opportunity);
              if (!step || !isOpen(step.stage)) return [];
              const { stage, amountFen } = step;
              return [{ opportunityId, product: opportunity.product, stage, amountFen }];
            }),
        caution: caution && relationship.text(caution.text),
      };
    },

    /** What is due with one client; nothing for who may not read more than that it was contacted. */
    async dueOf(worker: Worker, clientNo: string): Promise<DayRowView['reasons']> {
      const executor = desk.managerOf(clientNo);
      if (executor === null || !desk.reads(clientNo, worker)) return [];
      const given = await input();
      const { rows } = withCalendar(() => worklist(given, executor));
      const row = rows.find((one) => one.clientNo === clientNo);
      return row ? rowView(row, worker).reasons : [];
    },

    /** Whom to contact on days ahead. @throws RelationshipRefused */
    async plan(worker: Worker, period: Period, of?: string) {
      const staffNo = whose(worker, of);
      if (period.from < today()) throw new RelationshipRefused('date-past');
      if (period.to > addDays(today(), planDays)) throw new RelationshipRefused('date-wrong');
      const given = await input();
      return withCalendar(() => visitPlan(given, staffNo, period.from, period.to)).map(
        ({ date, rows }) => ({ date, rows: rows.map((row) => rowView(row, worker)) }),
      );
    },

    /** What a person did in some days. @throws RelationshipRefused */
    workLog(worker: Worker, { from, to }: Period, of?: string) {
      const staffNo = whose(worker, of);
      const { contacts, sales, ...sums } = workLog(relationship.state(), staffNo, from, to);
      return {
        person: person(staffNo),
        ...sums,
        contacts: contacts.map(({ clientNo, contact }) => ({
          client: desk.named(clientNo),
          ...{ on: contact.on, kind: contact.kind, reached: contact.reached },
          ...{ cause: contact.cause, next: contact.next },
        })),
        sales: sales.map(({ clientNo, on, product, stage, amountFen }) => ({
          client: desk.named(clientNo),
          ...{ on, product, stage, amountFen },
        })),
      };
    },
  };
}

interface Period {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** How many clients of each tier a person looks after. */
export function countsOf({ state, clients }: WorklistInput, staffNo: string): TierCounts {
  const counts = { diamond: 0, platinum: 0, gold: 0 };
  for (const { clientNo, tier, bookManagerNo } of clients.values()) {
    if (executorOf(state.clients.get(clientNo), bookManagerNo) !== staffNo) continue;
    const managedTier = managedTiers.find((one) => one === tier);
    if (managedTier) counts[managedTier] += 1;
  }
  return counts;
}

/** Clients who are in the hall today were seen today, though the book's postings do not know it yet. */
function withVisits<Client extends WorklistClient>(
  clients: ReadonlyMap<string, Client>,
  seen: ReadonlySet<string>,
  today: BusinessDate,
): ReadonlyMap<string, Client> {
  if (seen.size === 0) return clients;
  const now = new Map(clients);
  for (const clientNo of seen) {
    const client = now.get(clientNo);
    if (client) now.set(clientNo, { ...client, lastSeenOn: today });
  }
  return now;
}
