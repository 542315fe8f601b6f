import type { Instant } from '../../shared/model/dates.ts';

/** Why a backup was not made or not restored. */
export type BackupErrorCode =
  | 'file-exists' // a backup never takes the place of a file
  | 'not-a-backup'
  | 'backup-is-folder'
  | 'backup-folder-missing' // the folder that a backup should go into
  | 'backup-damaged'
  | 'would-replace'; // a branch is there, and nobody said that it may be put aside

/** What a branch has that a backup has not: it would be put aside, and the branch would go on without it. */
export interface RestoreLoss {
  /** same: the branch went on after the backup; other: the backup is of another log; unreadable: it cannot be told. */
  readonly kind: 'same' | 'other' | 'unreadable';
  readonly records: number;
  /** When the first and the last of them were written. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** When the backup was made. */
  readonly madeAt: string;
}

/** A refusal; nothing was changed. `subject` names the file. */
export class BackupError extends Error {
  readonly code: BackupErrorCode;
  readonly subject: string;
  /** For would-replace: what the branch that is there has and the backup has not. */
  readonly loss: RestoreLoss | null;

  constructor(code: BackupErrorCode, subject: string, cause?: unknown, loss?: RestoreLoss) {
    super(`${code}: ${subject}`, cause === undefined ? {} : { cause });
    this.name = 'BackupError';
    this.code = code;
    this.subject = subject;
    this.loss = loss ?? null;
  }
}
