import type { Value } from '../checks/exchange-values.rules.ts';
import type { RejectReason } from '../checks/rejects.rules.ts';

/** A line that is set aside, with what its report says. */
export interface Reject {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: RejectReason;
}

/**
 * Checked lines on their way to the book: texts are in one string, everything else in arrays that a thread can transfer
 * without a copy. Lines as objects miss the bench `import`: every value as a string of its own costs the reading thread 2.7 ×
 * the processor time, and the import then takes 0.7 × the peer's time instead of half of it.
 */
export interface LineBatch {
  /** Sound lines in this batch. */
  readonly rows: number;
  /** Every value lies between its start and its end here. */
  readonly text: string;
  /** For each value, row by row: where its text begins, or its place among the numbers. */
  readonly starts: Uint32Array;
  /** Where it ends; `isNumber` for a number; where it begins for an unknown value. */
  readonly ends: Uint32Array;
  readonly numbers: Float64Array;
  /** For each row the physical line that it begins on. */
  readonly lines: Uint32Array;
  /** For each row how many of its numbers have a wrong check digit. */
  readonly wrongDigits: Uint8Array;
  readonly rejects: readonly Reject[];
  /** Bytes of the file on disk up to here. */
  readonly bytesRead: number;
}

/** What a batch's `ends` say of a number. */
export const isNumber = 0xffffffff;

/** Collects checked lines into a batch. */
export interface BatchBuilder {
  /** Puts a text that already lies in the batch's text. */
  span(start: number, end: number): void;
  /** Puts a text that does not. */
  text(value: string): void;
  number(value: number): void;
  unknown(): void;
  /** The values since the last row are one row. */
  endRow(line: number, wrongDigits: number): void;
  /** The values since the last row are none: their line is set aside. */
  reject(reject: Reject): void;
  /** Takes the batch out and begins the next. @param base the text that spans lie in */
  take(base: string, bytesRead: number): LineBatch;
}

/** @param width values in a row */
export function createBatchBuilder(width: number): BatchBuilder {
  let starts = new Uint32Array(width * 256);
  let ends = new Uint32Array(width * 256);
  let lines = new Uint32Array(256);
  let wrong = new Uint8Array(256);
  let numbers: number[] = [];
  let rejects: Reject[] = [];
  let rows = 0;
  let values = 0;
  // Texts of their own follow the base, whose length is known only when the batch is taken: counted from 0 till then.
  let own = '';
  let ownPlaces: number[] = [];

  const put = (start: number, end: number): void => {
    starts[values] = start;
    ends[values] = end;
    values += 1;
  };
  const grow = (): void => {
    starts = larger(starts);
    ends = larger(ends);
    lines = larger(lines);
    const more = new Uint8Array(wrong.length * 2);
    more.set(wrong);
    wrong = more;
  };

  return {
    span: put,
    text(value) {
      ownPlaces.push(values);
      put(own.length, own.length + value.length);
      own += value;
    },
    number(value) {
      put(numbers.length, isNumber);
      numbers.push(value);
    },
    unknown: () => put(0, 0),
    endRow(line, wrongDigits) {
      lines[rows] = line;
      wrong[rows] = wrongDigits;
      rows += 1;
      if ((rows + 1) * width > starts.length) grow();
    },
    reject(reject) {
      values = rows * width;
      while ((ownPlaces.at(-1) ?? -1) >= values) ownPlaces.pop();
      rejects.push(reject);
    },
    take(base, bytesRead) {
      for (const place of ownPlaces) {
        starts[place] = (starts[place] ?? 0) + base.length;
        ends[place] = (ends[place] ?? 0) + base.length;
      }
      const batch: LineBatch = {
        rows,
        text: base + own,
        starts: starts.slice(0, values),
        ends: ends.slice(0, values),
        numbers: Float64Array.from(numbers),
        lines: lines.slice(0, rows),
        wrongDigits: wrong.slice(0, rows),
        rejects,
        bytesRead,
      };
      numbers = [];
      rejects = [];
      ownPlaces = [];
      own = '';
      rows = 0;
      values = 0;
      return batch;
    },
  };
}

function larger(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(array.length * 2);
  more.set(array);
  return more;
}

/** Reads a row's values into `into`. */
export function readRow(batch: LineBatch, row: number, into: Value[]): void {
  const { text, starts, ends, numbers } = batch;
  let place = row * into.length;
  for (let i = 0; i < into.length; i += 1, place += 1) {
    const start = starts[place] ?? 0;
    const end = ends[place] ?? 0;
    into[i] =
      start === end ? null : end === isNumber ? (numbers[start] ?? null) : text.slice(start, end);
  }
}

/** The arrays of a batch, to be handed over instead of copied. */
export function buffersOf(batch: LineBatch): ArrayBuffer[] {
  const { starts, ends, numbers, lines, wrongDigits } = batch;
  return [starts, ends, numbers, lines, wrongDigits].map((array) => array.buffer as ArrayBuffer);
}
