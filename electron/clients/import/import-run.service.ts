import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openBook, type Connection } from '../../data/index.ts';
import { collectFacts, collectStaff, landingOf } from '../loaders/book-loaders.ts';
import {
  exchangeFiles,
  factFiles,
  readingVersion,
  type ExchangeFileName,
} from '../csv/exchange-files.rules.ts';
import { readLines } from '../csv/exchange-reading.ts';
import { examine, hasContent, isPacked } from '../csv/exchange-source.ts';
import { likelyColumns } from '../csv/header-look.rules.ts';
import { asImportError, ImportError } from './import-error.ts';
import { landLines, newReading, type OpenLoader, type Reading } from './import-file.service.ts';
import { importHistory, type LandedFile } from './import-history.repository.ts';
import {
  createMeter,
  type ImportMeter,
  type ImportPhase,
  type ImportProgress,
} from './import-progress.rules.ts';
import type {
  FactRow,
  FactsLanded,
  Handed,
  ImportedFile,
  ImportJob,
  ImportResult,
  StaffLanded,
  StaffRow,
} from './import-types.ts';
import { readInThread } from '../csv/reading-thread.ts';
import { contentSeen } from '../book/seen-before.rules.ts';
import { exceedsRejectLimit, tooMany, type RejectLimit } from '../checks/rejects.rules.ts';
import { openRejectFile, type RejectFile } from '../csv/reject-file.ts';
import type { Host } from '../../platform/index.ts';

type ImportHost = Host<ImportProgress, Handed, StaffLanded | FactsLanded>;

interface Found {
  readonly name: ExchangeFileName;
  readonly path: string;
  readonly bytes: number;
  readonly twoForms: boolean;
}

interface Run {
  readonly db: Connection;
  readonly host: ImportHost;
  readonly rejects: RejectFile;
  readonly importId: number;
  readonly limit: RejectLimit;
  readonly readAheadFrom: number;
  readonly readAgain: boolean;
  readonly meter: ImportMeter;
}

type ReportProgress = (phase: ImportPhase, done: number, rows: number) => void;

const progressEveryMs = 100;
/** A smaller file is read sooner than a thread starts. */
const readAheadFrom = 4_194_304;

/** The import's work, in its worker: every exchange file of a folder, in order, each in a transaction of its own. */
export async function runImport(job: ImportJob, host: ImportHost): Promise<ImportResult> {
  const found = findFiles(job.folder);
  const db = openBook(job.access);
  try {
    // A night's import leaves no write-ahead log of its own size behind.
    db.pragma('journal_size_limit = 67108864');
    const history = importHistory(db);
    const importId = write(job.folder, () => history.begin(job.at, job.folder));
    const name = String(importId).padStart(6, '0');
    const run: Run = {
      db,
      host,
      rejects: openRejectFile(join(dirname(job.access.file), 'imports', name)),
      importId,
      limit: job.settings,
      readAheadFrom: job.readAheadFrom ?? readAheadFrom,
      readAgain: job.readAgain,
      meter: createMeter(
        found.reduce((sum, file) => sum + file.bytes, 0),
        () => performance.now() / 1000,
      ),
    };
    const files: ImportedFile[] = [];
    for (const file of found) {
      run.meter.begin({ file: file.name, bytes: file.bytes });
      files.push(await importOne(run, file));
      run.meter.end();
    }
    const { path, complete } = run.rejects.close();
    return { files, rejects: path, ...(complete ? {} : { rejectsIncomplete: true }) };
  } finally {
    db.close();
  }
}

function write<T>(subject: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw asImportError(error, subject);
  }
}

/** The exchange files of a folder in loading order. @throws ImportError */
function findFiles(folder: string): Found[] {
  const found: Found[] = [];
  try {
    if (!statSync(folder).isDirectory()) throw new ImportError('folder-missing', folder);
    const present = readdirSync(folder);
    for (const { name } of exchangeFiles) {
      // Other systems write names in capitals; two that differ in nothing else are two forms of one file.
      const forms = present.filter((form) => form.toLowerCase().replace(/\.gz$/, '') === name);
      const form = forms[0];
      if (form === undefined) continue;
      const path = join(folder, form);
      const bytes = existsSync(path) ? statSync(path).size : 0;
      found.push({ name, path, bytes, twoForms: forms.length > 1 });
    }
  } catch (error) {
    throw asImportError(error, folder);
  }
  if (found.length === 0) throw new ImportError('nothing-to-import', folder);
  return found;
}

/** What a file brought, before its time is known. */
type Outcome = Omit<ImportedFile, 'seconds' | 'refused' | 'about' | 'seen'>;

/** One file, whole or not at all. A refusal is a result, not an error: the other files go on. */
async function importOne(run: Run, file: Found): Promise<ImportedFile> {
  const began = performance.now();
  const reading = newReading();
  const history = importHistory(run.db);
  const report = progressOf(run);
  const end = (fileId: number, outcome: Outcome, refused: string | null, seen?: LandedFile) => {
    const seconds = (performance.now() - began) / 1000;
    const content = seen ? seen.content : reading.content;
    const sameAs = seen?.readFile ?? null;
    history.endFile(fileId, { ...outcome, seconds, refused, content, sameAs });
    return { ...outcome, seconds };
  };
  try {
    if (file.twoForms) throw new ImportError('two-forms', file.path);
    report('checking', 0, 0);
    run.db.exec('BEGIN IMMEDIATE');
    const seen = await seenBefore(run, file, report);
    const fileId = history.beginFile(run.importId, file.name);
    const outcome = seen ? again(file, seen) : await land(run, file, fileId, reading, report);
    report('storing', 0, outcome.rows);
    const landed = end(fileId, outcome, null, seen ?? undefined);
    run.db.exec('COMMIT');
    report('storing', 1, outcome.rows);
    return landed;
  } catch (error) {
    if (run.db.inTransaction) run.db.exec('ROLLBACK');
    const refusal = asImportError(error, file.path);
    if (!(refusal instanceof ImportError)) throw error;
    const outcome = {
      ...outcomeOf(file, reading, { accepted: 0, replaced: 0 }),
      checkDigitFaults: 0,
    };
    const { code, subject, seen } = refusal;
    const refused = { refused: code, about: subject, ...(seen && { seen }) };
    try {
      return {
        ...end(history.beginFile(run.importId, file.name), outcome, refusal.code),
        ...refused,
      };
    } catch {
      // The refusal itself counts; on a full disk or a busy book its record cannot be kept.
      return { ...outcome, seconds: (performance.now() - began) / 1000, ...refused };
    }
  }
}

/** The last file of this name, if this one says the same and loading it would change nothing. @throws ImportError */
async function seenBefore(
  run: Run,
  file: Found,
  report: ReportProgress,
): Promise<LandedFile | null> {
  if (run.readAgain) return null;
  const last = importHistory(run.db).lastLanded(file.name);
  const content = contentSeen(file.name, last, readingVersion);
  if (content === null) return null;
  const same = await hasContent(file.path, content, (done) => {
    stopIfCancelled(run, file);
    report('checking', done, 0);
  });
  return same ? last : null;
}

function again(file: Found, seen: LandedFile): Outcome {
  const { rows, accepted, replaced, rejected, unknownColumns, checkDigitFaults, at, folder } = seen;
  const counts = { rows, accepted, replaced, rejected, unknownColumns, checkDigitFaults };
  return { file: file.name, ...counts, reasons: {}, sameAs: { at, folder } };
}

/** Reads a file into the book, inside its transaction. @throws ImportError */
async function land(
  run: Run,
  file: Found,
  fileId: number,
  reading: Reading,
  report: ReportProgress,
): Promise<Outcome> {
  const staff: StaffRow[] = [];
  const facts: FactRow[] = [];
  const factFile = factFiles.find((name) => name === file.name);
  const open = openingOf(run.db, file.name, fileId, { staff, facts });
  const definition = exchangeFiles.find(({ name }) => name === file.name);
  if (!definition) throw new Error(`no definition of ${file.name}`);
  const messages =
    file.bytes < run.readAheadFrom
      ? readLines(await examine(file.path), definition)
      : readInThread(file.path, file.name);
  const loader = await landLines(messages, definition, open, reading, {
    reject: (line, column, value, reason) =>
      run.rejects.add(file.name, line, column, value, reason),
    batch: (bytesRead, bytes) => {
      stopIfCancelled(run, file);
      const packed = isPacked(file.path);
      if (exceedsRejectLimit(reading, bytes - bytesRead, packed, run.limit)) {
        throw new ImportError('too-many-rejects', file.path);
      }
      report('reading', bytesRead / bytes, reading.rows);
    },
  });
  if (tooMany(reading, run.limit)) {
    throw new ImportError('too-many-rejects', file.path);
  }
  report('indexing', 0, reading.rows);
  const accepted = reading.rows - reading.rejected;
  const replaced = loader.finish();
  stopIfCancelled(run, file);
  if (file.name === 'staff.csv') {
    const landed = await handOver(run.host, { file: 'staff.csv', rows: staff }, file.path);
    return outcomeOf(file, reading, landed);
  }
  if (factFile === undefined) return outcomeOf(file, reading, { accepted, replaced });
  const landed = await handOver(run.host, { file: factFile, rows: facts }, file.path);
  for (const { line, column, value, reason } of 'rejects' in landed ? landed.rejects : []) {
    reading.rejected += 1;
    reading.reasons[reason] = (reading.reasons[reason] ?? 0) + 1;
    run.rejects.add(file.name, line, column, value, reason);
  }
  return outcomeOf(file, reading, landed);
}

/** The loader of a file: into the book, or collected for the branch's database. */
function openingOf(
  db: Connection,
  name: ExchangeFileName,
  fileId: number,
  { staff, facts }: { readonly staff: StaffRow[]; readonly facts: FactRow[] },
): OpenLoader {
  if (name === 'staff.csv') return collectStaff(staff);
  if (name === 'assignments.csv' || name === 'contacts.csv') {
    return collectFacts(db, facts, ['client_no']);
  }
  if (name === 'links.csv') return collectFacts(db, facts, ['client_no', 'other_no']);
  return landingOf(db, name, fileId);
}

function outcomeOf(
  file: Found,
  { rows, rejected, unknownColumns, reasons, checkDigitFaults }: Reading,
  { accepted, replaced, rolesWaiting = 0 }: StaffLanded,
): Outcome {
  const counts = { rows, accepted, replaced, rejected };
  const definition = exchangeFiles.find(({ name }) => name === file.name);
  const likely = definition ? likelyColumns(definition, unknownColumns) : [];
  return {
    file: file.name,
    ...counts,
    unknownColumns,
    reasons,
    checkDigitFaults,
    ...(rolesWaiting > 0 && { rolesWaiting }),
    ...(likely.length > 0 && { likelyColumns: likely }),
  };
}

function stopIfCancelled({ host }: Run, file: Found): void {
  if (host.cancelled()) throw new ImportError('cancelled', file.path);
}

async function handOver(
  host: ImportHost,
  handed: Handed,
  path: string,
): Promise<StaffLanded | FactsLanded> {
  try {
    return await host.ask(handed);
  } catch (error) {
    const code = handed.file === 'staff.csv' ? 'staff-refused' : 'facts-refused';
    throw new ImportError(code, path, error);
  }
}

function progressOf(run: Run): ReportProgress {
  let last = -Infinity;
  return (phase, done, rows) => {
    const now = performance.now();
    if ((phase === 'reading' || phase === 'checking') && now - last < progressEveryMs) return;
    last = now;
    run.host.report(run.meter.at(phase, done, rows));
  };
}
