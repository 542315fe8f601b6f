import type { BranchLog, ChainHead } from '../../branch-log/index.ts';
import type { Connection } from '../../data/index.ts';
import type { LocalLog } from '../local-log.ts';

/** The copy of a shared log in this workstation's `branch.db`. */
export function createLocalLog(log: BranchLog): LocalLog {
  return {
    head: () => log.head(),
    after: (seq) => log.rowsAfter(seq, Math.max(1, log.lastSeq() - seq)),
    adopt: (rows) => log.adopt(rows),
  };
}

/**
 * Makes a new `branch.db` a copy of a branch's log: its chain starts where the branch's does. Before the log and the audit
 * trail are opened.
 * @throws Error there is something in the log already
 */
export function startCopy(db: Connection, start: ChainHead): void {
  const { changes } = db
    .prepare<[Uint8Array]>(
      'UPDATE log_origin SET start_hash = ? WHERE NOT EXISTS (SELECT 1 FROM log) AND NOT EXISTS (SELECT 1 FROM audit)',
    )
    .run(start.hash);
  if (changes !== 1) throw new Error('the log of this workstation has begun already');
}
