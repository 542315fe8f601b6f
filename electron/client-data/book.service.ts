import type { AdmissionGrant } from '../../shared/model/clients/admission.ts';
import { businessDateOf, type Instant } from '../../shared/model/dates.ts';
import type { Scheme } from '../../shared/model/schemes/scheme.ts';
import {
  type FactFile,
  type FactRow,
  type FactsLanded,
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
  ScoringError,
  type Preview,
  type ScoringProgress,
  type ScoringResult,
} from '../scoring/index.ts';
import type { StaffService } from '../staff/index.ts';
import { BusyError, createLongWork, type AtWork } from './long-work.ts';
import type { SchemeChoices } from './scheme-choices.service.ts';

/** The progress of a scoring. */
export interface ScoringStep {
  readonly kind: 'scoring';
  readonly clients: number;
  readonly fraction: number;
}

/** The progress of an import or a scoring. */
export type BookStep =
  { readonly kind: 'importing'; readonly progress: ImportProgress } | ScoringStep;

/** Events of a running import. */
export type BookEvent =
  | BookStep
  | {
      readonly kind: 'done';
      readonly result: ImportResult;
      readonly score: ScoringResult | null;
      /** What kept the scoring; the files are imported all the same. Null: nothing did. */
      readonly unscored: ScoringError | null;
    };

/** Events of a running scoring. */
export type ScoreEvent = ScoringStep | { readonly kind: 'done'; readonly score: ScoringResult };

/** Events of a running preview. */
export type PreviewStep = ScoringStep | { readonly kind: 'done'; readonly preview: Preview };

/** The record of an import or scoring in the list of runs. */
export interface ImportRecord {
  begin(): void;
  /**
   * @param imported null where nothing came of it, and for a scoring @param error what kept it, or the scoring after
   * it, from its end
   */
  end(imported: ImportResult | null, score: ScoringResult | null, error: unknown): void;
}

/** Import, scoring and preview of the client book: one at a time, in workers. */
export interface BookService {
  running(): boolean;
  /**
   * Imports a folder, then scores by today's scheme if requested. Ends with "done", also where the scoring is refused:
   * the files are imported then. The record is written even if nobody reads the events.
   * @throws ImportError, BusyError: nothing was imported; DataError
   */
  import(
    folder: string,
    score: boolean,
    record?: ImportRecord,
    by?: string,
  ): AsyncGenerator<BookEvent, void, void>;
  /**
   * Scores all clients whose score can have changed as of today; with another scheme than before, all clients.
   * `then` runs after the scoring, even if nobody reads the events.
   * @throws ScoringError, DataError, BusyError
   */
  score(
    scheme: Scheme,
    then?: () => void | Promise<void>,
    record?: ImportRecord,
  ): AsyncGenerator<ScoreEvent, void, void>;
  /**
   * Which clients would change tier under this scheme. Nothing is written.
   * @throws ScoringError, DataError, BusyError
   */
  preview(scheme: Scheme): AsyncGenerator<PreviewStep, void, void>;
  /** Folders that the book was imported from. */
  sources(): readonly string[];
  /** Takes everything out of the book. @throws BusyError */
  empty(): void;
  cancel(): void;
  /** Settles when nothing is running. */
  idle(): Promise<void>;
}

/** Dependencies of the service. */
export interface BookParts {
  readonly access: BookAccess;
  readonly staff: StaffService;
  readonly choices: SchemeChoices;
  /** Special admissions at the start of a scoring. */
  readonly admissions?: () => readonly AdmissionGrant[];
  /** How many rejected lines a file may have; default: the exchange formats' limit. */
  readonly importSettings?: () => ImportSettings;
  /** Takes lines of relationship work as facts. */
  readonly importFacts: (
    file: FactFile,
    rows: readonly FactRow[],
    by: string,
  ) => Promise<FactsLanded>;
  readonly clock: () => Instant;
  /** Where a failing write of a record is noted. */
  readonly faults?: Pick<Faults, 'guard'>;
}

/** Creates the service. */
export function createBookService(parts: BookParts): BookService {
  const { access, staff, choices, clock, admissions = () => [] } = parts;
  const { faults = createFaults() } = parts;
  const works = createLongWork();

  /**
   * Writes a record to the list of runs. A failure is only noted, because it does not change the result of the
   * import. The next start ends a run without an end.
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
      // With another scheme, or in another month, these are all clients. The result is the same.
      scope: 'changed',
      onProgress: (progress) => tell(scoringStep(progress)),
      signal,
    });
    await choices.scored(scheme);
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
        let result: ImportResult;
        try {
          result = await importFolder({
            access,
            folder,
            at: clock(),
            importStaff: (rows) => staff.land(rows, by),
            importFacts: (file, rows) => parts.importFacts(file, rows, by),
            settings: parts.importSettings?.() ?? {},
            onProgress: (progress) => tell({ kind: 'importing', progress }),
            signal,
          });
          const landed = result.files.some(
            (file) => file.accepted > 0 && file.file !== 'staff.csv',
          );
          if (!score || !landed || signal.aborted) {
            keep(() => record?.end(result, null, null));
            return { kind: 'done', result, score: null, unscored: null };
          }
        } catch (error) {
          keep(() => record?.end(null, null, error));
          throw error;
        }
        try {
          const scored = await scoreAll(choices.inForce(), { tell, signal });
          keep(() => record?.end(result, scored, null));
          return { kind: 'done', result, score: scored, unscored: null };
        } catch (error) {
          keep(() => record?.end(result, null, error));
          if (!(error instanceof ScoringError)) throw error;
          return { kind: 'done', result, score: null, unscored: error };
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
          await then?.();
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
