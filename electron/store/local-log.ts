import type { ChainHead } from '../branch-log/index.ts';
import type { LogRow } from './branch-store.ts';

/** This workstation's own verified copy of the shared log, from which everything is read. */
export interface LocalLog {
  head(): ChainHead;
  /** Rows after a number, in order, as they were adopted. */
  after(seq: number): readonly LogRow[];
  /**
   * Keeps rows for good. They must continue the chain: the hash of each is over `sealed`, or over `body` where that is null.
   * @throws ChainBroken they do not; then none was kept
   * @throws DataError
   */
  adopt(rows: readonly LogRow[]): void;
}
