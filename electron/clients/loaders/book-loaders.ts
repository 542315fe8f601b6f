import type { Connection } from '../../data/index.ts';
import { landCards } from './card-loader.repository.ts';
import { landClients } from './client-loader.repository.ts';
import type { ExchangeFileName } from '../csv/exchange-files.rules.ts';
import { landHoldings } from './holding-loader.repository.ts';
import type { OpenLanding } from '../import/import-file.service.ts';
import type { StaffRow } from '../import/import-types.ts';
import { landMonths } from './month-loader.repository.ts';
import { landPostings } from './posting-loader.repository.ts';

// Apart from reading a file: whoever only reads one needs none of this, and no dictionary of readings in memory.

/** The landing of every file that goes into the book; staff lives elsewhere. */
export function landingOf(
  db: Connection,
  name: Exclude<ExchangeFileName, 'staff.csv'>,
  fileId: number,
): OpenLanding {
  switch (name) {
    case 'clients.csv':
      return (present) => landClients(db, present, fileId);
    case 'cards.csv':
      return () => landCards(db, fileId);
    case 'balances.csv':
      return () => landMonths(db, fileId, 'balances');
    case 'transactions.csv':
      return () => landMonths(db, fileId, 'turnovers');
    case 'postings.csv':
      return () => landPostings(db, fileId);
    case 'holdings.csv':
      return () => landHoldings(db, fileId);
  }
}

/** Collects staff lines. */
export function collectStaff(rows: StaffRow[]): OpenLanding {
  return () => ({
    accept(values) {
      rows.push({
        staffNo: String(values[0]),
        name: String(values[1]),
        role: String(values[2]) as StaffRow['role'],
        branch: values[3] === null || values[3] === undefined ? null : String(values[3]),
      });
      return null;
    },
    finish: () => 0,
  });
}
