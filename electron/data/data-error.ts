/** Why a data folder could not be opened or written; carriers and screens turn the code into words. */
export const dataErrorCodes = [
  'plain-database', // the file is not encrypted: someone or something made it without a key
  'wrong-key',
  'damaged',
  'newer-database', // written by a newer version of the console
  'unknown-version', // its schema is of a number that no released console wrote
  'in-use', // another console has the folder open
  'no-permission',
  'disk-full',
  'key-missing', // a database exists, its key does not
  'key-exposed', // others may read the key file
  'key-invalid',
  'key-sealed', // the key is sealed by the desktop app; the command line needs VESTIBULE_KEY
  'not-initialised', // no branch in this folder
  'already-initialised',
] as const;
export type DataErrorCode = (typeof dataErrorCodes)[number];

/** A refusal of the data layer. `subject` names the file or folder that it is about. */
export class DataError extends Error {
  readonly code: DataErrorCode;
  readonly subject: string;

  constructor(code: DataErrorCode, subject: string, cause?: unknown) {
    super(`${code}: ${subject}`, cause === undefined ? {} : { cause });
    this.name = 'DataError';
    this.code = code;
    this.subject = subject;
  }
}

/** Turns operating-system and SQLite errors into the refusal that they mean; others come back unchanged. */
export function asDataError(error: unknown, subject: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return new DataError('no-permission', subject, error);
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR_WRITE':
    case 'SQLITE_IOERR_FSYNC':
      return new DataError('disk-full', subject, error);
    case 'SQLITE_NOTADB':
      return new DataError('wrong-key', subject, error);
    case 'SQLITE_CORRUPT':
      return new DataError('damaged', subject, error);
    default:
      return error;
  }
}
