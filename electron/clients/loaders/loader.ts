import type { Value } from '../checks/exchange-values.rules.ts';
import type { RejectReason } from '../checks/rejects.rules.ts';

/** Puts the sound lines of one file into the book, inside the transaction of that file. */
export interface Loader {
  /**
   * Takes one line. `values` follow the file's columns; the array is reused for the next line.
   * @returns null, or the column that the book refuses and why
   */
  accept(
    values: readonly Value[],
    line: number,
  ): { readonly column: string; readonly reason: RejectReason } | null;
  /** Writes what is still held back. @returns lines that a later line of the same key replaced */
  finish(): number;
}
