import type { Connection } from '../data/index.ts';

/** What is kept of one file of an import. */
export interface ImportFileRecord {
  readonly file: string;
  readonly rows: number;
  readonly accepted: number;
  readonly replaced: number;
  readonly rejected: number;
  readonly seconds: number;
  readonly refused: string | null;
}

/** The book's record of its imports. */
export function importHistory(db: Connection) {
  const begin = db.prepare('INSERT INTO imports (at, folder) VALUES (?, ?)');
  const insert = db.prepare(
    `INSERT INTO import_files (import_id, file, rows, accepted, replaced, rejected, seconds, refused)
     VALUES (?, ?, 0, 0, 0, 0, 0, NULL)`,
  );
  const update = db.prepare(
    `UPDATE import_files SET rows = ?, accepted = ?, replaced = ?, rejected = ?, seconds = ?, refused = ?
     WHERE file_id = ?`,
  );
  return {
    /** @param at when the import began. @returns the import's number */
    begin: (at: number, folder: string): number => Number(begin.run(at, folder).lastInsertRowid),
    /** Opens the record of a file. @returns the number that its rows name as their source */
    beginFile: (importId: number, file: string): number =>
      Number(insert.run(importId, file).lastInsertRowid),
    endFile: (fileId: number, record: ImportFileRecord): void => {
      update.run(
        record.rows,
        record.accepted,
        record.replaced,
        record.rejected,
        record.seconds,
        record.refused,
        fileId,
      );
    },
  };
}
