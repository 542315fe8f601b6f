import { join } from 'node:path';
import { serveTask } from '../platform/index.ts';
import { copyInto, openBook, type BookAccess } from '../data/index.ts';
import {
  verifyBackup,
  packBackup,
  type Backup,
  type BackupStep,
  type VerifiedBackup,
} from './backup.service.ts';

/** The worker's job: the rest of a backup whose branch.db is copied already, or verifying a backup. */
export type BackupJob =
  | {
      readonly kind: 'make';
      readonly scratch: string;
      readonly book: BookAccess;
      readonly file: string;
      readonly at: number;
    }
  | {
      readonly kind: 'verify';
      readonly file: string;
      readonly scratch: string;
      readonly book: BookAccess;
    };

/* Copying and hashing take minutes, so they run in a worker. */
await serveTask<BackupJob, BackupStep, never, never, Backup | VerifiedBackup>((job, host) => {
  const report = (step: BackupStep) => {
    host.report(step);
  };
  const { key } = job.book;
  if (job.kind === 'verify') {
    return verifyBackup(job.file, job.scratch, key, report);
  }
  const book = openBook(job.book);
  try {
    copyInto(book, join(job.scratch, 'book.db'));
  } finally {
    book.close();
  }
  return packBackup(job.scratch, key, job.file, job.at, report);
});
