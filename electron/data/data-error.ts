/** Why a data folder could not be opened or written; carriers and screens turn the code into words. */
export const dataErrorCodes = [
  'plain-database', // the file is not encrypted: someone or something made it without a key
  'wrong-key',
  'damaged', // branch.db, or a copy of it
  'book-damaged',
  'branch-missing', // branch.db is missing or empty, though other files of a branch are there
  'book-missing', // book.db is missing or empty
  'disk-unreadable', // the operating system could not read the disk
  'not-a-folder', // the data folder's path is a file
  'folder-exposed', // others may read or write the data folder, and that could not be corrected
  'restore-unfinished', // a restore was interrupted and can be neither finished nor undone
  'demo-left-out', // a demo branch, and this program was built without the demo
  'newer-database', // written by a newer version of the console
  'unknown-version', // its schema number was never released
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

/** An expected failure of the data layer. `subject` names the file or folder. */
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

/**
 * Maps errors of the operating system and of SQLite to a DataError. Others are returned unchanged.
 * @param subject the file or folder, unless the error names one itself
 */
export function asDataError(error: unknown, subject: string): unknown {
  const { code, subject: own } = (error ?? {}) as { code?: unknown; subject?: unknown };
  if (error instanceof DataError || typeof code !== 'string') return error;
  const about = typeof own === 'string' && own !== '' ? own : subject;
  const meant = meaningOf(code, about);
  return meant === null ? error : new DataError(meant, about, error);
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
    default:
      if (isDamage(code)) return damagedCode(subject);
      return code.startsWith('SQLITE_IOERR') ? 'disk-unreadable' : null;
  }
}

/** Whether an error of SQLite means that a page is not what was written. It has many extended codes. */
export function isDamage(code: string): boolean {
  // NOTADB: the key was right when the file was opened, so the page was changed since.
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}

/** Distinguishes the client book, which can be rebuilt from the bank's files, from the branch's own file. */
function damagedCode(subject: string): DataErrorCode {
  return subject.includes('book.db') ? 'book-damaged' : 'damaged';
}
