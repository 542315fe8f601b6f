import type { BusinessDate } from '../../../shared/model/dates.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { Connection } from '../../data/index.ts';
import type { Evaluated } from './evaluation.service.ts';
import type { Among } from '../metric/grouped-sums.repository.ts';
import { levelAt } from '../levels/levels.rules.ts';
import { bufferWriter } from '../levels/moving.repository.ts';
import { moveCause } from '../levels/moving.rules.ts';
import { scoreBlocks } from '../scores/score-block.repository.ts';
import { scoreWriter } from '../scores/score-writer.repository.ts';
import type { CachedScheme, CachedScore } from '../scores/score.repository.ts';

/** Counts a scoring, and writes what differs from the one before. */
export interface ScoreKeeper {
  /** What the cache holds of a client; clients are asked for and kept in ascending order. */
  before(clientId: number): CachedScore | null;
  keep(clientId: number, old: CachedScore | null, now: Evaluated): void;
  /**
   * Ends the scoring. `levels` counts the whole book by computed level. `seenFile` is the last file that it has seen,
   * left out where that is every one.
   */
  finish(seenFile?: number | null): {
    readonly clients: number;
    readonly levels: Readonly<Record<string, number>>;
    readonly changed: number;
  };
}

/**
 * Opens the keeping of one scoring, inside the caller's transaction.
 * @param among everybody, or those in `temp.due`: then the counts of the scoring before are carried on
 * @param cached false for a look back: it is counted, and nothing is written
 */
export function openKeeper(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  before: CachedScheme | null,
  among: Among,
  cached: boolean,
): ScoreKeeper {
  const write = cached ? scoreWriter(db, scheme, asOf, before, among) : null;
  const scores = write?.scores ?? scoreBlocks(db, before?.schemeNo ?? null);
  const buffers =
    write && scheme.falling.kind === 'on-days'
      ? bufferWriter(db, write.schemeNo, asOf, among)
      : null;
  // Positions of an older version of the scheme mean its own levels.
  const oldLevels = before?.scheme.levels.map(({ id }) => id) ?? [];
  const sameLevels =
    before !== null && JSON.stringify(before.scheme.levels) === JSON.stringify(scheme.levels);
  const ids = scheme.levels.map(({ id }) => id);
  const lowest = levelAt(scheme, 0).id;
  const counts = scheme.levels.map((_, i) =>
    among === 'due' ? (before?.levelCounts?.[i] ?? 0) : 0,
  );
  const count = (level: number, by: number): void => {
    counts[level] = (counts[level] ?? 0) + by;
  };
  let changed = 0;

  function keepStandings(clientId: number, old: CachedScore | null, now: Evaluated): void {
    if (!write) return;
    write.standing(clientId, now.level, sameLevels && old?.level === now.level);
    const [from, to] = [now.stood?.bufferSince ?? null, now.stands?.bufferSince ?? null];
    if (from === to) return;
    if (from !== null) buffers?.end(clientId);
    if (to !== null) buffers?.begin(clientId, to);
  }

  return {
    before: (clientId) => scores.get(clientId),
    keep(clientId, old, now) {
      if (among === 'due' && old) count(old.level, -1);
      count(now.level, 1);
      const from = old ? (oldLevels[old.effectiveLevel] ?? null) : null;
      const to = ids[now.effectiveLevel] ?? lowest;
      const moved = to !== (from ?? lowest);
      if (moved) changed += 1;
      if (!write) return;
      const same =
        sameLevels &&
        old !== null &&
        old.value === now.value &&
        old.level === now.level &&
        old.effectiveLevel === now.effectiveLevel;
      if (!same) scores.set(clientId, now);
      if (moved) {
        const bufferRan = now.stood !== null && now.stood.bufferSince !== null;
        const position = from === null ? null : (old?.effectiveLevel ?? null);
        const cause = moveCause(scheme, position, now.effectiveLevel, bufferRan, sameLevels);
        write.move(clientId, from, to, cause);
      }
      keepStandings(clientId, old, now);
    },
    finish(seenFile) {
      // Counts of before that are not known cannot be carried on.
      const known = among === 'everybody' || before?.levelCounts != null;
      write?.finish(known ? counts : null, seenFile);
      return {
        clients: counts.reduce((sum, one) => sum + one, 0),
        levels: Object.fromEntries(ids.map((id, i) => [id, counts[i] ?? 0])),
        changed,
      };
    },
  };
}
