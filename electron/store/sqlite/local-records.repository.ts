import { inTransaction, type Connection } from '../../data/index.ts';
import type { LocalRecords } from '../local-records.ts';
import { createRecordTable } from './record-table.repository.ts';

/** The copy of shared records in this workstation's `branch.db`. */
export function createLocalRecords(db: Connection): LocalRecords {
  const table = createRecordTable(db);
  return {
    get: (kind, id) => table.get(kind, id),
    all: (kind) => table.all(kind),
    lastChange: () => table.lastChange(),
    version: (kind, id) => table.nextVersion(kind, id) - 1,
    adopt(records, change) {
      inTransaction(db, () => table.store(records, change))();
    },
  };
}
