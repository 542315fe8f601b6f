import { dayNumber, monthOf, type BusinessDate } from '../../../shared/model/dates.ts';
import type { Scheme } from '../../../shared/model/schemes/scheme.ts';
import type { MoveCause } from '../../../shared/model/hall/standing.ts';
import type { Connection } from '../../data/index.ts';
import type { Among } from '../metric/grouped-sums.repository.ts';
import { scoreBlocks } from './score-block.repository.ts';
import { keepScoreSum } from './score-sum.repository.ts';
import { cachedScheme, type CachedScheme } from './score.repository.ts';

/** Writes one scoring into the cache; all of it inside the caller's transaction. */
export function scoreWriter(
  db: Connection,
  scheme: Scheme,
  asOf: BusinessDate,
  before: CachedScheme | null,
  among: Among,
) {
  db.prepare(
    `INSERT INTO scored_schemes (scheme, as_of, definition) VALUES (?, ?, ?)
     ON CONFLICT (scheme) DO UPDATE SET as_of = excluded.as_of, definition = excluded.definition`,
  ).run(scheme.id, asOf, JSON.stringify(scheme));
  const schemeNo = before?.schemeNo ?? cachedScheme(db, scheme.id)?.schemeNo ?? 0;
  const day = dayNumber(asOf);
  const month = monthOf(asOf);
  const again = before?.asOf === asOf;
  db.prepare('INSERT OR IGNORE INTO scorings (scheme_no, day) VALUES (?, ?)').run(schemeNo, day);
  if (again) {
    // What an earlier scoring of the same day saw may have been corrected since.
    const only = among === 'due' ? 'AND client_id IN (SELECT client_id FROM temp.due)' : '';
    db.prepare(`DELETE FROM standings WHERE scheme_no = ? AND month = ? AND since = ? ${only}`).run(
      schemeNo,
      month,
      day,
    );
  }
  const seenThisMonth = !again && before !== null && monthOf(before.asOf) === month;
  const scores = scoreBlocks(db, schemeNo);
  const standing = db.prepare(
    'INSERT OR IGNORE INTO standings (scheme_no, client_id, month, level, since) VALUES (?, ?, ?, ?, ?)',
  );
  const move = db.prepare(
    `INSERT INTO moves (scheme_no, client_id, day, from_level, to_level, cause) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET to_level = excluded.to_level,
       cause = iif(from_level IS NULL, 'first-scored', excluded.cause)`,
  );
  // A correction of the same day that leaves everything as it was is no move.
  const unmove = db.prepare(
    `DELETE FROM moves WHERE scheme_no = ? AND client_id = ? AND day = ?
     AND to_level = coalesce(from_level, ?)`,
  );
  const lastFile = db.prepare<[], number | null>('SELECT max(file_id) FROM import_files').pluck();
  const levels = scheme.levels.map(({ id }) => id);
  const lowest = levels[0] ?? '';
  return {
    schemeNo,
    scores,
    /**
     * Remembers a level above the lowest for rules that look back on months. @param same the scoring before had the same
     * level: in the same month it remembered that
     */
    standing: (clientId: number, level: number, same: boolean): void => {
      if (scheme.falling.kind === 'on-days' || level === 0 || (same && seenThisMonth)) return;
      standing.run(schemeNo, clientId, month, levels[level], day);
    },
    /** Records that the effective level became another one. `from` is null for a client never scored before. */
    move: (clientId: number, from: string | null, to: string, cause: MoveCause): void => {
      move.run(schemeNo, clientId, day, from, to, cause);
      if (again) unmove.run(schemeNo, clientId, day, lowest);
    },
    /**
     * Ends the scoring: how many clients stand where, and the last file that it has seen.
     * @param seenFile left out: every file, since whoever they changed was scored
     */
    finish: (
      levelCounts: readonly number[] | null,
      seenFile: number | null = lastFile.get() ?? 0,
    ): void => {
      scores.flush();
      db.prepare(
        'UPDATE scored_schemes SET level_counts = ?, seen_file = ? WHERE scheme_no = ?',
      ).run(levelCounts && JSON.stringify(levelCounts), seenFile, schemeNo);
      keepScoreSum(db, schemeNo);
    },
  };
}
