import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import { forgetChanged } from '../../clients/index.ts';
import { codeOf, type Host } from '../../platform/index.ts';
import { openBook, type Connection } from '../../data/index.ts';
import { admittedLevel } from '../levels/admission.rules.ts';
import { clientValues } from '../metric/client-values.service.ts';
import { fillDue } from '../scores/due.repository.ts';
import { openEvaluation } from './evaluation.service.ts';
import { openScoreFile, type ScoreFile } from '../scores/score-file.ts';
import { openKeeper } from './score-keeper.service.ts';
import {
  cachedScheme,
  clientExtent,
  clientNos,
  defaultAsOf,
  type CachedScheme,
} from '../scores/score.repository.ts';
import { clientsInScoreBlock } from '../scores/score-block.rules.ts';
import { ScoringError } from './scoring-error.ts';
import type { ScoringJob, ScoringProgress, ScoringResult } from './scoring-types.ts';

type ScoringHost = Host<ScoringProgress, never, never>;

/** Clients read, evaluated and written at a time: bounded memory, and a place to stop. */
const rangeSize = 20 * clientsInScoreBlock;

/**
 * The scoring's work, in its worker: the clients that can have another score than the cache holds, or everybody; the
 * cache is changed in one transaction. The lobby reads on meanwhile what was there before.
 */
export function runScoring(job: ScoringJob, host: ScoringHost): ScoringResult {
  const began = performance.now();
  const db = openBook(job.access);
  let file: ScoreFile | null = null;
  try {
    db.pragma('cache_size = -16384');
    db.pragma('journal_size_limit = 67108864');
    // Nothing that a scoring deletes is all that the book has of it: pages that become free need not be overwritten.
    db.pragma('secure_delete = FAST');
    db.exec('BEGIN IMMEDIATE');
    const asOf = job.asOf ?? defaultAsOf(db, job.today);
    const { scheme } = job;
    if (scheme.metric.kind === 'points' && scheme.metric.terms.length === 0) {
      throw new ScoringError('unsupported-scheme', scheme.id);
    }
    const before = cachedScheme(db, scheme.id);
    file = job.out === null ? null : openScoreFile(job.out, scheme, asOf);
    const due = job.scope === 'changed' && !file ? fillDue(db, scheme, asOf, before) : null;
    const work: Work = { db, job, asOf, before, file, host };
    const counted = due ? scoreDue(work, due) : scoreEverybody(work);
    file?.finish();
    db.exec('COMMIT');
    return { scheme: scheme.id, asOf, ...counted, seconds: (performance.now() - began) / 1000 };
  } catch (error) {
    file?.abandon();
    throw asScoringError(error, job.out ?? job.access.file);
  } finally {
    // Closing rolls back what was not committed.
    db.close();
  }
}

interface Work {
  readonly db: Connection;
  readonly job: ScoringJob;
  readonly asOf: string;
  readonly before: CachedScheme | null;
  readonly file: ScoreFile | null;
  readonly host: ScoringHost;
}

type Counted = Omit<ScoringResult, 'scheme' | 'asOf' | 'seconds'>;

function scoreEverybody(work: Work): Counted {
  const { db, job, asOf, before, file, host } = work;
  const { scheme } = job;
  const cached = !before || before.asOf <= asOf;
  const { lastId, count, clients } = clientExtent(db);
  const values = clientValues(db, scheme.metric, asOf);
  const keeper = openKeeper(db, scheme, asOf, before, 'everybody', cached);
  const evaluate = openEvaluation(db, scheme, asOf, before, 'everybody');
  const toFile = file && fileLines(db, job, file);
  let scored = 0;
  for (let from = 0; from <= lastId; from += rangeSize) {
    if (host.cancelled()) throw new ScoringError('cancelled', scheme.id);
    const to = from + rangeSize - 1;
    const valueOf = values(from, to);
    const score = evaluate(from, to);
    const line = toFile?.(from, to);
    for (const clientId of clients(from, to)) {
      const old = keeper.before(clientId);
      const now = score(clientId, valueOf(clientId), old);
      keeper.keep(clientId, old, now);
      line?.(clientId, now);
      scored += 1;
    }
    host.report({ done: scored, total: count });
  }
  const done = keeper.finish();
  if (cached) forgetChanged(db);
  return { ...done, scored, cached };
}

function scoreDue({ db, job, asOf, before, host }: Work, clientIds: readonly number[]): Counted {
  const { scheme } = job;
  const values = clientValues(db, scheme.metric, asOf, 'due');
  const keeper = openKeeper(db, scheme, asOf, before, 'due', true);
  const evaluate = openEvaluation(db, scheme, asOf, before, 'due');
  for (let at = 0; at < clientIds.length; at += rangeSize) {
    if (host.cancelled()) throw new ScoringError('cancelled', scheme.id);
    const clients = clientIds.slice(at, at + rangeSize);
    const [from = 0, to = 0] = [clients[0], clients.at(-1)];
    const valueOf = values(from, to);
    const score = evaluate(from, to);
    for (const clientId of clients) {
      const old = keeper.before(clientId);
      keeper.keep(clientId, old, score(clientId, valueOf(clientId), old));
    }
    host.report({ done: at + clients.length, total: clientIds.length });
  }
  const done = keeper.finish();
  forgetChanged(db);
  return { ...done, scored: clientIds.length, cached: true };
}

/** Writes the clients of a range into the CSV, special admissions laid over their levels. */
function fileLines(db: Connection, job: ScoringJob, file: ScoreFile) {
  const { scheme } = job;
  const on = job.asOf ?? job.today;
  const grants: ReadonlyMap<string, readonly AdmissionGrant[]> = Map.groupBy(
    job.admissions,
    ({ clientNo }) => clientNo,
  );
  const numbers = clientNos(db);
  return (from: number, to: number) => {
    const names = numbers(from, to);
    return (clientId: number, score: Parameters<ScoreFile['add']>[1]): void => {
      const clientNo = names.get(clientId) ?? '';
      const own = grants.get(clientNo);
      const admitted = own ? (admittedLevel(scheme, own, on)?.level ?? 0) : 0;
      const effectiveLevel = Math.max(score.effectiveLevel, admitted);
      file.add(clientNo, { ...score, effectiveLevel });
    };
  };
}

function asScoringError(error: unknown, subject: string): unknown {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_BUSY')) return new ScoringError('busy', subject, error);
  if (['EACCES', 'EPERM', 'EISDIR', 'ENOENT', 'ENOTDIR', 'EROFS'].includes(code)) {
    return new ScoringError('no-permission', subject, error);
  }
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return new ScoringError('disk-full', subject, error);
  return error;
}
