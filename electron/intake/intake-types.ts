import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import type { ImportedFile } from '../clients/index.ts';
import type { ScoringResult } from '../scoring/index.ts';

/** Kinds of runs that the console starts. */
export type OwnRunKind = 'drop' | 'night';
/** Kinds of runs that a person starts: in the screens, or on the command line. */
export type HandRunKind = 'hand' | 'command';
/** Kinds of runs. */
export type RunKind = OwnRunKind | HandRunKind;

/** The result of a run. */
export interface RunResult {
  readonly files: readonly ImportedFile[];
  /** Path of rejects.csv, or null if no line was rejected. */
  readonly rejects: string | null;
  readonly score: ScoringResult | null;
  /** Where the imported files and the refused files are; null if there are none. */
  readonly archive: string | null;
  readonly refused: string | null;
  /** Why the whole run failed. */
  readonly failure: { readonly code: string; readonly subject: string } | null;
}

/** A run in the list of runs. */
export interface BookRun {
  readonly run: number;
  readonly kind: RunKind;
  /** Its business date. */
  readonly day: BusinessDate;
  readonly beganAt: Instant;
  /** null while it runs. */
  readonly endedAt: Instant | null;
  /** The folder of its files; null for a run without files. */
  readonly folder: string | null;
  readonly result: RunResult | null;
}
