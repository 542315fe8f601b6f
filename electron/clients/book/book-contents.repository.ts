import { inTransaction, openBook, type BookAccess } from '../../data/index.ts';

/** Folders that the book was imported from, each once. */
export function importedFrom(access: BookAccess): string[] {
  const db = openBook(access);
  try {
    return db.prepare<[], string>('SELECT DISTINCT folder FROM imports').pluck().all();
  } finally {
    db.close();
  }
}

/**
 * Takes everything out of the book, in one transaction. Through a connection of its own, as imports do: whoever reads the book
 * sees by that that it has changed.
 */
export function emptyBook(access: BookAccess): void {
  const db = openBook(access);
  try {
    const tables = db
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all()
      .filter((name) => !name.startsWith('sqlite_'));
    inTransaction(db, () => {
      // Tables name each other; only the whole has to fit.
      db.pragma('defer_foreign_keys = ON');
      for (const table of tables) db.exec(`DELETE FROM "${table}"`);
    });
  } finally {
    db.close();
  }
}
