import type { RelationshipAlertView } from '../../../shared/contract/relationship/care.ts';
import { addDays, type BusinessDate } from '../../../shared/model/dates.ts';
import type {
  AlertTrigger,
  AnnouncementFilter,
  RetentionOutcome,
} from '../../../shared/model/relationship/facts.ts';
import type { Ticket } from '../../../shared/model/hall/floor.ts';
import { contactsBetween, reviewStanding } from '../contacts/reports.rules.ts';
import { actingOf, withCalendar, type Desk, type Worker } from '../desk/desk.ts';
import { RelationshipRefused } from '../service/relationship-refused.ts';
import { worklist, type WorklistInput } from '../worklist/worklist.rules.ts';
import { headAlerts } from './head-alerts.rules.ts';
import { callsSupervisor, forumDue, ratingFigures } from './rating.rules.ts';

/** What this needs of the hall. */
export interface CareHall {
  /** A ticket of today; undefined: there is none. */
  readonly ticket: (ticketId: string) => Ticket | undefined;
  /** Who served a ticket last; null: nobody. */
  readonly servedBy: (ticket: Ticket) => string | null;
}

/** Before every date. */
const always = '0000-01-01';

/** Alerts and measures to keep clients, ratings, forums, announcements. */
export type Care = ReturnType<typeof createCare>;

/** Creates the service. @param input what the worklist of now is derived from */
export function createCare(desk: Desk, hall: CareHall, input: () => Promise<WorklistInput>) {
  const { relationship, settings, today, newId } = desk;
  const person = (staffNo: string) => ({ staffNo, name: desk.staffName(staffNo) });
  const sees = (worker: Worker, clientNo: string) =>
    worker.role === 'head' || desk.reads(clientNo, worker);

  return {
    /** What the head must know now. @throws RelationshipRefused calendar-year-missing */
    async alerts(): Promise<RelationshipAlertView[]> {
      const given = await input();
      const { rows } = withCalendar(() => worklist(given));
      const { unread } = reviewStanding(contactsBetween(given.state, always, today()));
      const found = headAlerts({
        state: given.state,
        clients: given.clients.values(),
        rows,
        unreadReports: unread.map(({ contact }) => contact.on),
        lowRating: settings().lowRating,
        today: today(),
      });
      return found.map((alert): RelationshipAlertView => {
        switch (alert.kind) {
          case 'reports-unread':
            return alert;
          case 'low-rating': {
            const { kind, ticketId, staffNo, clientNo, score } = alert;
            const client = clientNo === null ? null : desk.named(clientNo);
            const here = clientNo !== null && desk.seenToday().has(clientNo);
            return { kind, ticketId, person: person(staffNo), client, score, here };
          }
          case 'untreated': {
            const { clientNo, ...rest } = alert;
            return { ...rest, client: desk.named(clientNo) };
          }
          case 'first-contact-late': {
            const { clientNo, ...rest } = alert;
            return { ...rest, client: desk.named(clientNo) };
          }
        }
      });
    },

    /** Measures to keep clients, those that are open first. */
    retentions(worker: Worker) {
      return [...relationship.state().clients.values()]
        .filter(({ clientNo, retentions }) => retentions.length > 0 && sees(worker, clientNo))
        .flatMap(({ clientNo, retentions }) =>
          retentions.map(({ id, trigger, since, openedOn, closed }) => ({
            ...{ retentionId: id, client: desk.named(clientNo) },
            ...{ trigger, since, openedOn, closed },
          })),
        )
        .sort(
          (a, b) =>
            Number(a.closed !== null) - Number(b.closed !== null) || (a.since < b.since ? 1 : -1),
        );
    },

    async openRetention(
      worker: Worker,
      what: { clientNo: string; trigger: AlertTrigger; since: BusinessDate },
    ): Promise<string> {
      desk.mustRead(what.clientNo, worker);
      const retentionId = newId();
      const fact = { type: 'retention-opened', retentionId, ...what } as const;
      await relationship.record(actingOf(worker), () => [fact]);
      return retentionId;
    },

    async closeRetention(
      worker: Worker,
      what: { clientNo: string; retentionId: string; outcome: RetentionOutcome; measure: string },
    ): Promise<void> {
      desk.mustRead(what.clientNo, worker);
      await relationship.record(actingOf(worker), () => [{ type: 'retention-closed', ...what }]);
    },

    /** The rating of a visit of today; a low one calls the supervisor by the alerts. */
    async rate(
      worker: Worker,
      ticketId: string,
      score: 1 | 2 | 3 | 4 | 5,
    ): Promise<{ readonly low: boolean }> {
      const ticket = hall.ticket(ticketId);
      const staffNo = ticket && hall.servedBy(ticket);
      if (!ticket || staffNo == null) throw new RelationshipRefused('ticket-unknown');
      const { clientNo } = ticket;
      const fact = { type: 'rating-given', ticketId, clientNo, staffNo, score } as const;
      await relationship.record(actingOf(worker), () => [fact]);
      return { low: callsSupervisor(score, settings().lowRating) };
    },

    ratings(from: BusinessDate, to: BusinessDate) {
      const ratings = [...relationship.state().ratings.values()].filter(
        ({ on }) => on >= from && on <= to,
      );
      const { lowRating } = settings();
      const people = Map.groupBy(ratings, ({ staffNo }) => staffNo);
      return {
        ...ratingFigures(ratings, lowRating),
        people: [...people].map(([staffNo, of]) => ({
          person: person(staffNo),
          ...ratingFigures(of, lowRating),
        })),
      };
    },

    forum() {
      const { forums } = relationship.state();
      return { held: [...forums], due: forumDue(forums) };
    },

    async forumHeld(worker: Worker, on: BusinessDate): Promise<void> {
      await relationship.record(actingOf(worker), () => [{ type: 'forum-held', on }]);
    },

    async announce(
      worker: Worker,
      what: {
        kind: 'product' | 'external';
        from: BusinessDate;
        until: BusinessDate;
        filter: AnnouncementFilter;
      },
    ): Promise<string> {
      const announcementId = newId();
      const fact = { type: 'event-announced', announcementId, ...what } as const;
      await relationship.record(actingOf(worker), () => [fact]);
      return announcementId;
    },

    /** Announcements of the last year, the latest first. */
    announcements() {
      const since = addDays(today(), -365);
      return [...relationship.state().announcements.values()]
        .filter(({ until }) => until >= since)
        .map(({ id, kind, from, until }) => ({ announcementId: id, kind, from, until }))
        .reverse();
    },
  };
}
