import type { FileSeen } from '../../shared/model/file-seen.ts';
import { codeOf, textOf } from './error-code.ts';
import { ImportError } from './import-error.ts';

/** An error on its way between threads. */
export interface WorkerFailure {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly subject: string;
  readonly seen: FileSeen | null;
}

/** What of an error crosses to another thread. */
export function failureOf(error: unknown): WorkerFailure {
  return {
    name: textOf(error, 'name'),
    message: textOf(error, 'message'),
    code: codeOf(error),
    subject: textOf(error, 'subject'),
    seen: error instanceof ImportError ? error.seen : null,
  };
}
