import type { access, Access } from '../model/people/roles.ts';
import { assignmentContract } from './relationship/assignment.ts';
import { careContract } from './relationship/care.ts';
import { contactsContract } from './relationship/contacts.ts';
import { ledgersContract } from './relationship/ledgers.ts';
import { linksContract } from './relationship/links.ts';
import { myDayContract } from './relationship/my-day.ts';
import { opportunitiesContract } from './relationship/opportunities.ts';
import { screeningContract } from './relationship/screening.ts';
import { teamWeekContract } from './relationship/team-week.ts';
import { backupContract } from './backup.ts';
import { bookContract } from './book.ts';
import { clientsContract } from './clients.ts';
import { healthContract } from './health.ts';
import { hallContract } from './hall.ts';
import { intakeContract } from './intake.ts';
import { planningContract } from './planning.ts';
import { prospectsContract } from './prospects.ts';
import { queueContract } from './queue.ts';
import { readingContract } from './reading.ts';
import { recordContract } from './record.ts';
import { recoveryContract } from './recovery.ts';
import { reportsContract } from './reports.ts';
import { schemesContract } from './schemes.ts';
import { sessionContract } from './session.ts';
import { settingsContract } from './settings.ts';
import { setupContract } from './setup.ts';

/** Every procedure that a window may call. */
export const contract = {
  session: sessionContract,
  setup: setupContract,
  hall: hallContract,
  queue: queueContract,
  planning: planningContract,
  record: recordContract,
  reports: reportsContract,
  backup: backupContract,
  recovery: recoveryContract,
  book: bookContract,
  intake: intakeContract,
  schemes: schemesContract,
  clients: clientsContract,
  prospects: prospectsContract,
  settings: settingsContract,
  health: healthContract,
  reading: readingContract,
  myDay: myDayContract,
  contacts: contactsContract,
  assignment: assignmentContract,
  teamWeek: teamWeekContract,
  opportunities: opportunitiesContract,
  screening: screeningContract,
  care: careContract,
  links: linksContract,
  ledgers: ledgersContract,
};
export type Contract = typeof contract;

/** Says who may call each procedure of a contract. */
type AccessTo<Procedures> = {
  readonly [Area in keyof Procedures]: { readonly [Name in keyof Procedures[Area]]: Access };
};
type Named<Table> = {
  readonly [Area in keyof Table]: { readonly [Name in keyof Table[Area]]: unknown };
};
/** A table of access that names each procedure and nothing else. */
export type Complete<
  Table extends AccessTo<Procedures>,
  Procedures extends Named<typeof access>,
> = Table;

/** Does not compile while a procedure has no entry in `access` (`shared/model/people/roles.ts`), or an entry no procedure. */
export type AccessToAll = Complete<typeof access, Contract>;
