import type { ForecastView, WeekRowView } from '../../../shared/contract/relationship/team-week.ts';
import { addDays, type BusinessDate } from '../../../shared/model/dates.ts';
import { isOpen } from '../../../shared/model/relationship/opportunity.ts';
import { executorOf, type RelationshipState } from '../../../shared/model/relationship/state.ts';
import { weekOf } from '../../../shared/model/relationship/work-calendar.ts';
import { contactsBetween, reviewStanding, type ContactOf } from '../contacts/reports.rules.ts';
import { actingOf, withCalendar, type Desk, type Worker } from '../desk/desk.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import { weekStanding } from '../worklist/rhythm.rules.ts';
import { worklist, type WorklistInput } from '../worklist/worklist.rules.ts';
import { forecast, funnelForecast, leadsNeeded, stageOdds } from './forecast.rules.ts';
import {
  frozenAt,
  gapTo,
  tableSums,
  weekDays,
  weekTable,
  type TableRow,
  type TableSums,
} from './week-table.rules.ts';

/** The most reports of one answer. */
const mostReports = 200;
/** Before every date. */
const always = '0000-01-01';

/** The head's week, and what managers hand in for it. */
export type TeamWeek = ReturnType<typeof createTeamWeek>;

/** Creates the service. @param input what the worklist of now is derived from */
export function createTeamWeek(desk: Desk, input: () => Promise<WorklistInput>) {
  const { relationship, settings, calendar, today } = desk;
  const bookManagerOf = (clientNo: string) => desk.book.get(clientNo)?.managerNo ?? null;
  const person = (staffNo: string) => ({ staffNo, name: desk.staffName(staffNo) });

  function rowView({ clientNo, managerNo, ...row }: TableRow): WeekRowView {
    const client = desk.named(clientNo);
    return { ...row, client, person: managerNo === null ? null : person(managerNo) };
  }

  const sumsView = ({ byStage, ...sums }: TableSums) => ({
    ...sums,
    byStage: [...byStage].map(([stage, of]) => ({ stage, ...of })),
  });

  const tableView = (rows: readonly TableRow[]) => ({
    rows: rows.map(rowView),
    sums: sumsView(tableSums(rows)),
  });

  /** Who hands a table in: client managers, and whoever has clients with opportunities. */
  function managers(): readonly string[] {
    return desk
      .people()
      .filter(({ role, active }) => active && role === 'manager')
      .map(({ staffNo }) => staffNo);
  }

  const nowRows = (week: BusinessDate, of?: string) => {
    const state = relationship.state();
    return weekTable(state, bookManagerOf, week, { seq: state.seq, on: today() }, of);
  };

  /** Every person's rows as they were at the moment of handing in; null: nobody has. */
  function frozenRows(state: RelationshipState, week: BusinessDate, of?: string) {
    const handedIn = [...(state.weeks.get(week)?.submitted.keys() ?? [])].filter(
      (staffNo) => of === undefined || staffNo === of,
    );
    if (handedIn.length === 0) return null;
    return handedIn.flatMap((staffNo) => {
      const moment = frozenAt(state, week, staffNo);
      return moment ? weekTable(state, bookManagerOf, week, moment, staffNo) : [];
    });
  }

  /** The forecast of a table. @param seq the odds as the log had them after this record */
  function forecastView(rows: readonly TableRow[], seq?: number): ForecastView {
    const { forecastMinimum: minimum, funnel } = settings();
    const odds = stageOdds(relationship.state().opportunities.values(), seq);
    const open = rows.filter(({ stage }) => isOpen(stage));
    const { stages, ...sums } = forecast(open, odds, minimum);
    return {
      ...sums,
      stages: stages.map(({ odds: { won, closed }, ...stage }) => ({ ...stage, won, closed })),
      minimum,
      funnel,
      funnelFen: funnelForecast(
        open.map(({ amountFen }) => amountFen),
        funnel,
      ),
      leadsNeeded: leadsNeeded(rows.filter(({ stage }) => stage === 'won').length, funnel),
    };
  }

  /** Managers see their own, the head everybody's or one person's. @throws RelationshipRefused */
  function whose({ role, staffNo }: Worker, of?: string): string | undefined {
    if (role === 'head') return of;
    if (of !== undefined && of !== staffNo) throw new RelationshipRefused('not-your-client');
    return staffNo;
  }

  function reportView({ clientNo, contact }: ContactOf) {
    const { id, by, on, kind, cause, text, next, reviewed } = contact;
    return {
      contactId: id,
      client: desk.named(clientNo),
      person: person(by),
      ...{ on, kind, cause, next },
      text: relationship.text(text),
      reviewedByName: desk.staffName(reviewed?.by ?? null),
    };
  }

  return {
    /** @throws RelationshipRefused */
    async overview(of = weekOf(today())) {
      const week = weekOf(of);
      const given = await input();
      const { state, clients } = given;
      const lists = withCalendar(() => worklist(given));
      const days = withCalendar(() => weekDays(calendar(), week));
      const record = state.weeks.get(week);
      const targets = desk.config()?.weekTargetFen ?? {};
      const executors = new Map(
        [...clients.values()].map(({ clientNo, bookManagerNo }) => [
          clientNo,
          executorOf(state.clients.get(clientNo), bookManagerNo),
        ]),
      );
      const standing = reviewStanding(contactsBetween(state, always, today()));
      const people = managers().map((staffNo) => {
        const rows = nowRows(week, staffNo);
        const sums = tableSums(rows);
        const managed = [...executors.values()].filter((one) => one === staffNo).length;
        const contacts = contactsBetween(state, week, addDays(week, 6), staffNo).map(
          ({ clientNo, contact }) => ({ ...contact, clientNo }),
        );
        const { clients: spoken, target } = weekStanding(
          contacts,
          week,
          managed,
          settings().weekClients,
        );
        const due = lists.rows.filter(({ clientNo }) => executors.get(clientNo) === staffNo);
        const targetFen = targets[staffNo] ?? null;
        return {
          person: person(staffNo),
          managed,
          clients: spoken,
          clientsTarget: target,
          targetFen,
          wonFen: sums.wonFen,
          gapFen: gapTo(targetFen, sums),
          open: sums.open,
          openFen: sums.openFen,
          submittedOn: record?.submitted.get(staffNo)?.on ?? null,
          reportsUnread: standing.unread.filter(({ contact }) => contact.by === staffNo).length,
          dueToday: due.filter((row) => row.due <= today()).length,
          missed: due.filter(({ missedSince }) => missedSince !== null).length,
        };
      });
      const { written, read, quota, unread } = standing;
      return {
        week,
        frozenOn: days?.frozenOn ?? null,
        meetingOn: days?.meetingOn ?? null,
        closed: record?.closed
          ? { on: record.closed.on, byName: desk.staffName(record.closed.by) }
          : null,
        notes: relationship.text(record?.closed?.text ?? null),
        people,
        reports: { written, read, quota, unread: unread.length },
      };
    },

    table(worker: Worker, week: BusinessDate, of?: string) {
      const staffNo = whose(worker, of);
      const frozen = frozenRows(relationship.state(), week, staffNo);
      return {
        week,
        frozen: frozen && tableView(frozen),
        now: tableView(nowRows(week, staffNo)),
      };
    },

    forecast(worker: Worker, week: BusinessDate, of?: string) {
      const staffNo = whose(worker, of);
      const state = relationship.state();
      const frozen = frozenRows(state, week, staffNo);
      const submitted = [...(state.weeks.get(week)?.submitted ?? [])].filter(
        ([one]) => staffNo === undefined || one === staffNo,
      );
      // Odds as they were when the last of these tables was handed in.
      const seq = Math.max(...submitted.map(([, moment]) => moment.seq));
      return {
        frozen: frozen && forecastView(frozen, seq),
        now: forecastView(nowRows(week, staffNo)),
      };
    },

    /** Hands one's own table in. @throws RelationshipRefused, DataError */
    async submit(worker: Worker, week: BusinessDate): Promise<void> {
      const fact = { type: 'week-submitted', week, managerNo: worker.staffNo } as const;
      await relationship.record(actingOf(worker), () => [fact]);
    },

    /** Ends the meeting about a week. @throws RelationshipRefused, DataError */
    async close(worker: Worker, week: BusinessDate, text: string | null): Promise<void> {
      await relationship.record(
        actingOf(worker),
        ({ text: notes }) => [{ type: 'week-closed', week, text: notes }],
        text,
      );
    },

    /** Reports that nobody has read, or the last ones. */
    reports(all: boolean, of?: string) {
      const contacts = contactsBetween(relationship.state(), always, today(), of);
      if (!all) return reviewStanding(contacts).unread.slice(0, mostReports).map(reportView);
      const written = contacts.filter(({ contact }) => contact.text !== null);
      return written.slice(-mostReports).reverse().map(reportView);
    },
  };
}
