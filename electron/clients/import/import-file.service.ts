import type { ExchangeFile } from '../csv/exchange-files.rules.ts';
import { readLines, type ReadingMessage } from '../csv/exchange-reading.ts';
import type { ExchangeSource } from '../csv/exchange-source.ts';
import type { Value } from '../checks/exchange-values.rules.ts';
import type { Loader } from '../loaders/loader.ts';
import { readRow, type Reject } from '../csv/line-batch.rules.ts';
import type { RejectReason } from '../checks/rejects.rules.ts';
import type { Content } from '../book/seen-before.rules.ts';

/** What reading a file found. */
export interface Reading {
  rows: number;
  rejected: number;
  /** Of these, lines of sums: they count against no limit. */
  totals: number;
  unknownColumns: readonly string[];
  /** Numbers of loaded lines with a wrong check digit. */
  checkDigitFaults: number;
  readonly reasons: Partial<Record<RejectReason, number>>;
  /** What the file said, once it was read to its end. */
  content: Content | null;
}

/** A fresh, empty reading. */
export function newReading(): Reading {
  return {
    rows: 0,
    rejected: 0,
    totals: 0,
    unknownColumns: [],
    checkDigitFaults: 0,
    reasons: {},
    content: null,
  };
}

/** Told of every line that is set aside. */
export type OnReject = (line: number, column: string, value: string, reason: RejectReason) => void;

/** What is told while a file is read; each may throw to stop. */
export interface ReadingEvents {
  /** Bad lines, in their order. */
  readonly reject: OnReject;
  /** After some lines. */
  readonly batch: (bytesRead: number, bytes: number) => void;
}

/**
 * Makes the loader of a file once its header is known.
 * @param present for each column whether the file has it
 * @param bytes of the file on disk
 */
export type OpenLoader = (present: readonly boolean[], bytes: number) => Loader;

/**
 * Puts the lines of one exchange file into its loader, and counts into `reading`.
 * @returns the loader, not yet finished
 */
export async function landLines(
  messages: AsyncIterable<ReadingMessage>,
  file: ExchangeFile,
  open: OpenLoader,
  reading: Reading,
  on: ReadingEvents,
): Promise<Loader> {
  let loader: Loader | null = null;
  let bytes = 0;
  const { columns } = file;
  const values: Value[] = new Array<Value>(columns.length).fill(null);
  const reject = ({ line, column, value, reason }: Reject): void => {
    reading.rejected += 1;
    if (reason === 'total') reading.totals += 1;
    reading.reasons[reason] = (reading.reasons[reason] ?? 0) + 1;
    on.reject(line, column, value, reason);
  };
  for await (const message of messages) {
    if (message.type === 'header') {
      reading.unknownColumns = message.header.unknownColumns;
      bytes = message.bytes;
      loader = open(message.header.present, bytes);
      continue;
    }
    if (message.type === 'content') {
      reading.content = message.content;
      continue;
    }
    if (!loader) throw new Error('lines before the header');
    const { batch } = message;
    const { rows, rejects } = batch;
    reading.rows += rows + rejects.length;
    let told = 0;
    for (let row = 0; row < rows; row += 1) {
      const line = batch.lines[row] ?? 0;
      for (let next = rejects[told]; next && next.line < line; next = rejects[told]) {
        reject(next);
        told += 1;
      }
      readRow(batch, row, values);
      const refusal = loader.accept(values, line);
      if (refusal) {
        const at = columns.findIndex((column) => column.name === refusal.column);
        reject({ line, ...refusal, value: String(values[at] ?? '') });
      } else reading.checkDigitFaults += batch.wrongDigits[row] ?? 0;
    }
    for (const next of rejects.slice(told)) reject(next);
    on.batch(batch.bytesRead, bytes);
  }
  if (!loader) throw new Error('no header');
  return loader;
}

/**
 * Reads one exchange file line by line into its loader, in this thread.
 * @throws ImportError when the file as a whole cannot be taken
 */
export function readExchangeFile(
  source: ExchangeSource,
  file: ExchangeFile,
  open: OpenLoader,
  reading: Reading,
  on: ReadingEvents,
): Promise<Loader> {
  return landLines(readLines(source, file), file, open, reading, on);
}
