import type { Instant } from '../../../shared/model/dates.ts';
import type { BookAccess } from '../../data/index.ts';
import type { FactFile } from '../csv/exchange-files.rules.ts';
import type { ImportProgress } from './import-progress.rules.ts';
import {
  defaultImportSettings,
  type FactRow,
  type FactsLanded,
  type Handed,
  type ImportJob,
  type ImportResult,
  type ImportSettings,
  type StaffLanded,
  type StaffRow,
} from './import-types.ts';
import { runTask } from '../../platform/index.ts';

/** What an import needs. */
export interface ImportRequest {
  readonly access: BookAccess;
  /** The folder with the exchange files; it is only read. */
  readonly folder: string;
  /** When the import was asked for: kept in the book's history. */
  readonly at: Instant;
  /** Loads the staff, which lives in the branch's database: all rows or, by throwing, none. */
  readonly importStaff: (rows: readonly StaffRow[]) => StaffLanded | Promise<StaffLanded>;
  /** Takes the lines of a file of relationship work as facts: all that are sound or, by throwing, none. */
  readonly importFacts?: (file: FactFile, rows: readonly FactRow[]) => Promise<FactsLanded>;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
  readonly settings?: Partial<ImportSettings>;
  /** Files of so many bytes and more are read and checked in a thread of their own; where left out, large ones. */
  readonly readAheadFrom?: number;
  /** Reads also files whose content the book has: for who doubts it. */
  readonly readAgain?: boolean;
}

/**
 * Imports every exchange file of a folder (exchange formats, "Files") in a worker thread. Each file is loaded whole or not
 * at all; one that says what the last of its name said is not read again; a file that cannot be taken is in the result with the reason, and the others load. After an abort, files that
 * were loaded stay, the one being read leaves no trace, and the rest are refused as cancelled.
 * @throws ImportError folder-missing, nothing-to-import, no-permission, busy; DataError of the book
 */
export function importFolder(request: ImportRequest): Promise<ImportResult> {
  const job: ImportJob = {
    access: { file: request.access.file, key: request.access.key },
    folder: request.folder,
    at: request.at,
    settings: { ...defaultImportSettings, ...request.settings },
    readAheadFrom: request.readAheadFrom,
    readAgain: request.readAgain ?? false,
  };
  return runTask<ImportJob, ImportProgress, Handed, StaffLanded | FactsLanded, ImportResult>({
    worker: new URL('./import.worker.ts', import.meta.url),
    data: job,
    signal: request.signal,
    onProgress: request.onProgress,
    onAsked(handed) {
      if (handed.file === 'staff.csv') return request.importStaff(handed.rows);
      if (!request.importFacts) throw new Error('nobody takes facts here');
      return request.importFacts(handed.file, handed.rows);
    },
  });
}
