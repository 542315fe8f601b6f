import { createAuditChain } from '../branch-log/index.ts';
import type { Connection } from '../data/index.ts';
import { createRecords, type Records } from './records.ts';
import { createSqliteRecords } from './sqlite/records.repository.ts';

/** The records of a `branch.db`, with its audit trail. */
export function recordsIn(branch: Connection): Records {
  return createRecords(createSqliteRecords(branch, createAuditChain(branch)));
}
