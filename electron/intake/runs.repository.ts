import type { BusinessDate, Instant } from '../../shared/model/dates.ts';
import { asDataError, type Connection } from '../data/index.ts';
import type { BookRun, RunKind, RunResult } from './intake-types.ts';

interface Row {
  readonly run_id: number;
  readonly kind: RunKind;
  readonly day: string;
  readonly began_at: number;
  readonly ended_at: number | null;
  readonly folder: string | null;
  readonly result: string | null;
}

/** The list of imports and nightly runs, in `branch.db`. */
export function runsRepository(db: Connection) {
  const insert = db.prepare(
    'INSERT INTO book_runs (kind, day, began_at, folder) VALUES (?, ?, ?, ?)',
  );
  const end = db.prepare('UPDATE book_runs SET ended_at = ?, result = ? WHERE run_id = ?');
  const remove = db.prepare('DELETE FROM book_runs WHERE run_id = ?');
  const one = db.prepare<[number], Row>('SELECT * FROM book_runs WHERE run_id = ?');
  const latest = db.prepare<[number], Row>('SELECT * FROM book_runs ORDER BY run_id DESC LIMIT ?');
  const open = db.prepare<[], Row>('SELECT * FROM book_runs WHERE ended_at IS NULL');
  const night = db
    .prepare<[], string | null>(
      "SELECT day FROM book_runs WHERE kind = 'night' ORDER BY run_id DESC LIMIT 1",
    )
    .pluck();
  return {
    begin: (kind: RunKind, day: BusinessDate, at: Instant, folder: string | null): number =>
      written(() => Number(insert.run(kind, day, at, folder).lastInsertRowid)),
    end: (run: number, at: Instant, result: RunResult): void => {
      written(() => end.run(at, JSON.stringify(result), run));
    },
    /** Removes a run that did not start. */
    forget: (run: number): void => {
      written(() => remove.run(run));
    },
    get: (run: number): BookRun | null => {
      const row = one.get(run);
      return row ? runOf(row) : null;
    },
    /** The latest runs, newest first. */
    latest: (count: number): BookRun[] => latest.all(count).map(runOf),
    /** Runs that have not ended: running, or interrupted with their process. */
    open: (): BookRun[] => open.all().map(runOf),
    /** The business date of the last nightly run; null before the first. */
    lastNight: (): BusinessDate | null => night.get() ?? null,
  };
}
/** @throws DataError for errors of the disk or the database, such as a full disk or a missing permission */
function written<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw asDataError(error, 'branch.db');
  }
}

export type Runs = ReturnType<typeof runsRepository>;

function runOf(row: Row): BookRun {
  return {
    run: row.run_id,
    kind: row.kind,
    day: row.day,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    folder: row.folder,
    // Written by this console only.
    result: row.result === null ? null : (JSON.parse(row.result) as RunResult),
  };
}
