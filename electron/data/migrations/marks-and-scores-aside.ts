/** Step 12 of the book: marks of touched clients carry their months, and changed scores lie aside. */
export const marksAndScoresAside = `
  -- Marks of clients whose money rows imports changed, many in a row, as bytes: layout in
  -- electron/clients/touched.rules.ts. from_year: the months that marks carry are complete from it on. Those from
  -- before this step carry none.
  ALTER TABLE touched RENAME TO single_touched;
  CREATE TABLE touched (
    mark_no INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL,
    from_year INTEGER NOT NULL,
    marks BLOB NOT NULL,
    months BLOB NOT NULL
  ) STRICT;
  INSERT INTO touched (file_id, from_year, marks, months)
    SELECT file_id, 0, unhex(group_concat(printf('%02x%02x%02x%02x', client_id & 255, client_id >> 8 & 255,
      client_id >> 16 & 255, client_id >> 24), '') || hex(zeroblob(4 * count(*)))), x''
    FROM single_touched GROUP BY file_id, client_id / 10000 ORDER BY file_id, client_id;
  DROP TABLE single_touched;

  -- Scores that changed since a scoring of everybody wrote the scores, 4,400 clients of a scheme a row, as bytes:
  -- layout in electron/scoring/score-block.rules.ts. Whoever is in both tables has the score of this one.
  -- place: scheme_no * 2^32 + client_id / 4400.
  CREATE TABLE scores_aside (
    place INTEGER PRIMARY KEY,
    data BLOB NOT NULL
  ) STRICT;
`;
