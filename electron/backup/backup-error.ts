/** Why a backup was not made or not restored. */
export type BackupErrorCode =
  | 'file-exists' // a backup never takes the place of a file
  | 'not-a-backup'
  | 'backup-damaged';

/** A refusal; nothing was changed. `subject` names the file. */
export class BackupError extends Error {
  readonly code: BackupErrorCode;
  readonly subject: string;

  constructor(code: BackupErrorCode, subject: string, cause?: unknown) {
    super(`${code}: ${subject}`, cause === undefined ? {} : { cause });
    this.name = 'BackupError';
    this.code = code;
    this.subject = subject;
  }
}
