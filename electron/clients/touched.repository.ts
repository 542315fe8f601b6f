import type { Connection } from '../data/index.ts';

/**
 * Marks clients whose money rows a file changed, inside the file's transaction: the next scoring
 * of a scheme scores them again. Nothing is marked before the first scoring, which takes everybody anyway.
 */
export function touchedClients(db: Connection, fileId: number): (clientId: number) => void {
  if (!anyScored(db)) return () => undefined;
  const mark = db.prepare(
    `INSERT INTO touched (client_id, file_id) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET file_id = excluded.file_id WHERE file_id <> excluded.file_id`,
  );
  let last = -1;
  return (clientId) => {
    // Files of money are mostly sorted by client.
    if (clientId !== last) mark.run(clientId, fileId);
    last = clientId;
  };
}

/** Marks the clients who came in with a file: those with numbers above `last`. */
export function touchNewClients(db: Connection, fileId: number, last: number): void {
  if (!anyScored(db)) return;
  db.prepare(
    'INSERT OR REPLACE INTO touched (client_id, file_id) SELECT client_id, ? FROM clients WHERE client_id > ?',
  ).run(fileId, last);
}

const anyScored = (db: Connection): boolean =>
  db.prepare('SELECT 1 FROM scored_schemes LIMIT 1').get() !== undefined;
