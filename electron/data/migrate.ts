import type Database from 'better-sqlite3';
import { DataError } from './data-error.ts';

/** One step of a database's schema. Numbers start at 1 and have no gaps; a landed step is never edited. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings a database up to the last migration, each step in a transaction of its own.
 * @throws DataError newer-database when the file was written by a newer console.
 */
export function migrate(
  db: Database.Database,
  migrations: readonly Migration[],
  file: string,
): void {
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1) throw new Error(`migration ${migration.name} out of order`);
  });
  const current = db.pragma('user_version', { simple: true }) as number;
  if (current > migrations.length) throw new DataError('newer-database', file);
  for (const migration of migrations.slice(current)) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.number}`);
    }).immediate();
  }
}
