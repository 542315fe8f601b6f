/** What is wrong with a record's form. */
export type CsvProblem = 'quote' | 'line-too-long';

/** Takes one record. `line` is the physical line that it begins on, counted from 1. */
export type OnRecord = (fields: string[], line: number, problem: CsvProblem | null) => void;

/** Takes a record without quotes, which lies between `from` and `to` in the text, its fields cut by commas. */
export type OnPlainRecord = (text: string, from: number, to: number, line: number) => void;

/** How a reader reads. */
export interface CsvReaderOptions {
  /** Longest record in characters; a longer one is set aside, not kept in memory. */
  readonly maxLength?: number;
  /** Where given, takes records without quotes, so that nothing of them is copied. */
  readonly onPlain?: OnPlainRecord;
}

/** A reader that is fed text in pieces. */
export interface CsvReader {
  push(text: string): void;
  end(): void;
}

/** The longest record where nothing else is asked for. */
export const maxRecordLength = 262_144;

const quote = 34;
const comma = 44;
const newline = 10;
const carriageReturn = 13;

/**
 * Reads RFC 4180 records (comma, double quotes, LF or CRLF) from pieces of text, in bounded memory. Blank lines are
 * passed over. After a record with broken quotes reading goes on at the line after the one where it began.
 */
export function createCsvReader(onRecord: OnRecord, options: CsvReaderOptions = {}): CsvReader {
  const { maxLength = maxRecordLength, onPlain } = options;
  let carry = '';
  let line = 1;
  let skipping = false;

  /** Reads the record with quotes at `start`; the position after it, or -1 when the text ends inside it. */
  function readQuoted(text: string, start: number, last: boolean): number {
    const fields: string[] = [];
    let at = start;
    let lines = 0;
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        let value = '';
        let from = at + 1;
        for (;;) {
          const close = text.indexOf('"', from);
          if (close < 0) return last ? broken(text, start, 'quote') : -1;
          if (close + 1 === text.length && !last) return -1;
          value += text.slice(from, close);
          from = close + 1;
          if (text.charCodeAt(from) !== quote) break;
          value += '"';
          from += 1;
        }
        for (let i = value.indexOf('\n'); i >= 0; i = value.indexOf('\n', i + 1)) lines += 1;
        fields.push(value);
        at = from;
      } else {
        const from = at;
        while (at < text.length) {
          const code = text.charCodeAt(at);
          if (code === comma || code === newline) break;
          at += 1;
        }
        if (at === text.length && !last) return -1;
        let to = at;
        if (
          to > from &&
          text.charCodeAt(to - 1) === carriageReturn &&
          text.charCodeAt(to) !== comma
        )
          to -= 1;
        fields.push(text.slice(from, to));
      }
      if (at >= text.length && last) break;
      let code = text.charCodeAt(at);
      if (code === comma) {
        at += 1;
        if (at === text.length && !last) return -1;
        continue;
      }
      if (code === carriageReturn) {
        if (at + 1 === text.length && !last) return -1;
        at += 1;
        code = text.charCodeAt(at);
      }
      if (code === newline || at >= text.length) break;
      return broken(text, start, 'quote');
    }
    if (at - start > maxLength) return broken(text, start, 'line-too-long');
    onRecord(fields, line, null);
    line += lines + 1;
    return at + 1;
  }

  function broken(text: string, start: number, problem: CsvProblem): number {
    onRecord([], line, problem);
    const end = text.indexOf('\n', start);
    if (end < 0) {
      skipping = true;
      return text.length;
    }
    line += 1;
    return end + 1;
  }

  function read(text: string, last: boolean): void {
    let at = 0;
    if (skipping) {
      const end = text.indexOf('\n');
      if (end < 0) return;
      skipping = false;
      line += 1;
      at = end + 1;
    }
    let nextQuote = text.indexOf('"', at);
    while (at < text.length) {
      let end = text.indexOf('\n', at);
      if (end < 0 && !last) {
        if (nextQuote < 0 && text.length - at > maxLength) {
          at = broken(text, at, 'line-too-long');
          break;
        }
        if (nextQuote < 0) break;
      }
      if (end < 0) end = text.length;
      if (nextQuote >= 0 && nextQuote < at) nextQuote = text.indexOf('"', at);
      if (nextQuote >= 0 && nextQuote < end) {
        const next = readQuoted(text, at, last);
        if (next < 0 && text.length - at <= maxLength) break;
        at = next < 0 ? broken(text, at, 'line-too-long') : next;
        continue;
      }
      if (end === text.length && !last) break;
      const to = end > at && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end;
      if (to > at) {
        if (to - at > maxLength) onRecord([], line, 'line-too-long');
        else if (onPlain) onPlain(text, at, to, line);
        else onRecord(text.slice(at, to).split(','), line, null);
      }
      line += 1;
      at = end + 1;
    }
    carry = at < text.length ? text.slice(at) : '';
  }

  return {
    push: (text) => read(carry === '' ? text : carry + text, false),
    end: () => {
      const rest = carry;
      carry = '';
      read(rest, true);
    },
  };
}
