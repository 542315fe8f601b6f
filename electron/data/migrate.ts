import type Database from 'better-sqlite3';
import { DataError } from './data-error.ts';
import { statementsOf, withCondition } from './statements.ts';

/** One step of a database's schema. Numbers start at 1 and have no gaps; a landed step is never edited. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** What a step costs where there is much to convert. */
export interface MigrationCost {
  /** SQL that says about how many rows the step writes; asked before the first step. */
  readonly rows: string;
  /** Time for one of them, as measured: only the proportions between steps matter. */
  readonly microseconds: number;
}

/** How a long conversion is followed. */
export interface ConversionWatch {
  /** By the number of the step. */
  readonly costs: Readonly<Record<number, MigrationCost>>;
  /** Told now and then. @param done 0 to 1; may throw to stop, which leaves the last step that was done */
  readonly converted: (done: number) => void;
}

/**
 * Brings a database up to the last migration, each step in a transaction of its own.
 * @throws DataError newer-database when the file was written by a newer console.
 */
export function migrate(
  db: Database.Database,
  migrations: readonly Migration[],
  file: string,
  watch?: ConversionWatch,
): void {
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1) throw new Error(`migration ${migration.name} out of order`);
  });
  const pending = migrations.slice(versionOf(db, migrations, file));
  const run = watch ? watched(db, pending, watch) : (step: Migration) => db.exec(step.sql);
  for (const migration of pending) {
    db.transaction(() => {
      run(migration);
      db.pragma(`user_version = ${migration.number}`);
    }).immediate();
  }
}

/** The last step that a database has had. @throws DataError newer-database */
export function versionOf(
  db: Database.Database,
  migrations: readonly Migration[],
  file: string,
): number {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) throw new DataError('newer-database', file);
  return version;
}

/** One row of so many tells of itself: telling of each would cost a tenth of writing it. */
const rowsATelling = 64;
const asked = `(random() & ${rowsATelling - 1} OR tell_converted())`;

/**
 * Runs steps statement by statement. SQLite says nothing of itself while it fills a table from others; a condition that
 * is asked of the rows on their way does.
 */
function watched(
  db: Database.Database,
  steps: readonly Migration[],
  { costs, converted }: ConversionWatch,
): (step: Migration) => void {
  const total = (step: Migration): number => {
    const known = costs[step.number];
    return known ? Number(db.prepare(known.rows).pluck().get() ?? 0) * known.microseconds : 0;
  };
  const totals = new Map(steps.map((step) => [step, total(step)]));
  const all = [...totals.values()].reduce((sum, one) => sum + one, 0);
  let before = 0;
  let cost = 0;
  let written = 0;
  let microseconds = 0;
  const tell = (): void =>
    converted(all === 0 ? 1 : (before + Math.min(cost, written * microseconds)) / all);
  db.function('tell_converted', () => {
    written += rowsATelling;
    tell();
    return 1;
  });
  return (step) => {
    cost = totals.get(step) ?? 0;
    microseconds = costs[step.number]?.microseconds ?? 0;
    written = 0;
    for (const statement of statementsOf(step.sql)) {
      tell();
      db.exec(withCondition(statement, asked) ?? statement);
    }
    before += cost;
    cost = 0;
    tell();
  };
}
