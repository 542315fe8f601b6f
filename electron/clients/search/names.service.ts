import type { BookAccess, Connection } from '../../data/index.ts';
import { usualForm } from './character-forms.ts';
import { nameVersions, readNames, type NamesOfBook } from './name-index.repository.ts';
import { openNames, packNames, type OpenNames } from './name-index.rules.ts';
import { readingsOf } from './name-readings.ts';
import { runTask } from '../../platform/index.ts';

/** The names of the book, held so that a search may look at all of them. Follows what imports load. */
export interface Names {
  /** The names as they are now; null while they are being read, and then asking sets the reading going. */
  current(): OpenNames | null;
  /** Settles when the present names are read. @throws DataError; Error when it was closed */
  ready(): Promise<void>;
  /** Stops reading. */
  close(): Promise<void>;
}

interface Held {
  readonly version: number;
  readonly names: OpenNames;
}

const held = ({ version, packed }: NamesOfBook): Held => ({
  version,
  names: openNames(packed, usualForm),
});

/** Names read in this thread, when they are asked for: for commands, and books of few clients. */
export function namesHere(db: Connection): Names {
  const version = nameVersions(db);
  let last: Held | null = null;
  return {
    current() {
      if (last?.version !== version()) {
        last = held(readNames(db, (rows) => packNames(rows, readingsOf)));
      }
      return last.names;
    },
    ready: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** Names read in a thread of its own: a second or two for a city, in which nobody waits but who searches by name. */
export function namesInThread(db: Connection, access: BookAccess): Names {
  const version = nameVersions(db);
  const closed = new AbortController();
  let last: Held | null = null;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    while (last?.version !== version()) {
      last = held(
        await runTask<BookAccess, never, never, never, NamesOfBook>({
          worker: new URL('./names.worker.ts', import.meta.url),
          data: access,
          signal: closed.signal,
        }),
      );
    }
  }

  function ready(): Promise<void> {
    if (closed.signal.aborted) return Promise.reject(new Error('names are no longer read'));
    if (reading === null && last?.version === version()) return Promise.resolve();
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }

  return {
    ready,
    current() {
      if (closed.signal.aborted || last?.version === version()) return last?.names ?? null;
      // Whoever waits for it is told what went wrong.
      ready().catch(() => undefined);
      return null;
    },
    async close() {
      closed.abort();
      await reading?.catch(() => undefined);
    },
  };
}
