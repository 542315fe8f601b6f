import type { PackedClients } from './client-packing.rules.ts';
import type { SortedKeys } from './client-keys.rules.ts';
import type { Value } from './exchange-values.rules.ts';
import type { RejectReason } from './rejects.rules.ts';

/** Puts the sound lines of one file into the book, inside the transaction of that file. */
export interface Landing {
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
  /** Takes clients packed; the lines apart of the same batch follow one by one. */
  takePacked?(packed: PackedClients): void;
  /** Takes search keys of lines that it took, in their order. */
  takeKeys?(keys: SortedKeys): void;
}
