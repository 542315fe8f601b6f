import { codeOf, textOf } from './error-code.ts';

/** An error on its way between threads. */
export interface WorkerFailure {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly subject: string;
}

/** What of an error crosses to another thread. */
export function failureOf(error: unknown): WorkerFailure {
  return {
    name: textOf(error, 'name'),
    message: textOf(error, 'message'),
    code: codeOf(error),
    subject: textOf(error, 'subject'),
  };
}
