import { foldKey, foldText } from '../../../shared/model/clients/fold.ts';
import { createCsvReader } from '../csv/csv-reader.rules.ts';
import {
  planHeader,
  type Column,
  type ExchangeFile,
  type HeaderPlan,
} from '../csv/exchange-files.rules.ts';
import type { Beside } from './exchange-values.rules.ts';
import { declared } from '../csv/header-look.rules.ts';
import { createBatchBuilder, type LineBatch } from '../csv/line-batch.rules.ts';
import { isTotal, reversed } from './key-forms.rules.ts';
import type { RejectReason } from './rejects.rules.ts';

/** What the header row says. */
export interface HeaderFound {
  /** For each column of the exchange file whether this file has it. */
  readonly present: readonly boolean[];
  readonly unknownColumns: readonly string[];
}

/** Why the header row cannot be used. */
export interface HeaderFault {
  readonly problem: 'wrong-header' | 'double-column' | 'missing-column';
  readonly columns: readonly string[];
  /** The first record, and some that follow it: what the file may be instead. */
  readonly fields: readonly string[];
  readonly following: { readonly fields: readonly string[]; readonly line: number }[];
}

/** Checks the lines of one file, piece by piece. */
export interface LineChecker {
  push(text: string): void;
  end(): void;
  /** Null before the header row was met, or when it has a fault: then nothing is checked. */
  readonly header: HeaderFound | null;
  readonly fault: HeaderFault | null;
  /** What was checked since the last time; to be taken after every piece. */
  take(bytesRead: number): LineBatch;
}

/** Records after a first line that is no header among which a header is looked for. */
const mostFollowing = 10;

const space = 32;
const comma = 44;
const notText = /[\0\uFFFD]/;
/** A line end of old, or damage: nothing that belongs into a value without quotes. */
const strayReturn = /\r(?!\n)/;

/**
 * Makes the checker of a file's lines. Values that are sound as they stand are left where they lie in the text; only
 * others become strings of their own.
 * @param maxLength of a line, in characters
 */
export function createLineChecker(file: ExchangeFile, maxLength?: number): LineChecker {
  const { columns } = file;
  const width = columns.length;
  const batch = createBatchBuilder(width);
  let plan: HeaderPlan | null = null;
  let header: HeaderFound | null = null;
  let fault: HeaderFault | null = null;
  let positions: Int32Array = new Int32Array(0);
  let fieldStarts: Int32Array = new Int32Array(0);
  let fieldEnds: Int32Array = new Int32Array(0);
  let base = '';
  let suspicious = false;
  let damagedBefore = false;
  /** Records so far. */
  let met = 0;

  const takeHeader = (fields: readonly string[], broken: boolean): void => {
    if (!broken && fields.every(isBlank)) return;
    // Spreadsheets begin a file with the separator that it has.
    if (!broken && declared(fields.join(',')) === ',') return;
    if (broken || fields.some((name) => name.includes('\r'))) {
      fault = { problem: 'wrong-header', columns: [], fields, following: [] };
      return;
    }
    const found = planHeader(file, fields);
    if ('problem' in found) {
      fault = { ...found, fields, following: [] };
      return;
    }
    plan = found;
    positions = Int32Array.from(found.positions);
    fieldStarts = new Int32Array(found.width);
    fieldEnds = new Int32Array(found.width);
    header = {
      present: found.positions.map((position) => position >= 0),
      unknownColumns: found.unknownColumns,
    };
  };

  const takeFirst = (fields: readonly string[], line: number, broken: boolean): void => {
    if (!fault) takeHeader(fields, broken);
    else if (fault.following.length < mostFollowing) fault.following.push({ fields, line });
  };

  /** The fields of the line that is read, where it was cut up. */
  let lineFields: readonly string[] | null = null;
  let plainFrom = 0;
  let plainTo = 0;

  const reject = (line: number, column: string, value: string, reason: RejectReason): void => {
    const fields = column === '' ? null : (lineFields ?? base.slice(plainFrom, plainTo).split(','));
    batch.reject(
      fields && isSum(fields)
        ? { line, column: '', value: '', reason: 'total' }
        : { line, column, value, reason },
    );
  };

  /**
   * Whether a row of so many fields can be read: where it is short only optional cells are missing, where it is long what
   * is too much is blank.
   */
  const fits = (length: number, blankAt: (position: number) => boolean): boolean => {
    const wanted = plan?.width ?? 0;
    for (let position = wanted; position < length; position += 1)
      if (!blankAt(position)) return false;
    return (
      length >= wanted ||
      columns.every(({ required }, i) => !required || (positions[i] ?? -1) < length)
    );
  };

  /** @returns whether the line is still sound */
  const putValue = (column: Column, field: string, line: number, beside: Beside): boolean => {
    if (notText.test(field)) {
      reject(line, column.name, '', field.includes('\0') ? 'control' : 'encoding');
      return false;
    }
    const value = column.text ? foldText(field) : foldKey(field);
    if (value === '') return putNothing(column, line);
    const read = column.read(value, beside);
    if (typeof read === 'object' && read !== null) {
      reject(line, column.name, value, read.problem);
      return false;
    }
    if (typeof read === 'number') batch.number(read);
    else if (read === null) batch.unknown();
    else batch.text(column.mirrored ? reversed(read) : read);
    return true;
  };

  const putNothing = (column: Column, line: number): boolean => {
    if (column.required) reject(line, column.name, '', 'required');
    else batch.unknown();
    return !column.required;
  };

  const takeFields = (fields: readonly string[], line: number): void => {
    if (fields.every(isBlank)) {
      return;
    }
    if (!fits(fields.length, (position) => isBlank(fields[position] ?? ''))) {
      reject(line, '', String(fields.length), isSum(fields) ? 'total' : 'columns');
      return;
    }
    lineFields = fields;
    const beside: Beside = (column) => foldKey(fields[positions[column] ?? -1] ?? '');
    for (let i = 0; i < width; i += 1) {
      const column = columns[i];
      const position = positions[i] ?? -1;
      if (!column) continue;
      if (position < 0) batch.unknown();
      else if (!putValue(column, fields[position] ?? '', line, beside)) return;
    }
    batch.endRow(line, file.wrongDigits?.(beside) ?? 0);
  };

  const takePlain = (text: string, from: number, to: number, line: number): void => {
    base = text;
    plainFrom = from;
    plainTo = to;
    met += 1;
    if (!plan) {
      takeFirst(text.slice(from, to).split(','), line, false);
      return;
    }
    if (suspicious) {
      const whole = text.slice(from, to);
      if (whole.startsWith('\uFFFD')) reject(line, '', '', 'encoding');
      else if (strayReturn.test(whole)) reject(line, '', '', 'control');
      else takeFields(whole.split(','), line);
      return;
    }
    let count = 0;
    let start = from;
    for (let at = from; at <= to; at += 1) {
      if (at < to && text.charCodeAt(at) !== comma) continue;
      if (count < fieldStarts.length) {
        fieldStarts[count] = start;
        fieldEnds[count] = at;
      }
      count += 1;
      start = at + 1;
    }
    // Rows of separators only, with other lengths than the header, and those that begin with nothing: read field by field.
    if (count !== fieldStarts.length || beginsBlank(text.charCodeAt(from))) {
      takeFields(text.slice(from, to).split(','), line);
      return;
    }
    lineFields = null;
    for (let i = 0; i < width; i += 1) {
      const column = columns[i];
      const position = positions[i] ?? -1;
      if (!column) continue;
      if (position < 0) {
        batch.unknown();
        continue;
      }
      const begin = fieldStarts[position] ?? 0;
      const end = fieldEnds[position] ?? 0;
      if (begin === end) {
        if (!putNothing(column, line)) return;
      } else if (text.charCodeAt(begin) <= space || text.charCodeAt(end - 1) <= space) {
        if (!putValue(column, text.slice(begin, end), line, plainField)) return;
      } else if (column.plain?.(text, begin, end)) {
        if (column.mirrored) batch.text(reversed(text.slice(begin, end)));
        else batch.span(begin, end);
      } else if (!putValue(column, text.slice(begin, end), line, plainField)) return;
    }
    batch.endRow(line, file.wrongDigits?.(plainField) ?? 0);
  };
  const plainField = (column: number): string => {
    const position = positions[column] ?? -1;
    return position < 0 ? '' : foldKey(base.slice(fieldStarts[position], fieldEnds[position]));
  };

  const reader = createCsvReader(
    (fields, line, problem) => {
      met += 1;
      if (!plan) {
        takeFirst(fields, line, problem !== null);
      } else if (problem) reject(line, '', '', problem);
      else takeFields(fields, line);
    },
    { onPlain: takePlain, ...(maxLength === undefined ? {} : { maxLength }) },
  );
  return {
    push(text) {
      const damaged =
        text.includes('\0') ||
        text.includes('\uFFFD') ||
        (text.includes('\r') && strayReturn.test(text));
      suspicious = damaged || damagedBefore;
      const before = met;
      reader.push(text);
      // A line that did not end yet keeps the damage of all the pieces that it lies in.
      damagedBefore = met > before ? damaged : suspicious;
    },
    end() {
      suspicious = damagedBefore;
      reader.end();
    },
    get header() {
      return header;
    },
    get fault() {
      return fault;
    },
    take: (bytesRead) => {
      const taken = batch.take(base, bytesRead);
      base = '';
      return taken;
    },
  };
}

/** Whether a first character may begin a row of nothing but blanks and separators. */
const beginsBlank = (code: number): boolean =>
  code <= space ||
  code === comma ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x206f);

const isBlank = (field: string): boolean => field === '' || foldKey(field) === '';

/** Whether the first cell of a line that has one says that the line is a sum. */
function isSum(fields: readonly string[]): boolean {
  const first = fields.find((field) => !isBlank(field));
  return first !== undefined && isTotal(foldText(first).normalize('NFKC'));
}
