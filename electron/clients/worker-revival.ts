import { DataError, type DataErrorCode } from '../data/index.ts';
import { ImportError, type ImportErrorCode } from './import-error.ts';
import type { WorkerFailure } from './worker-failure.ts';

/** The error again, of its own class where this side knows it. */
export function revive(failure: WorkerFailure): Error {
  const { name, message, code, subject, seen } = failure;
  if (name === 'ImportError') {
    return new ImportError(code as ImportErrorCode, subject, undefined, seen);
  }
  if (name === 'DataError') return new DataError(code as DataErrorCode, subject);
  return Object.assign(new Error(message), { name, code, subject });
}
