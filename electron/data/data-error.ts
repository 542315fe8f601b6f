/** Why a data folder could not be opened or written; carriers and screens turn the code into words. */
export const dataErrorCodes = [
  'plain-database', // the file is not encrypted: someone or something made it without a key
  'wrong-key',
  'damaged', // branch.db, or a copy of it
  'book-damaged',
  'branch-missing', // branch.db is missing or empty, though other files of a branch are there
  'book-missing', // book.db is missing or empty
  'disk-unreadable', // the system could not read what is on the disk
  'not-a-folder', // there is a file in the place of the data folder
  'folder-exposed', // others may read or write the data folder, and that could not be mended
  'restore-unfinished', // a restore was cut off and can be neither finished nor undone
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
  if (error instanceof DataError || typeof code !== 'string') return error;
  const meant = meaningOf(code, subject);
  return meant === null ? error : new DataError(meant, subject, error);
}

function meaningOf(code: string, subject: string): DataErrorCode | null {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return 'no-permission';
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR_WRITE':
    case 'SQLITE_IOERR_FSYNC':
      return 'disk-full';
    case 'ENOTDIR':
      return 'not-a-folder';
    case 'EIO':
      return 'disk-unreadable';
    // The key was proven when the file was opened: a page that it does not open any more was changed.
    case 'SQLITE_NOTADB':
      return damagedCode(subject);
    default:
      // Both have many extended codes.
      if (code.startsWith('SQLITE_CORRUPT')) return damagedCode(subject);
      return code.startsWith('SQLITE_IOERR') ? 'disk-unreadable' : null;
  }
}

/** The client book can be made again from the bank's files; the branch's own file cannot. */
function damagedCode(subject: string): DataErrorCode {
  return subject.includes('book.db') ? 'book-damaged' : 'damaged';
}
