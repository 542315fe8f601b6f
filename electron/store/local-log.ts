import type { ChainHead } from '../branch-log/index.ts';
import type { LogRow } from './branch-store.ts';

/** This workstation's own verified copy of the shared log, from which everything is read. */
export interface LocalLog {
  head(): ChainHead;
  /**
   * Sets where the chain starts, in a copy that is empty: the workstation has just joined. Else nothing happens.
   * @param origin the hash before the branch's first record
   */
  begin(origin: Uint8Array): void;
  /** Rows after a number, in order, as they were adopted. */
  after(seq: number): readonly LogRow[];
  /**
   * Keeps rows for good. They must continue the chain: the hash of each is over `sealed`, or over `body` where that is null.
   * @throws ChainBroken they do not; then none was kept
   * @throws DataError
   */
  adopt(rows: readonly LogRow[]): void;
}
