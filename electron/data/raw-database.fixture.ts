import Database from 'better-sqlite3';
import type { Connection } from './database.ts';
import type { DatabaseKey } from './key.ts';

/** An encrypted file opened with its key and nothing else: no migrations, no settings that the console insists on. */
export function openRawDatabase(file: string, key: DatabaseKey): Connection {
  const db = new Database(file);
  db.pragma(`cipher='aegis'`);
  db.pragma(`key='raw:${key}'`);
  return db;
}
