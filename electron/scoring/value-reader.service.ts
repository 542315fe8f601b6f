import { Worker } from 'node:worker_threads';
import type { Metric } from '../../shared/model/scheme.ts';
import { openBook, type BookAccess, type Connection } from '../data/index.ts';
import { clientValues, type ValuesOfRange } from './client-values.service.ts';
import {
  awaitDone,
  claimFrom,
  createBoard,
  finish,
  isDone,
  isStopped,
  stopBoard,
  type ValueBoard,
} from './value-board.ts';

/** What a helping thread is given. */
export interface ValueHelp {
  readonly access: BookAccess;
  readonly metric: Metric;
  readonly asOf: string;
  readonly board: ValueBoard;
}

/** Values of the whole book, range by range; ends with `close`. */
export interface ValueReader {
  readonly values: ValuesOfRange;
  close(): void;
}

/** A range takes milliseconds; a helper that needs this long for one has died. */
const patienceMs = 10_000;

/** From this many clients on, a second thread costs less than it saves. */
export const clientsWorthHelp = 50_000;

/**
 * Reads the values of a whole book, in a second thread beside this one where the book is large. The caller holds the
 * book's write lock, so both read the same state.
 */
export function openValueReader(
  db: Connection,
  help: Omit<ValueHelp, 'board'>,
  book: { readonly lastId: number; readonly size: number; readonly withHelp: boolean },
): ValueReader {
  const own = clientValues(db, help.metric, help.asOf);
  if (!book.withHelp) return { values: own, close: () => undefined };
  const board = createBoard(book.lastId, book.size);
  const compute = fillBoard(board, own);
  const data: ValueHelp = { ...help, board };
  const worker = new Worker(new URL('./values.worker.ts', import.meta.url), {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  // A helper that fails is done without: what it leaves undone is computed here.
  worker.on('error', () => undefined);
  worker.unref();
  return {
    values(from) {
      const range = from / book.size;
      while (!isDone(board, range)) {
        // While another thread is at this range, the next free one is work for this one.
        const mine = claimFrom(board, range);
        if (mine !== null) compute(mine);
        else if (!awaitDone(board, range, patienceMs)) compute(range);
      }
      return (clientId) => board.values[clientId] ?? 0;
    },
    close: () => stopBoard(board),
  };
}

/** The helping thread: takes ranges until none is free. */
export function helpWithValues({ access, metric, asOf, board }: ValueHelp): void {
  const db = openBook(access);
  try {
    db.pragma('cache_size = -8192');
    // One read transaction: the state of the moment when the scoring took the write lock.
    db.exec('BEGIN');
    const compute = fillBoard(board, clientValues(db, metric, asOf));
    for (let range = claimFrom(board, 0); range !== null; range = claimFrom(board, range)) {
      if (isStopped(board)) return;
      compute(range);
    }
  } finally {
    db.close();
  }
}

function fillBoard(board: ValueBoard, values: ValuesOfRange): (range: number) => void {
  return (range) => {
    const from = range * board.size;
    const to = from + board.size - 1;
    const valueOf = values(from, to);
    for (let id = from; id <= to; id += 1) board.values[id] = valueOf(id);
    finish(board, range);
  };
}
