import { runTask } from '../clients/index.ts';
import { olderBook, type BookAccess, type KeyKeeper } from '../data/index.ts';
import { createPace } from './pace.rules.ts';

/** How far a conversion is. */
export interface ConversionProgress {
  /** 0 to 1. */
  readonly fraction: number;
  /** null while it is too early to say. */
  readonly remainingSeconds: number | null;
}

/** A conversion that has to be done before the console can open. */
export interface Conversion {
  /**
   * Converts in a thread. The folder is locked until this ends, however it ends.
   * @throws DataError; an error "cancelled" after an abort, with the book as the last step left it
   */
  run(onProgress: (progress: ConversionProgress) => void, signal?: AbortSignal): Promise<void>;
}

/**
 * What the book of a folder needs before it can be opened; null for nothing, which is nearly always. Whoever is given a
 * conversion has to run it.
 * @throws DataError, newer-database and no-room among them
 */
export function conversionOf(dir: string, keeper: KeyKeeper): Conversion | null {
  const book = olderBook(dir, keeper);
  if (!book) return null;
  return {
    async run(onProgress, signal) {
      const pace = createPace(() => performance.now() / 1000);
      try {
        await runTask<BookAccess, number, never, never, null>({
          worker: new URL('./conversion.worker.ts', import.meta.url),
          data: book.access,
          signal,
          onTold: (done) =>
            onProgress({ fraction: done, remainingSeconds: pace.remainingSeconds(done) }),
        });
      } finally {
        book.release();
      }
    },
  };
}
