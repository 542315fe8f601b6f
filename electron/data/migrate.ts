import type Database from 'better-sqlite3';
import { DataError } from './data-error.ts';

/**
 * One step of a database's schema. Numbers have no gaps. The first is not 1, because earlier schemas were never
 * released; a database with such a number is refused. Until the first release, edit that step and raise its number.
 * After it, never edit a released step.
 */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings a database up to the last migration, each step in a transaction of its own.
 * @throws DataError newer-database, unknown-version
 */
export function migrate(
  db: Database.Database,
  migrations: readonly Migration[],
  file: string,
): void {
  const first = migrations[0]?.number ?? 1;
  migrations.forEach((migration, index) => {
    if (migration.number !== first + index)
      throw new Error(`migration ${migration.name} out of order`);
  });
  const version = versionOf(db, migrations, file);
  for (const migration of migrations) {
    if (migration.number <= version) continue;
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.number}`);
    }).immediate();
  }
}

/**
 * The number of a database's last migration; 0: it is new.
 * @throws DataError newer-database: a newer console wrote it; unknown-version: its schema was never released
 */
export function versionOf(
  db: Database.Database,
  migrations: readonly Migration[],
  file: string,
): number {
  const version = db.pragma('user_version', { simple: true }) as number;
  const [first, last] = [migrations[0]?.number ?? 1, migrations.at(-1)?.number ?? 0];
  if (version > last) throw new DataError('newer-database', file);
  if (version !== 0 && version < first) throw new DataError('unknown-version', file);
  return version;
}
