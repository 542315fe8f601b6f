import { backupContract } from './backup.ts';
import { bookContract } from './book.ts';
import { clientsContract } from './clients.ts';
import { hallContract } from './hall.ts';
import { intakeContract } from './intake.ts';
import { planningContract } from './planning.ts';
import { prospectsContract } from './prospects.ts';
import { queueContract } from './queue.ts';
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
};
export type Contract = typeof contract;
