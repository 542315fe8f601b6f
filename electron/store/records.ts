import type * as z from 'zod';
import type { AuditEntry, RecordsPort, RecordWrite, StoredRecord } from './branch-store.ts';

/** A kind of record: its name and the form of its bodies. Fields that this program does not know are kept. */
export interface RecordKind<T> {
  readonly kind: string;
  readonly schema: z.ZodType<T>;
}

/** What is in the records now. Nobody changes what is returned: it is the same object until the record changes. */
export interface RecordReader {
  get<T>(kind: RecordKind<T>, id: string): T | null;
  /** All of a kind, by id. The same list until the kind changes. */
  all<T>(kind: RecordKind<T>): readonly T[];
}

/** A change that is being decided. It reads what it has written itself. Nothing is stored before it is decided. */
export interface RecordChange extends RecordReader {
  put<T>(kind: RecordKind<T>, id: string, body: T): void;
  /** Takes a record away for good; nothing happens if there is none. */
  forget(kind: RecordKind<unknown>, id: string): void;
  /** Adds a line to the audit trail, with the change or not at all. */
  audit(entry: AuditEntry): void;
}

/** The records of the branch, typed. */
export interface Records extends RecordReader {
  /**
   * Decides a change from the records as they are, and stores all of it or nothing. Durable when it resolves. Changes of
   * this console are made one after the other, in the order of the calls.
   * @param decide must be synchronous. It is called again with the new records where another workstation has changed one
   * that it wants to write: what it has seen no longer holds. What it throws ends the change, and nothing is stored.
   * @throws LinkLost, DataError
   */
  change<T>(decide: (change: RecordChange) => T): Promise<T>;
  /** Calls back after every change, this console's or another's, with the kinds that changed. @returns stops it */
  subscribe(listener: (kinds: ReadonlySet<string>) => void): () => void;
}

/** Each conflict means that another workstation's change was stored, so many in a row are a fault of the store. */
const mostConflicts = 100;

/** Opens the records on what a store has. */
export function createRecords(port: RecordsPort): Records {
  const reader = readerOf(port);
  let before: Promise<unknown> = Promise.resolve();

  async function attempt<T>(decide: (change: RecordChange) => T): Promise<T> {
    for (let conflicts = 0; conflicts < mostConflicts; conflicts += 1) {
      const { change, writes, lines } = changeOn(port, reader);
      const decided = decide(change);
      const stored = writes();
      if (stored.length === 0 && lines.length === 0) return decided;
      const { kind } = await port.put(stored, lines);
      if (kind === 'written') return decided;
    }
    throw new Error('records are changed by others all the time');
  }

  return {
    ...reader,
    change(decide) {
      const made = before.then(() => attempt(decide));
      before = made.catch(() => undefined);
      return made;
    },
    subscribe: (listener) => port.subscribe(listener),
  };
}

/** Reads records by their kinds, for example those of a backup. A body is checked once a version. */
export function readerOf(port: Pick<RecordsPort, 'get' | 'all'>): RecordReader {
  const checked = new WeakMap<StoredRecord, unknown>();
  const lists = new WeakMap<readonly StoredRecord[], readonly unknown[]>();

  function bodyOf<T>({ kind, schema }: RecordKind<T>, record: StoredRecord): T {
    if (!checked.has(record)) {
      const { error } = schema.safeParse(record.body);
      if (error) {
        throw new Error(`the record ${kind} ${record.id} cannot be read`, { cause: error });
      }
      // The body itself: what the schema does not know is another version's, and stays.
      checked.set(record, record.body);
    }
    return checked.get(record) as T;
  }

  return {
    get(kind, id) {
      const record = port.get(kind.kind, id);
      return record && bodyOf(kind, record);
    },
    all<T>(kind: RecordKind<T>) {
      const records = port.all(kind.kind);
      const known = lists.get(records) ?? records.map((record) => bodyOf(kind, record));
      lists.set(records, known);
      return known as readonly T[];
    },
  };
}

/** A change on the records as they are now. */
function changeOn(port: RecordsPort, reader: RecordReader) {
  const staged = new Map<string, RecordWrite>();
  const lines: AuditEntry[] = [];
  const keyOf = (kind: string, id: string) => `${kind}\n${id}`;

  function stage(kind: string, id: string, body: unknown): void {
    const version = port.get(kind, id)?.version ?? 0;
    staged.set(keyOf(kind, id), { kind, id, version, body });
  }

  const change: RecordChange = {
    get<T>(kind: RecordKind<T>, id: string) {
      const own = staged.get(keyOf(kind.kind, id));
      return own ? (own.body as T | null) : reader.get(kind, id);
    },
    all<T>(kind: RecordKind<T>) {
      const own = [...staged.values()].filter((write) => write.kind === kind.kind);
      if (own.length === 0) return reader.all(kind);
      const found = new Map(port.all(kind.kind).map(({ id }) => [id, reader.get(kind, id)]));
      for (const { id, body } of own) found.set(id, body as T | null);
      return [...found]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, body]) => (body === null ? [] : [body]));
    },
    put: ({ kind }, id, body) => stage(kind, id, body),
    forget: ({ kind }, id) => stage(kind, id, null),
    audit: (entry) => void lines.push(entry),
  };
  /** Without those that would forget what there is not. */
  const writes = () =>
    [...staged.values()].filter(({ version, body }) => body !== null || version > 0);
  return { change, writes, lines };
}
