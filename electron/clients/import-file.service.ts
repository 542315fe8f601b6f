import type { Connection } from '../data/index.ts';
import { landCards } from './card-landing.repository.ts';
import { landClients } from './client-landing.repository.ts';
import { createCsvReader } from './csv-reader.rules.ts';
import {
  planHeader,
  type ExchangeFile,
  type ExchangeFileName,
  type HeaderPlan,
} from './exchange-files.rules.ts';
import { readText, type ExchangeSource } from './exchange-source.ts';
import type { Value } from './exchange-values.rules.ts';
import { landHoldings } from './holding-landing.repository.ts';
import { ImportError } from './import-error.ts';
import type { StaffRow } from './import-types.ts';
import type { Landing } from './landing.ts';
import { balanceTable, landMonths, turnoverTable } from './month-landing.repository.ts';
import { landPostings } from './posting-landing.repository.ts';
import type { RejectReason } from './rejects.rules.ts';

/** What reading a file found. */
export interface Reading {
  rows: number;
  rejected: number;
  unknownColumns: readonly string[];
  readonly reasons: Partial<Record<RejectReason, number>>;
}

/** A fresh, empty reading. */
export function newReading(): Reading {
  return { rows: 0, rejected: 0, unknownColumns: [], reasons: {} };
}

/** Told of every line that is set aside. */
export type OnReject = (line: number, column: string, value: string, reason: RejectReason) => void;

/** Makes the landing of a file once its header is known. */
export type OpenLanding = (present: readonly boolean[]) => Landing;

/** The landing of every file that goes into the book; staff lives elsewhere. */
export function landingOf(
  db: Connection,
  name: Exclude<ExchangeFileName, 'staff.csv'>,
  fileId: number,
): OpenLanding {
  switch (name) {
    case 'clients.csv':
      return (present) => landClients(db, present, fileId);
    case 'cards.csv':
      return () => landCards(db, fileId);
    case 'balances.csv':
      return () => landMonths(db, fileId, balanceTable);
    case 'transactions.csv':
      return () => landMonths(db, fileId, turnoverTable);
    case 'postings.csv':
      return () => landPostings(db, fileId);
    case 'holdings.csv':
      return () => landHoldings(db, fileId);
  }
}

/** Collects staff lines. */
export function collectStaff(rows: StaffRow[]): OpenLanding {
  return () => ({
    accept(values) {
      rows.push({
        staffNo: String(values[0]),
        name: String(values[1]),
        role: String(values[2]) as StaffRow['role'],
        branch: values[3] === null || values[3] === undefined ? null : String(values[3]),
      });
      return null;
    },
    finish: () => 0,
    checkDigitFaults: 0,
  });
}

const notText = /[\0\uFFFD]/;

/**
 * Reads one exchange file line by line into its landing. Bad lines go to `onReject`, and counts into `reading`.
 * @returns the landing, not yet finished
 * @throws ImportError when the file as a whole cannot be taken
 */
export async function readExchangeFile(
  source: ExchangeSource,
  file: ExchangeFile,
  open: OpenLanding,
  reading: Reading,
  onReject: OnReject,
  onPiece: (bytesRead: number) => void,
): Promise<Landing> {
  let plan: HeaderPlan | null = null;
  let landing: Landing | null = null;
  let suspicious = false;
  const columns = file.columns;
  const values: Value[] = new Array<Value>(columns.length).fill(null);

  const reject = (line: number, column: string, value: string, reason: RejectReason): void => {
    reading.rejected += 1;
    reading.reasons[reason] = (reading.reasons[reason] ?? 0) + 1;
    onReject(line, column, value, reason);
  };

  const takeHeader = (fields: readonly string[], broken: boolean): Landing => {
    if (broken) throw new ImportError('wrong-header', source.path);
    const found = planHeader(file, fields);
    if ('problem' in found) throw new ImportError(found.problem, found.columns.join(', '));
    plan = found;
    reading.unknownColumns = found.unknownColumns;
    return open(found.positions.map((position) => position >= 0));
  };

  const takeLine = (
    fields: readonly string[],
    line: number,
    header: HeaderPlan,
    to: Landing,
  ): void => {
    if (fields.length !== header.width) {
      reject(line, '', String(fields.length), 'columns');
      return;
    }
    for (let i = 0; i < columns.length; i += 1) {
      const column = columns[i];
      const position = header.positions[i] ?? -1;
      if (!column) continue;
      if (position < 0) {
        values[i] = null;
        continue;
      }
      let field = fields[position] ?? '';
      if (field.charCodeAt(0) <= 32 || field.charCodeAt(field.length - 1) <= 32)
        field = field.trim();
      if (suspicious && notText.test(field)) {
        reject(line, column.name, '', field.includes('\0') ? 'control' : 'encoding');
        return;
      }
      if (field === '') {
        if (column.required) {
          reject(line, column.name, '', 'required');
          return;
        }
        values[i] = null;
        continue;
      }
      const value = column.read(field);
      if (typeof value === 'object' && value !== null) {
        reject(line, column.name, field, value.problem);
        return;
      }
      values[i] = value;
    }
    const refusal = to.accept(values, line);
    if (refusal) {
      const at = columns.findIndex((column) => column.name === refusal.column);
      reject(line, refusal.column, String(values[at] ?? ''), refusal.reason);
    }
  };

  const reader = createCsvReader((fields, line, problem) => {
    if (!plan || !landing) {
      landing = takeHeader(fields, problem !== null);
      return;
    }
    reading.rows += 1;
    if (problem) reject(line, '', '', problem);
    else takeLine(fields, line, plan, landing);
  });
  await readText(source, (text, bytesRead) => {
    suspicious ||= notText.test(text);
    reader.push(text);
    onPiece(bytesRead);
  });
  reader.end();
  // The compiler does not see that the reader's callback assigns it.
  const opened = landing as Landing | null;
  if (!opened) throw new ImportError('empty-file', source.path);
  return opened;
}
