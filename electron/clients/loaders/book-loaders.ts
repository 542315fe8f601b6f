import type { Connection } from '../../data/index.ts';
import { cardLoader } from './card-loader.repository.ts';
import { clientLoader } from './client-loader.repository.ts';
import type { ExchangeFileName, FactFile } from '../csv/exchange-files.rules.ts';
import { holdingLoader } from './holding-loader.repository.ts';
import type { OpenLoader } from '../import/import-file.service.ts';
import { clientIds } from '../book/client-ids.repository.ts';
import type { FactRow, StaffRow } from '../import/import-types.ts';
import { productLoader } from './product-loader.repository.ts';
import { monthLoader } from './month-loader.repository.ts';
import { postingLoader } from './posting-loader.repository.ts';

// Apart from reading a file: whoever only reads one needs none of this, and no dictionary of readings in memory.

/** The loader of every file that goes into the book; staff lives elsewhere. */
export function landingOf(
  db: Connection,
  name: Exclude<ExchangeFileName, 'staff.csv' | FactFile>,
  fileId: number,
): OpenLoader {
  switch (name) {
    case 'clients.csv':
      return (present, bytes) => clientLoader(db, fileId, present, bytes);
    case 'cards.csv':
      return () => cardLoader(db, fileId);
    case 'balances.csv':
      return () => monthLoader(db, fileId, 'balances');
    case 'transactions.csv':
      return () => monthLoader(db, fileId, 'turnovers');
    case 'postings.csv':
      return () => postingLoader(db, fileId);
    case 'holdings.csv':
      return () => holdingLoader(db, fileId);
    case 'products.csv':
      return () => productLoader(db, fileId);
  }
}

/** Collects lines of relationship work whose clients the book knows. @param clients the first columns: numbers of clients */
export function collectFacts(
  db: Connection,
  rows: FactRow[],
  clients: readonly string[],
): OpenLoader {
  return () => {
    const clientId = clientIds(db);
    return {
      accept(values, line) {
        const unknown = clients.find((_, i) => clientId(values[i] ?? null) === null);
        if (unknown !== undefined) return { column: unknown, reason: 'unknown-client' };
        rows.push({ line, values: [...values] });
        return null;
      },
      finish: () => 0,
    };
  };
}

/** Collects staff lines. */
export function collectStaff(rows: StaffRow[]): OpenLoader {
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
