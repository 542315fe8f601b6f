/**
 * SQL of the book's step 10: what imported files said, so that the same one need not be read again.
 *
 * content: SHA-256 of the file's bytes, unpacked; NULL where it was not read to its end, or landed before this step.
 * reading_version: by which rules it was read. same_as: the file of the same content that was read in its place.
 */
export const contentsOfFiles = `
  ALTER TABLE import_files ADD COLUMN content TEXT;
  ALTER TABLE import_files ADD COLUMN content_bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE import_files ADD COLUMN reading_version INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE import_files ADD COLUMN same_as INTEGER REFERENCES import_files;
  ALTER TABLE import_files ADD COLUMN unknown_columns TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE import_files ADD COLUMN check_digit_faults INTEGER NOT NULL DEFAULT 0;
`;
