import { snapshotsOf, type Connection } from '../../data/index.ts';
import type { PackedNames } from './name-index.rules.ts';

/** The names of a book as of the file that last changed them. */
export interface NamesOfBook {
  readonly version: number;
  readonly packed: PackedNames;
}

type NameRow = [name: string, clientId: number];

/** Asks for the last file that may have changed names; cheap while nobody loads anything. */
export function nameVersions(db: Connection): () => number {
  // SQLite counts what other connections commit.
  const changes = db.prepare<[], number>('PRAGMA data_version').pluck();
  const lastFile = db
    .prepare<[], number | null>(
      "SELECT max(file_id) FROM import_files WHERE file GLOB 'clients.csv*'",
    )
    .pluck();
  let seen: number | undefined;
  let version = 0;
  return () => {
    const now = changes.get();
    if (now !== seen) {
      version = lastFile.get() ?? 0;
      seen = now;
    }
    return version;
  };
}

/**
 * Reads every name.
 * @param stop asked now and then; an answer of true ends it with an error
 */
export function readNames(
  db: Connection,
  pack: (rows: Iterable<NameRow>) => PackedNames,
  stop: () => boolean = () => false,
): NamesOfBook {
  const statement = db
    .prepare<[], NameRow>('SELECT name, client_id FROM clients ORDER BY name, client_id')
    .raw();
  function* rows(): Generator<NameRow> {
    let read = 0;
    for (const row of statement.iterate()) {
      read += 1;
      if (read % 4_096 === 0 && stop()) throw new Error('the reading of names was stopped');
      yield row;
    }
  }
  return snapshotsOf(db)(() => ({ version: nameVersions(db)(), packed: pack(rows()) }));
}
