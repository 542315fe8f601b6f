import { businessDateOf, type Instant } from '../../shared/model/dates.ts';
import { importFolder, type ImportProgress, type ImportResult } from '../clients/index.ts';
import type { BookAccess } from '../data/index.ts';
import { scoreBook, type ScoringResult } from '../scoring/index.ts';
import { abcVip } from '../../shared/model/scheme.ts';
import type { StaffService } from '../staff/index.ts';

/** What an import or a scoring tells while it runs. */
export type BookEvent =
  | { readonly kind: 'importing'; readonly progress: ImportProgress }
  | { readonly kind: 'scoring'; readonly clients: number; readonly fraction: number }
  | {
      readonly kind: 'done';
      readonly result: ImportResult;
      readonly score: ScoringResult | null;
    };

/** Another import or scoring is running; there is one at a time. */
export class BusyError extends Error {
  constructor() {
    super('an import or a scoring is running');
    this.name = 'BusyError';
  }
}

/** The client book's long works, one at a time, in workers. */
export interface BookService {
  running(): boolean;
  /** Lands a folder, then scores if asked. Ends with "done". @throws ImportError, DataError, BusyError */
  import(folder: string, score: boolean): AsyncGenerator<BookEvent, void, void>;
  cancel(): void;
  /** Settles when nothing runs. */
  idle(): Promise<void>;
}

/** Opens the book's long works. */
export function createBookService(
  access: BookAccess,
  staff: StaffService,
  clock: () => Instant,
): BookService {
  let current: AbortController | null = null;
  let work: Promise<unknown> = Promise.resolve();
  return {
    idle: () => work.then(noop, noop),
    running: () => current !== null,
    cancel: () => current?.abort(),
    async *import(folder, score) {
      if (current) throw new BusyError();
      const controller = new AbortController();
      current = controller;
      const { signal } = controller;
      const told = createMailbox<BookEvent>();
      const run = async (): Promise<BookEvent> => {
        const result = await importFolder({
          access,
          folder,
          at: clock(),
          landStaff: (rows) => staff.land(rows),
          onProgress: (progress) => told.put({ kind: 'importing', progress }),
          signal,
        });
        const landed = result.files.some((file) => file.accepted > 0 && file.file !== 'staff.csv');
        if (!score || !landed || signal.aborted) return { kind: 'done', result, score: null };
        const scored = await scoreBook({
          access,
          scheme: abcVip,
          today: businessDateOf(clock()),
          onProgress: ({ done, total }) =>
            told.put({ kind: 'scoring', clients: total, fraction: total === 0 ? 1 : done / total }),
          signal,
        });
        return { kind: 'done', result, score: scored };
      };
      // A page that goes away does not stop an import: it lands, and the next page sees it.
      const done = run().finally(() => {
        current = null;
        told.end();
      });
      work = done;
      // Who reads decides whether a failure is reported; an unread one must not end the process.
      done.catch(noop);
      yield* told.read();
      yield await done;
    },
  };
}

const noop = () => undefined;

/** Hands what a callback tells to a reader; of several unread messages only the latest matters. */
function createMailbox<T>() {
  let latest: T | undefined;
  let ended = false;
  let wake: (() => void) | null = null;
  return {
    put(message: T): void {
      latest = message;
      wake?.();
    },
    end(): void {
      ended = true;
      wake?.();
    },
    async *read(): AsyncGenerator<T, void, void> {
      for (;;) {
        if (latest !== undefined) {
          const message = latest;
          latest = undefined;
          yield message;
        } else if (ended) return;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          wake = null;
        }
      }
    },
  };
}
