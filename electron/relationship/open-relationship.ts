import { randomUUID } from 'node:crypto';
import type { Instant } from '../../shared/model/dates.ts';
import { settingsOf } from '../../shared/model/relationship/config.ts';
import type { BranchLog } from '../branch-log/index.ts';
import type { Admissions } from '../client-page/index.ts';
import type { ClientBook } from '../clients/index.ts';
import type { DataFolder } from '../data/index.ts';
import { wholePersonOf, type Addresses } from '../hall/index.ts';
import { createListeners, type Faults } from '../platform/index.ts';
import type { Floor } from '../queue/index.ts';
import type { ScoreCache } from '../scoring/index.ts';
import type { StaffService } from '../staff/index.ts';
import type { LogPort } from '../store/index.ts';
import { createAssignments } from './assignment/assignment.service.ts';
import { createWorkCalendar } from './calendar/calendar.rules.ts';
import { officialYears } from './calendar/official-years.data.ts';
import { createApprovals } from './care/approvals.service.ts';
import { createCare } from './care/care.service.ts';
import { createComplaints } from './care/complaints.service.ts';
import { createContacts } from './contacts/contacts.service.ts';
import { followHall } from './contacts/hall-meetings.service.ts';
import { createMessages } from './contacts/messages.service.ts';
import { createLinks } from './corporate/links.service.ts';
import { assignedBook, assignedClientsOf } from './desk/assigned-book.ts';
import { createDesk } from './desk/desk.ts';
import { createManagedClients } from './desk/managed-clients.service.ts';
import { createExports } from './ledgers/export.service.ts';
import { createLedgers } from './ledgers/ledgers.service.ts';
import { createOpportunities } from './opportunities/opportunities.service.ts';
import { createTeamWeek } from './opportunities/team-week.service.ts';
import { createScreenings } from './screening/screening.service.ts';
import { createFactLog } from './service/fact-log.ts';
import { createFactImport } from './service/import-facts.service.ts';
import { createRelationship } from './service/relationship.service.ts';
import { snapshotRepository } from './service/snapshot.repository.ts';
import { textsRepository } from './service/texts.repository.ts';
import { createMyDay } from './worklist/my-day.service.ts';

/** What relationship work is opened on. */
export interface RelationshipGround {
  readonly folder: Pick<DataFolder, 'branch' | 'book'>;
  readonly log: BranchLog;
  readonly port: LogPort;
  readonly floor: Floor;
  readonly staff: StaffService;
  readonly clients: ClientBook;
  readonly scores: ScoreCache;
  readonly admissions: Pick<Admissions, 'grants' | 'grant' | 'revoke'>;
  readonly addresses: Pick<Addresses, 'of'>;
  readonly schemeId: () => string;
  readonly faults: Faults;
}

/** Relationship work of an open branch. */
export type RelationshipArea = ReturnType<typeof openRelationship>;

/** Opens relationship work on the branch's log, book and floor. @throws DataError */
export function openRelationship(ground: RelationshipGround) {
  const {
    folder,
    log,
    port,
    floor,
    staff,
    clients,
    scores,
    admissions,
    addresses,
    schemeId,
    faults,
  } = ground;
  const clock = (): Instant => floor.now();
  const today = () => floor.today();
  const config = () => floor.state().config?.relationship;
  const settings = memoized(config, settingsOf);
  const calendar = memoized(config, (own) =>
    createWorkCalendar([...officialYears, ...(own?.ownYears ?? [])], own?.ownDays),
  );
  const relationship = createRelationship({
    log: createFactLog({
      log,
      port,
      openToday: () => floor.openToday(),
      moment: () => ({ day: floor.today(), at: floor.now() }),
    }),
    texts: textsRepository(folder.branch, { clock, newId: randomUUID }),
    snapshots: snapshotRepository(folder.branch),
    works: (staffNo) => staff.get(staffNo)?.active === true,
    faults,
  });
  const managed = createManagedClients({
    db: folder.book,
    ...{ clients, scores, schemeId, settings, today },
    branchCode: () => floor.state().config?.code ?? '',
    staffNos: () => staff.people().map(({ staffNo }) => staffNo),
    known: () => relationship.state().clients.keys(),
    admitted: () => admissions.grants().map(({ id }) => id),
  });
  const desk = createDesk({
    ...{ relationship, managed, config, settings, calendar, today },
    book: clients,
    personOf: (client) => wholePersonOf(client, addresses.of(client.clientNo)),
    tierOf: (clientNo) => scores.get(clientNo)?.effectiveTier ?? 'regular',
    people: () => staff.people(),
    receiving() {
      const found = new Map<string, string>();
      for (const { clientNo, reception } of floor.state().open.values()) {
        if (clientNo === null || reception?.state !== 'accepted' || !reception.staffNo) continue;
        found.set(clientNo, reception.staffNo);
      }
      return found;
    },
    seenToday() {
      const seen = new Set<string>();
      for (const { clientNo } of floor.state().tickets.values()) {
        if (clientNo !== null) seen.add(clientNo);
      }
      return seen;
    },
    audit: (actor, action, subject, detail) => {
      staff.audit(actor, action, subject, detail);
    },
    newId: randomUUID,
  });
  const myDay = createMyDay(desk);
  const input = () => myDay.input();
  const ledgers = createLedgers(desk, input);
  const complaints = createComplaints(desk);
  const changed = createListeners(faults);
  relationship.subscribe(() => {
    changed.tell();
  });
  // Another workstation may have recorded something.
  floor.subscribe(() => {
    relationship.catchUp();
  });
  return {
    relationship,
    desk,
    /** The client book with whoever looks after each client now. */
    book: assignedBook(clients, relationship),
    assignedClientsOf: (staffNo: string) => assignedClientsOf(relationship, staffNo),
    myDay,
    contacts: createContacts(desk),
    messages: createMessages(desk, () => floor.state().config?.name.zh ?? ''),
    assignments: createAssignments(desk),
    opportunities: createOpportunities(desk),
    teamWeek: createTeamWeek(desk, input),
    care: createCare(
      desk,
      {
        ticket: (ticketId) => floor.state().tickets.get(ticketId),
        servedBy: ({ done, counter }) =>
          done.at(-1)?.staffNo ??
          (counter === null ? null : (floor.state().counters.get(counter)?.staffNo ?? null)),
      },
      input,
    ),
    complaints,
    approvals: createApprovals(desk, {
      async grant(wanted, by) {
        const own = scores.get(wanted.clientNo)?.effectiveTier ?? null;
        const { id } = await admissions.grant(wanted, own, by);
        return id;
      },
      async revoke(id, reason, by) {
        await admissions.revoke(id, reason, by);
      },
    }),
    links: createLinks(desk),
    ledgers,
    imports: createFactImport(desk),
    exports: createExports(desk, ledgers, myDay),
    screenings: createScreenings(desk, {
      db: folder.book,
      version: () => clients.version(),
      schemeId,
      grants: () => admissions.grants(),
    }),
    /** Records meetings from the hall by themselves. @returns the way to stop */
    followHall: () => followHall({ floor, desk, faults }),
    /** What live views follow. */
    watched: {
      subscribe: (listener: () => void) => changed.add(listener),
      now: clock,
    },
  };
}

/** Computes again only when what it is made of is another object. */
function memoized<From, Value>(from: () => From, make: (from: From) => Value): () => Value {
  let last: { readonly from: From; readonly value: Value } | null = null;
  return () => {
    const now = from();
    if (!last || last.from !== now) last = { from: now, value: make(now) };
    return last.value;
  };
}
