import type { FileSeen } from '../../../shared/model/clients/file-seen.ts';
import { codeOf, sendsErrors } from '../../platform/index.ts';

/** Why a folder or one of its files could not be imported; screens and the command line turn the code into words. */
export const importErrorCodes = [
  'folder-missing',
  'nothing-to-import', // the folder holds none of the exchange files
  'no-permission',
  'locked', // another program holds the file
  'unreadable', // a directory or device in place of a file, a failing disk
  'two-forms', // both x.csv and x.csv.gz are there
  'damaged-gz', // half-written, or not gzip at all
  'empty-file',
  'wrong-header', // no usable header row
  'double-column', // subject: the columns that the header names twice
  'missing-column', // subject: the required columns that are not there
  'wrong-separator', // the columns stand between something else than commas
  'title-line', // something stands above the header; subject: the line that the header is on
  'no-header', // the first line is a client already
  'is-xlsx', // a file of another program, under the name of an exchange file
  'is-xls',
  'is-pdf',
  'is-zip',
  'is-gzip', // compressed, and not named .gz
  'is-utf-16', // without the mark that says so
  'is-utf-32',
  'changing-file', // it was written to while it was read
  'too-many-rejects', // more lines are bad than the setting allows
  'staff-refused',
  'facts-refused',
  'disk-full',
  'busy', // another import or scoring is writing
  'cancelled',
] as const;
export type ImportErrorCode = (typeof importErrorCodes)[number];

/** A refusal of an import. `subject` names the folder, file or columns that it is about. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;
  readonly subject: string;
  /** What was seen of a file that was refused for its form. */
  readonly seen: FileSeen | null;

  constructor(
    code: ImportErrorCode,
    subject: string,
    cause?: unknown,
    seen: FileSeen | null = null,
  ) {
    super(`${code}: ${subject}`, cause === undefined ? {} : { cause });
    this.name = 'ImportError';
    this.code = code;
    this.subject = subject;
    this.seen = seen;
  }
}

sendsErrors(
  'ImportError',
  ({ code, subject, seen }) =>
    new ImportError(code as ImportErrorCode, subject, undefined, seen as FileSeen | null),
);

/** Turns errors of the operating system, zlib and SQLite into the refusal they mean; others come back unchanged. */
export function asImportError(error: unknown, subject: string): unknown {
  if (error instanceof ImportError) return error;
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'no-permission') {
    return new ImportError('no-permission', subject, error);
  }
  if (code === 'EBUSY' || code === 'EAGAIN' || code === 'ETXTBSY') {
    return new ImportError('locked', subject, error);
  }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'disk-full') {
    return new ImportError('disk-full', subject, error);
  }
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_FSYNC') {
    return new ImportError('disk-full', subject, error);
  }
  if (code.startsWith('SQLITE_BUSY')) return new ImportError('busy', subject, error);
  if (code === 'ENOENT') return new ImportError('folder-missing', subject, error);
  if (code.startsWith('Z_') || code === 'ERR_TRAILING_JUNK_AFTER_STREAM_END') {
    return new ImportError('damaged-gz', subject, error);
  }
  if (['EISDIR', 'ENOTDIR', 'EIO', 'ELOOP', 'ENXIO', 'ENODEV'].includes(code)) {
    return new ImportError('unreadable', subject, error);
  }
  return error;
}
