import type { BranchLog } from '../../branch-log/index.ts';
import type { LocalLog } from '../local-log.ts';

/** The copy of a shared log in this workstation's `branch.db`. */
export function createLocalLog(log: BranchLog): LocalLog {
  return {
    head: () => log.head(),
    after: (seq) => log.rowsAfter(seq, Math.max(1, log.lastSeq() - seq)),
    begin: (origin) => log.begin(origin),
    adopt: (rows) => log.adopt(rows),
  };
}
