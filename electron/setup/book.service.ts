import type { AdmissionGrant } from '../../shared/model/admission.ts';
import { businessDateOf, type Instant } from '../../shared/model/dates.ts';
import type { Scheme } from '../../shared/model/scheme.ts';
import {
  emptyBook,
  importedFrom,
  importFolder,
  type ImportProgress,
  type ImportResult,
  type ImportSettings,
} from '../clients/index.ts';
import type { BookAccess } from '../data/index.ts';
import { createFaults, type Faults } from '../platform/index.ts';
import {
  previewScheme,
  scoreBook,
  type Preview,
  type ScoringProgress,
  type ScoringResult,
} from '../scoring/index.ts';
import type { StaffService } from '../staff/index.ts';
import { BusyError, createLongWork, type AtWork } from './long-work.ts';
import type { SchemeChoices } from './scheme-choices.service.ts';

/** How far a scoring is. */
export interface ScoringStep {
  readonly kind: 'scoring';
  readonly clients: number;
  readonly fraction: number;
}

/** How far an import or a scoring is. */
export type BookStep =
  { readonly kind: 'importing'; readonly progress: ImportProgress } | ScoringStep;

/** What an import tells while it runs. */
export type BookEvent =
  | BookStep
  | {
      readonly kind: 'done';
      readonly result: ImportResult;
      readonly score: ScoringResult | null;
    };

/** What a scoring tells while it runs. */
export type ScoreEvent = ScoringStep | { readonly kind: 'done'; readonly score: ScoringResult };

/** What a preview tells while it runs. */
export type PreviewStep = ScoringStep | { readonly kind: 'done'; readonly preview: Preview };

/** Where an import, or a scoring that a person asked for, is kept with its end. */
export interface ImportRecord {
  begin(): void;
  /** @param imported null where nothing came of it, and for a scoring @param error what kept it, or the scoring after it, from its end */
  end(imported: ImportResult | null, score: ScoringResult | null, error: unknown): void;
}

/** The client book's long works, one at a time, in workers. */
export interface BookService {
  running(): boolean;
  /**
   * Lands a folder, then scores by the scheme in force if asked. Ends with "done". The record is kept whether anybody
   * reads or not.
   * @throws ImportError, ScoringError, DataError, BusyError
   */
  import(
    folder: string,
    score: boolean,
    record?: ImportRecord,
    by?: string,
  ): AsyncGenerator<BookEvent, void, void>;
  /**
   * Scores whoever can have another score as of today; by another scheme than before, everybody. `then` runs when the
   * scores are there, also when the reader has gone.
   * @throws ScoringError, DataError, BusyError
   */
  score(
    scheme: Scheme,
    then?: () => void,
    record?: ImportRecord,
  ): AsyncGenerator<ScoreEvent, void, void>;
  /**
   * Who would change tier if this scheme were used; nothing is written.
   * @throws ScoringError, DataError, BusyError
   */
  preview(scheme: Scheme): AsyncGenerator<PreviewStep, void, void>;
  /** Folders that the book was imported from. */
  sources(): readonly string[];
  /** Takes everything out of the book. @throws BusyError */
  empty(): void;
  cancel(): void;
  /** Settles when nothing runs. */
  idle(): Promise<void>;
}

/** What the book's works stand on. */
export interface BookParts {
  readonly access: BookAccess;
  readonly staff: StaffService;
  readonly choices: SchemeChoices;
  /** Tiers granted by signing, as they stand when a scoring begins. */
  readonly admissions?: () => readonly AdmissionGrant[];
  /** How many bad lines a file may have; left out: the usual. */
  readonly importSettings?: () => ImportSettings;
  readonly clock: () => Instant;
  /** Where a record that could not be kept is noted. */
  readonly faults?: Pick<Faults, 'guard'>;
}

/** Opens the book's long works. */
export function createBookService(parts: BookParts): BookService {
  const { access, staff, choices, clock, admissions = () => [] } = parts;
  const { faults = createFaults() } = parts;
  const works = createLongWork();

  /**
   * Keeps a record in the list of runs. What landed has landed and what failed has failed, whatever becomes of the record; a
   * run without an end is ended by the next start.
   */
  const keep = (write: () => void): void => faults.guard('book', write);

  async function scoreAll(
    scheme: Scheme,
    { tell, signal }: { tell: (step: ScoringStep) => void; signal: AbortSignal },
  ): Promise<ScoringResult> {
    const result = await scoreBook({
      access,
      scheme,
      today: businessDateOf(clock()),
      admissions: admissions(),
      // With another scheme, or in another month, this is everybody; the result is the same in any case.
      scope: 'changed',
      onProgress: (progress) => tell(scoringStep(progress)),
      signal,
    });
    choices.scored(scheme);
    return result;
  }

  return {
    running: () => works.running(),
    sources: () => importedFrom(access),
    empty() {
      if (works.running()) throw new BusyError();
      emptyBook(access);
    },
    cancel: () => works.cancel(),
    idle: () => works.idle(),
    import: (folder, score, record, by = 'system') =>
      works.run(async ({ tell, signal }: AtWork<BookEvent>): Promise<BookEvent> => {
        record?.begin();
        let result: ImportResult | null = null;
        try {
          result = await importFolder({
            access,
            folder,
            at: clock(),
            landStaff: (rows) => staff.land(rows, by),
            settings: parts.importSettings?.() ?? {},
            onProgress: (progress) => tell({ kind: 'importing', progress }),
            signal,
          });
          const landed = result.files.some(
            (file) => file.accepted > 0 && file.file !== 'staff.csv',
          );
          const scored =
            score && landed && !signal.aborted
              ? await scoreAll(choices.inForce(), { tell, signal })
              : null;
          keep(() => record?.end(result, scored, null));
          return { kind: 'done', result, score: scored };
        } catch (error) {
          keep(() => record?.end(result, null, error));
          throw error;
        }
      }),
    preview: (scheme) =>
      works.run(async ({ tell, signal }: AtWork<PreviewStep>): Promise<PreviewStep> => {
        const preview = await previewScheme({
          access,
          scheme,
          shown: choices.shown().scheme,
          today: businessDateOf(clock()),
          admissions: admissions(),
          onProgress: (progress) => tell(scoringStep(progress)),
          signal,
        });
        return { kind: 'done', preview };
      }),
    score: (scheme, then, record) =>
      works.run(async (at: AtWork<ScoreEvent>): Promise<ScoreEvent> => {
        record?.begin();
        try {
          const score = await scoreAll(scheme, at);
          then?.();
          keep(() => record?.end(null, score, null));
          return { kind: 'done', score };
        } catch (error) {
          keep(() => record?.end(null, null, error));
          throw error;
        }
      }),
  };
}

function scoringStep({ done, total }: ScoringProgress): ScoringStep {
  return { kind: 'scoring', clients: total, fraction: total === 0 ? 1 : done / total };
}
