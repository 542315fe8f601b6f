import type { Instant } from '../../../shared/model/dates.ts';
import type { AuditChain, BranchLog } from '../../branch-log/index.ts';
import type { Connection } from '../../data/index.ts';
import type { Faults } from '../../platform/index.ts';
import type { BranchStore } from '../branch-store.ts';
import { createSqliteLogPort } from './log-port.ts';
import { createSqliteRecords } from './records.repository.ts';

/** The store of a branch on one machine, in its `branch.db`. This console holds every duty. */
export function createSqliteStore(parts: {
  readonly db: Connection;
  readonly log: BranchLog;
  readonly audit: AuditChain;
  readonly faults: Pick<Faults, 'guard'>;
  readonly clock: () => Instant;
}): BranchStore {
  const { db, log, audit, faults, clock } = parts;
  return {
    kind: 'sqlite',
    workstation: '',
    log: createSqliteLogPort(log, clock),
    records: createSqliteRecords(db, audit, faults),
    audit,
    duties: { hold: (duty) => Promise.resolve({ duty, epoch: 1 }) },
    close: () => Promise.resolve(),
  };
}
