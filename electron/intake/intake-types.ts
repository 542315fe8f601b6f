import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { ImportedFile } from '../clients/index.ts';
import type { ScoringResult } from '../scoring/index.ts';

/** Why the console touched the book by itself. */
export type OwnRunKind = 'drop' | 'night';
/** How a person began an import: in the screens, or on the command line. */
export type HandRunKind = 'hand' | 'command';
/** Why the book was touched. */
export type RunKind = OwnRunKind | HandRunKind;

/** What became of a run. */
export interface RunResult {
  readonly files: readonly ImportedFile[];
  /** Path of rejects.csv, or null when every line was sound. */
  readonly rejects: string | null;
  readonly score: ScoringResult | null;
  /** Where the files that landed are, and those that were refused; null when there are none. */
  readonly archive: string | null;
  readonly refused: string | null;
  /** Why the run as a whole came to nothing. */
  readonly failure: { readonly code: string; readonly subject: string } | null;
}

/** A run, as it is kept. */
export interface BookRun {
  readonly run: number;
  readonly kind: RunKind;
  /** The business date that it is for. */
  readonly day: BusinessDate;
  readonly beganAt: Instant;
  /** null while it runs. */
  readonly endedAt: Instant | null;
  /** The folder that files were taken from; null for a run without files. */
  readonly folder: string | null;
  readonly result: RunResult | null;
}
