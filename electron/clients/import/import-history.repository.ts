import type { Instant } from '../../../shared/model/dates.ts';
import type { Connection } from '../../data/index.ts';
import { readingVersion } from '../csv/exchange-files.rules.ts';
import type { Content, LastLanded } from '../book/seen-before.rules.ts';

/** What is kept of one file of an import. */
export interface ImportFileRecord {
  readonly file: string;
  readonly rows: number;
  readonly accepted: number;
  readonly replaced: number;
  readonly rejected: number;
  readonly unknownColumns: readonly string[];
  readonly checkDigitFaults: number;
  readonly seconds: number;
  readonly refused: string | null;
  /** null where it was not read to its end. */
  readonly content: Content | null;
  /** The file with the same content that was read in place of this one. */
  readonly sameAs: number | null;
}

/** A file that loaded, with what it brought. */
export interface LandedFile extends LastLanded {
  /** The file that was read: this one, or an earlier one of the same content. */
  readonly readFile: number;
  /** When that was read, and from where. */
  readonly at: Instant;
  readonly folder: string;
  readonly rows: number;
  readonly accepted: number;
  readonly replaced: number;
  readonly unknownColumns: readonly string[];
  readonly checkDigitFaults: number;
}

interface LandedRow {
  readonly read_file: number;
  readonly at: number;
  readonly folder: string;
  readonly rows: number;
  readonly accepted: number;
  readonly replaced: number;
  readonly rejected: number;
  readonly unknown_columns: string;
  readonly check_digit_faults: number;
  readonly content: string | null;
  readonly content_bytes: number;
  readonly reading_version: number;
}

/** The book's record of its imports. */
export function importHistory(db: Connection) {
  const begin = db.prepare('INSERT INTO imports (at, folder) VALUES (?, ?)');
  const insert = db.prepare(
    `INSERT INTO import_files (import_id, file, rows, accepted, replaced, rejected, seconds, refused)
     VALUES (?, ?, 0, 0, 0, 0, 0, NULL)`,
  );
  const update = db.prepare(
    `UPDATE import_files SET rows = ?, accepted = ?, replaced = ?, rejected = ?, seconds = ?, refused = ?,
       unknown_columns = ?, check_digit_faults = ?, content = ?, content_bytes = ?, reading_version = ?, same_as = ?
     WHERE file_id = ?`,
  );
  const last = db.prepare<[string], LandedRow>(
    `SELECT f.*, i.at, i.folder, coalesce(f.same_as, f.file_id) AS read_file
     FROM import_files AS f
     JOIN import_files AS r ON r.file_id = coalesce(f.same_as, f.file_id)
     JOIN imports AS i ON i.import_id = r.import_id
     WHERE f.file = ? AND f.refused IS NULL ORDER BY f.file_id DESC LIMIT 1`,
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
        JSON.stringify(record.unknownColumns),
        record.checkDigitFaults,
        record.content?.sha256 ?? null,
        record.content?.bytes ?? 0,
        readingVersion,
        record.sameAs,
        fileId,
      );
    },
    /** The last file of this name that loaded, whole. */
    lastLanded: (file: string): LandedFile | null => {
      const row = last.get(file);
      return row ? landedOf(row) : null;
    },
  };
}

function landedOf(row: LandedRow): LandedFile {
  return {
    readFile: row.read_file,
    at: row.at,
    folder: row.folder,
    rows: row.rows,
    accepted: row.accepted,
    replaced: row.replaced,
    rejected: row.rejected,
    unknownColumns: JSON.parse(row.unknown_columns) as string[],
    checkDigitFaults: row.check_digit_faults,
    content: row.content === null ? null : { sha256: row.content, bytes: row.content_bytes },
    readingVersion: row.reading_version,
  };
}
