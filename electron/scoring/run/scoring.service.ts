import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import { isBusinessDate, type BusinessDate } from '../../../shared/model/dates.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import { runTask } from '../../platform/index.ts';
import type { BookAccess } from '../../data/index.ts';
import { ScoringError } from './scoring-error.ts';
import type { ScoringJob, ScoringProgress, ScoringResult, ScoringScope } from './scoring-types.ts';

/** What a scoring needs. */
export interface ScoringRequest {
  readonly access: BookAccess;
  readonly scheme: Scheme;
  /** Left out: today, or the end of the last month of a book that holds monthly balances only. */
  readonly asOf?: BusinessDate | undefined;
  /** Today's business date. */
  readonly today: BusinessDate;
  /** Special admissions, judged on the given as-of date; without one, on today's. */
  readonly admissions?: readonly AdmissionGrant[] | undefined;
  /** Left out: everybody. With `out`, with another scheme or month than the last scoring's: everybody as well. */
  readonly scope?: ScoringScope | undefined;
  /** Where the CSV goes. */
  readonly out?: string | undefined;
  readonly onProgress?: ((progress: ScoringProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Scores every client in a worker thread and replaces the scheme's cache, unless that holds a later date: then only
 * the CSV and the result are made, so that a look back never puts old tiers into the lobby (`cached` says which).
 * @throws ScoringError (after `cancelled` nothing has changed), DataError of the book
 */
export async function scoreBook(request: ScoringRequest): Promise<ScoringResult> {
  const asOf = request.asOf ?? null;
  for (const date of [asOf, request.today]) {
    if (date !== null && !isBusinessDate(date)) throw new ScoringError('bad-date', date);
  }
  const job: ScoringJob = {
    access: { file: request.access.file, key: request.access.key },
    scheme: request.scheme,
    asOf,
    today: request.today,
    admissions: request.admissions ?? [],
    out: request.out ?? null,
    scope: request.scope ?? 'everybody',
  };
  return runTask<ScoringJob, ScoringProgress, never, never, ScoringResult>({
    worker: new URL('./scoring.worker.ts', import.meta.url),
    data: job,
    signal: request.signal,
    onProgress: request.onProgress,
  });
}
