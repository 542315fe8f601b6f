import type { Connection } from '../../data/index.ts';
import type { RecordWrite, StoredRecord } from '../branch-store.ts';

/**
 * The records in this workstation's `branch.db`: all there are on one machine, or its copy of what several share. What
 * is returned is not copied: a version of a record is the same object each time, and so is a kind's list until one of
 * its records changes. Nobody changes a body.
 */
export interface RecordTable {
  /** null: there is none, or it was forgotten. */
  get(kind: string, id: string): StoredRecord | null;
  /** All of a kind that are not forgotten, by id. */
  all(kind: string): readonly StoredRecord[];
  /** The first write whose record has another version than its writer has seen; null: none. */
  conflictOf(writes: readonly RecordWrite[]): RecordWrite | null;
  /** The number of the last change; 0: none. */
  lastChange(): number;
  /**
   * Stores records as they are after one change. Inside a transaction.
   * @returns what to call when the transaction is durable: only then they are read
   */
  store(records: readonly StoredRecord[], change: number): () => void;
  /** The number of the next version of a record. */
  nextVersion(kind: string, id: string): number;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly body: string;
}

/** Opens the records of `branch.db`, this file's only connection. */
export function createRecordTable(db: Connection): RecordTable {
  // A forgotten body, and every earlier version of one, is overwritten with zeros, not only left out of the pages.
  db.pragma('secure_delete = ON');
  const one = db.prepare<[string, string], Row>(
    'SELECT id, version, body FROM record WHERE kind = ? AND id = ? AND body IS NOT NULL',
  );
  // As arrays: a quarter of the time, for kinds of some ten thousand records.
  const ofKind = db
    .prepare<[string], [id: string, version: number, body: string]>(
      'SELECT id, version, body FROM record WHERE kind = ? AND body IS NOT NULL',
    )
    .raw();
  const version = db.prepare<[string, string], { version: number; forgotten: number }>(
    'SELECT version, body IS NULL AS forgotten FROM record WHERE kind = ? AND id = ?',
  );
  const last = db.prepare<[], number | null>('SELECT max(change) FROM record').pluck();
  const write = db.prepare<[string, string, number, number, string | null]>(
    `INSERT INTO record (kind, id, version, change, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, change = excluded.change, body = excluded.body`,
  );
  /** Kinds of which all records were asked for. Every screen names people, so they are parsed once a version. */
  const kinds = new Map<string, Kind>();

  const recordOf = (kind: string, { id, version: at, body }: Row): StoredRecord => {
    return { kind, id, version: at, body: JSON.parse(body) as unknown };
  };

  function read(kind: string): Kind {
    let known = kinds.get(kind);
    if (!known) {
      const records = new Map<string, StoredRecord>();
      for (const [id, at, body] of ofKind.all(kind)) {
        records.set(id, recordOf(kind, { id, version: at, body }));
      }
      known = { records, list: null };
      kinds.set(kind, known);
    }
    return known;
  }

  return {
    get(kind, id) {
      const known = kinds.get(kind);
      if (known) return known.records.get(id) ?? null;
      const row = one.get(kind, id);
      return row ? recordOf(kind, row) : null;
    },
    all(kind) {
      const known = read(kind);
      known.list ??= [...known.records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      return known.list;
    },
    conflictOf: (writes) =>
      writes.find(({ kind, id, version: seen }) => {
        const stored = version.get(kind, id);
        const standing = stored && stored.forgotten === 0 ? stored.version : 0;
        return standing !== seen;
      }) ?? null,
    lastChange: () => last.get() ?? 0,
    nextVersion: (kind, id) => (version.get(kind, id)?.version ?? 0) + 1,
    store(records, change) {
      const stored = records.map(({ kind, id, version: at, body }) => {
        const text = body === null ? null : JSON.stringify(body);
        write.run(kind, id, at, change, text);
        return { kind, row: { id, version: at, body: text } };
      });
      return () => {
        for (const { kind, row } of stored) {
          const known = kinds.get(kind);
          if (!known) continue;
          const { id, version: at, body } = row;
          if (body === null) known.records.delete(id);
          else known.records.set(id, recordOf(kind, { id, version: at, body }));
          known.list = null;
        }
        if (stored.some(({ row }) => row.body === null)) forgetInWriteAhead(db);
      };
    },
  };
}

interface Kind {
  readonly records: Map<string, StoredRecord>;
  list: readonly StoredRecord[] | null;
}

/** A body that was forgotten is still in the write-ahead file, which SQLite empties only now and then. */
function forgetInWriteAhead(db: Connection): void {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // The change is durable. The next checkpoint, at the latest when the console closes, empties the file.
  }
}
