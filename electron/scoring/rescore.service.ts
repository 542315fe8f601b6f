import type { AdmissionGrant } from '../../shared/model/admission.ts';
import type { BusinessDate } from '../../shared/model/dates.ts';
import { codeOf } from '../clients/index.ts';
import type { Connection } from '../data/index.ts';
import { clientValues } from './client-values.service.ts';
import { fillDueWith } from './due.repository.ts';
import { openEvaluation } from './evaluation.service.ts';
import { scoreOf } from './score-cache.service.ts';
import { openKeeper } from './score-keeper.service.ts';
import {
  cachedScheme,
  clientIdOf,
  type CachedScheme,
  type CachedScore,
} from './score.repository.ts';
import { ScoringError } from './scoring-error.ts';
import type { Score } from './scoring-types.ts';

/** Whom to score anew. */
export interface RescoreRequest {
  readonly clientNo: string;
  readonly schemeId: string;
  /** Special admissions; those of other clients are passed over. */
  readonly admissions: readonly AdmissionGrant[];
  /** The date on which admissions are judged. */
  readonly today: BusinessDate;
}

/**
 * Scores one client at once, in this thread, as of the date of the scheme's last scoring; after a special admission was
 * granted or revoked, or to look again. While an import or a scoring writes, the answer is the same and the cache is
 * left to it: nobody waits.
 * @returns null where the scheme was never scored
 * @throws ScoringError unknown-client
 */
export function rescoreClient(db: Connection, request: RescoreRequest): Score | null {
  const { clientNo, schemeId, admissions, today } = request;
  const clientId = clientIdOf(db, clientNo);
  if (clientId === null) throw new ScoringError('unknown-client', clientNo);
  const writes = beginIfFree(db);
  try {
    const cached = cachedScheme(db, schemeId);
    const score = cached && scoreOne(db, cached, clientId, writes);
    db.exec('COMMIT');
    const own = admissions.filter((grant) => grant.clientNo === clientNo);
    return cached && score && scoreOf(cached, score, own, today);
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function scoreOne(
  db: Connection,
  cached: CachedScheme,
  clientId: number,
  writes: boolean,
): CachedScore {
  const { scheme, asOf } = cached;
  fillDueWith(db, clientId);
  const keeper = openKeeper(db, scheme, asOf, cached, 'due', writes);
  const old = keeper.before(clientId);
  const value = clientValues(db, scheme.metric, asOf, 'due')(clientId, clientId)(clientId);
  const evaluate = openEvaluation(db, scheme, asOf, cached, 'due');
  const now = evaluate(clientId, clientId)(clientId, value, old);
  keeper.keep(clientId, old, now);
  keeper.finish(cached.seenFile);
  return now;
}

/** Begins a transaction. @returns false when another connection writes: then it only reads */
function beginIfFree(db: Connection): boolean {
  const patience = db.pragma('busy_timeout', { simple: true }) as number;
  db.pragma('busy_timeout = 0');
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error;
    db.exec('BEGIN');
    return false;
  } finally {
    db.pragma(`busy_timeout = ${patience}`);
  }
}
