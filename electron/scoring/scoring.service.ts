import { isBusinessDate, type BusinessDate } from '../../shared/model/dates.ts';
import { abcVip, type Scheme } from '../../shared/model/scheme.ts';
import { runTask } from '../clients/index.ts';
import type { BookAccess, Connection } from '../data/index.ts';
import { levelAt } from './levels.rules.ts';
import { cachedScheme, scoreLookup, type CachedScheme } from './score.repository.ts';
import { ScoringError, type ScoringErrorCode } from './scoring-error.ts';
import type { Score, ScoringJob, ScoringProgress, ScoringResult } from './scoring-types.ts';

/** What a scoring needs. */
export interface ScoringRequest {
  readonly access: BookAccess;
  readonly scheme: Scheme;
  /** Left out: today, or the end of the last month of a book that holds monthly balances only. */
  readonly asOf?: BusinessDate | undefined;
  /** Today's business date. */
  readonly today: BusinessDate;
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
    out: request.out ?? null,
  };
  try {
    return await runTask<ScoringJob, ScoringProgress, never, never, ScoringResult>({
      worker: new URL('./scoring.worker.ts', import.meta.url),
      data: job,
      signal: request.signal,
      onTold: request.onProgress,
    });
  } catch (error) {
    const thrown = error as { name?: string; code?: ScoringErrorCode; subject?: string };
    if (thrown.name !== 'ScoringError' || !thrown.code) throw error;
    throw new ScoringError(thrown.code, thrown.subject ?? '', error);
  }
}

/** Scores by client, as the last scoring left them. */
export interface ScoreCache {
  /** null: no such client, or not scored since it came into the book. */
  get(clientNo: string): Score | null;
  /** The date of the last scoring; null before the first. */
  asOf(): BusinessDate | null;
}

/** Opens the score cache of a scheme on a connection to the book; it follows scorings of other connections by itself. */
export function createScoreCache(db: Connection, schemeId: string = abcVip.id): ScoreCache {
  const lookup = scoreLookup(db);
  let version = -1;
  let current: CachedScheme | null = null;
  const scheme = (): CachedScheme | null => {
    const now = lookup.version();
    if (now !== version) {
      current = cachedScheme(db, schemeId);
      version = now;
    }
    return current;
  };
  return {
    get(clientNo) {
      const cached = scheme();
      if (!cached) return null;
      const found = lookup.score(clientNo, cached.schemeNo);
      if (!found) return null;
      const level = levelAt(cached.scheme, found.level);
      const effective = levelAt(cached.scheme, found.effectiveLevel);
      return {
        scheme: cached.scheme.id,
        asOf: cached.asOf,
        valueFen: found.value,
        level: level.id,
        tier: level.tier,
        effectiveLevel: effective.id,
        effectiveTier: effective.tier,
      };
    },
    asOf: () => scheme()?.asOf ?? null,
  };
}
