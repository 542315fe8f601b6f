import type { Instant } from '../../shared/model/dates.ts';

/** Why a backup was not made or not restored. */
export type BackupErrorCode =
  | 'file-exists' // a backup never takes the place of a file
  | 'not-a-backup'
  | 'backup-is-folder'
  | 'backup-folder-missing' // the folder that a backup should go into
  | 'backup-damaged'
  | 'other-branch' // of another log than what is there was written by
  | 'older-backup' // a later one is known: the subject
  | 'would-replace'; // a branch is there, and nobody said that it may be put aside

/** The records that a branch has and a backup has not. A restore would set them aside. */
export interface RestoreLoss {
  /** same: the branch has continued after the backup; other: the backup is of another log; unreadable: not known. */
  readonly kind: 'same' | 'other' | 'unreadable';
  readonly records: number;
  /** Times of the first and the last of these records. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** When the backup was made. */
  readonly madeAt: string;
}

/** A refusal; nothing was changed. `subject` names the file. */
export class BackupError extends Error {
  readonly code: BackupErrorCode;
  readonly subject: string;
  /** For would-replace: the records that a restore would set aside. */
  readonly loss: RestoreLoss | null;

  constructor(code: BackupErrorCode, subject: string, cause?: unknown, loss?: RestoreLoss) {
    super(`${code}: ${subject}`, cause === undefined ? {} : { cause });
    this.name = 'BackupError';
    this.code = code;
    this.subject = subject;
    this.loss = loss ?? null;
  }
}
