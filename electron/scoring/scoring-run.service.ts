import type { Scheme } from '../../shared/model/scheme.ts';
import { codeOf, type Host } from '../clients/index.ts';
import { openBook, type Connection } from '../data/index.ts';
import { admittedLevel } from './admission.rules.ts';
import { clientValues } from './client-values.service.ts';
import { effectiveLevel, levelAt, levelOf, monthsLookedAt } from './levels.rules.ts';
import { bufferWriter } from './moving.repository.ts';
import { moveCause } from './moving.rules.ts';
import { openDayMover } from './moving.service.ts';
import { openScoreFile, type ScoreFile } from './score-file.ts';
import {
  cachedScheme,
  clientRanges,
  defaultAsOf,
  scoredDays,
  scoreWriter,
  standings,
} from './score.repository.ts';
import { ScoringError } from './scoring-error.ts';
import type { ScoringJob, ScoringProgress, ScoringResult } from './scoring-types.ts';

/** Clients read, summed and written at a time: bounded memory, and a place to stop. */
const rangeSize = 8192;

/** The scoring's work, in its worker: every client of the book, the cache replaced in one transaction. */
export function runScoring(
  job: ScoringJob,
  host: Host<ScoringProgress, never, never>,
): ScoringResult {
  const began = performance.now();
  const db = openBook(job.access);
  let file: ScoreFile | null = null;
  try {
    db.pragma('cache_size = -65536');
    db.pragma('journal_size_limit = 67108864');
    db.exec('BEGIN IMMEDIATE');
    const asOf = job.asOf ?? defaultAsOf(db, job.today);
    file = job.out === null ? null : openScoreFile(job.out, job.scheme, asOf);
    const counted = scoreAll(db, job, asOf, file, host);
    file?.finish();
    db.exec('COMMIT');
    return {
      scheme: job.scheme.id,
      asOf,
      ...counted,
      seconds: (performance.now() - began) / 1000,
    };
  } catch (error) {
    file?.abandon();
    throw asScoringError(error, job.out ?? job.access.file);
  } finally {
    // Closing rolls back what was not committed.
    db.close();
  }
}

function scoreAll(
  db: Connection,
  { scheme, admissions, ...job }: ScoringJob,
  asOf: string,
  file: ScoreFile | null,
  host: Host<ScoringProgress, never, never>,
): Pick<ScoringResult, 'clients' | 'levels' | 'changed' | 'cached'> {
  if (scheme.metric.kind === 'points' && scheme.metric.terms.length === 0) {
    throw new ScoringError('unsupported-scheme', scheme.id);
  }
  const before = cachedScheme(db, scheme.id);
  const cached = !before || before.asOf <= asOf;
  const best = bestStandings(db, scheme, asOf, before?.schemeNo ?? null);
  const mover = openDayMover(db, scheme, asOf, before?.schemeNo ?? null);
  const write = cached ? scoreWriter(db, scheme, asOf) : null;
  const buffers = write && mover ? bufferWriter(db, write.schemeNo, asOf) : null;
  // Positions of an older version of the scheme mean its own levels.
  const levelBefore = (position: number): string | null =>
    before?.scheme.levels[position]?.id ?? null;
  const sameLevels =
    before !== null && JSON.stringify(before.scheme.levels) === JSON.stringify(scheme.levels);
  const lowest = levelAt(scheme, 0).id;
  const counts = scheme.levels.map(() => 0);
  const values = clientValues(db, scheme.metric, asOf);
  const ranges = clientRanges(db, before?.schemeNo ?? -1);
  const grants = Map.groupBy(admissions, (grant) => grant.clientNo);
  let clients = 0;
  let changed = 0;
  for (let from = 0; from <= ranges.lastId; from += rangeSize) {
    if (host.cancelled()) throw new ScoringError('cancelled', scheme.id);
    const to = from + rangeSize - 1;
    const valueFor = values(from, to);
    for (const [clientId, clientNo, oldValue, oldLevel, oldEffective] of ranges.clients(from, to)) {
      const value = valueFor(clientId);
      const level = levelOf(scheme, value);
      const stood = mover?.before(clientId);
      const standing = mover?.move(clientId, level);
      const effective = standing?.level ?? effectiveLevel(level, [best.get(clientId) ?? 0]);
      counts[level] = (counts[level] ?? 0) + 1;
      const old = oldEffective === null ? null : levelBefore(oldEffective);
      const now = levelAt(scheme, effective).id;
      const moved = now !== (old ?? lowest);
      if (moved) changed += 1;
      if (write) {
        const same =
          sameLevels && oldValue === value && oldLevel === level && oldEffective === effective;
        if (!same) write.score(clientId, { value, level, effectiveLevel: effective });
        if (level > 0) write.standing(clientId, levelAt(scheme, level).id);
        if (moved) {
          const bufferRan = stood != null && stood.bufferSince !== null;
          const from = old === null ? null : oldEffective;
          write.move(clientId, old, now, moveCause(scheme, from, effective, bufferRan, sameLevels));
        }
        if (stood && standing && stood.bufferSince !== standing.bufferSince) {
          if (stood.bufferSince !== null) buffers?.end(clientId);
          if (standing.bufferSince !== null) buffers?.begin(clientId, standing.bufferSince);
        }
      }
      const own = grants.get(clientNo);
      const admitted = own ? (admittedLevel(scheme, own, job.asOf ?? job.today)?.level ?? 0) : 0;
      file?.add(clientNo, { value, level, effectiveLevel: Math.max(effective, admitted) });
      clients += 1;
    }
    host.tell({ done: clients, total: ranges.count });
  }
  const levels = Object.fromEntries(scheme.levels.map(({ id }, i) => [id, counts[i] ?? 0]));
  return { clients, levels, changed, cached };
}

/** The best level that the months a falling rule looks at saw, for clients above the lowest. */
function bestStandings(
  db: Connection,
  scheme: Scheme,
  asOf: string,
  schemeNo: number | null,
): Map<number, number> {
  const best = new Map<number, number>();
  if (schemeNo === null || scheme.falling.kind !== 'after-months') return best;
  const months = monthsLookedAt(scheme, asOf, scoredDays(db, schemeNo, asOf));
  const positions = new Map(scheme.levels.map(({ id }, position) => [id, position]));
  for (const { clientId, level } of standings(db, schemeNo, months, asOf)) {
    const position = positions.get(level) ?? 0;
    if (position > (best.get(clientId) ?? 0)) best.set(clientId, position);
  }
  return best;
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
