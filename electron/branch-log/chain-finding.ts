import type { Instant } from '../../shared/model/dates.ts';
import type { BrokenRecord, ChainHead } from './chain.ts';
import type { KeptHeads } from './kept-heads.ts';
import type { BranchLog } from './log.repository.ts';

/** What is wrong with a log, and where. */
export interface ChainFinding {
  /** The first record that is not what was written; where that is not known, the first that may not be. */
  readonly seq: number;
  /** The last record that may not be what was written, where the place is known no closer. */
  readonly until?: number;
  /** For an end that was cut off: the time of the last record that is there, and of the last that was. */
  readonly from?: Instant | null;
  readonly to?: Instant | null;
  /**
   * As in {@link BrokenRecord}, and against the heads kept apart: cut: records after this place were there and are gone;
   * rewritten: the chain holds, but is not the one whose head was kept; other-log: the heads are of another log;
   * heads-missing, heads-unreadable, anchor-missing, anchor-unreadable: nothing can be said about the log's end;
   * audit-cut, audit-changed: the same as cut and hash, of lines of the audit.
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

/** Compares a log with the heads that were kept apart from it. The chain itself is another check. */
export function againstHeads(
  log: BranchLog,
  kept: KeptHeads | 'unreadable' | null,
): ChainFinding | null {
  const last = log.lastSeq();
  if (kept === 'unreadable') return { seq: 1, until: last, problem: 'heads-unreadable' };
  // A folder begins with a file of heads, so that its absence says something.
  if (kept === null) return last === 0 ? null : { seq: 1, until: last, problem: 'heads-missing' };
  if (Buffer.compare(kept.start, log.start().hash) !== 0) {
    return { seq: 1, until: last, problem: 'other-log' };
  }
  return againstPlaces(log, kept.heads);
}

/** Compares a log with places that its chain is known to have passed, in ascending order. */
export function againstPlaces(log: BranchLog, places: readonly ChainHead[]): ChainFinding | null {
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
