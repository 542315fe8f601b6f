import type { Instant } from '../../shared/model/dates.ts';
import type { BrokenRecord, ChainHead } from './chain.ts';
import type { KeptHeads } from './checkpoints.ts';
import type { BranchLog } from './log.repository.ts';

/** What is wrong with a log or an audit trail, and where. */
export interface ChainFinding {
  /** The first record that is wrong, or the first that may be wrong if the place is not known exactly. */
  readonly seq: number;
  /** The last record that may be wrong, if the place is not known exactly. */
  readonly until?: number;
  /** If the end was cut off: the time of the last record that is left, and of the last that existed. */
  readonly from?: Instant | null;
  readonly to?: Instant | null;
  /**
   * As in {@link BrokenRecord}. From the heads outside the database: cut: records after this place existed and are
   * missing; rewritten: the chain is consistent, but is not the one whose head was kept; other-log: the heads belong to
   * another log; heads-missing, heads-unreadable, anchor-missing, anchor-unreadable: the log's end cannot be checked.
   * audit-cut, audit-changed: the same as cut and hash, for lines of the audit trail.
   */
  readonly problem:
    | BrokenRecord['problem']
    | 'cut'
    | 'rewritten'
    | 'other-log'
    | 'heads-missing'
    | 'heads-unreadable'
    | 'anchor-missing'
    | 'anchor-unreadable'
    | 'audit-cut'
    | 'audit-changed';
}

/** Compares a log with the heads outside the database. It does not check the chain itself. */
export function againstHeads(
  log: BranchLog,
  kept: KeptHeads | 'unreadable' | null,
): ChainFinding | null {
  const last = log.lastSeq();
  if (kept === 'unreadable') return { seq: 1, until: last, problem: 'heads-unreadable' };
  // Every folder starts with a file of heads, so a missing file was removed.
  if (kept === null) return last === 0 ? null : { seq: 1, until: last, problem: 'heads-missing' };
  if (Buffer.compare(kept.start, log.start().hash) !== 0) {
    return { seq: 1, until: last, problem: 'other-log' };
  }
  return againstCheckpoints(log, kept.heads);
}

/** Compares a log with known heads of its chain, in ascending order. */
export function againstCheckpoints(
  log: BranchLog,
  places: readonly ChainHead[],
): ChainFinding | null {
  let sound = 0;
  for (const { seq, hash } of places) {
    const stored = log.hashAt(seq);
    if (seq > log.lastSeq()) return { seq: log.lastSeq() + 1, until: seq, problem: 'cut' };
    if (stored === null || Buffer.compare(stored, hash) !== 0) {
      return { seq: sound + 1, until: seq, problem: 'rewritten' };
    }
    sound = seq;
  }
  return null;
}
