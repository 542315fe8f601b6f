import { DataError, type DataErrorCode } from '../../data/index.ts';
import { codeOf, textOf } from '../error-code.ts';

/** An error on its way between threads: an object of a class arrives as a plain one. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly subject: string;
  /** What else its class holds; plain data. */
  readonly seen: unknown;
}

type Make = (sent: SentError) => Error;
const classes = new Map<string, Make>([
  ['DataError', ({ code, subject }) => new DataError(code as DataErrorCode, subject)],
]);

/** Registers how an error of this name is made again in the thread that receives it. */
export function sendsErrors(name: string, make: Make): void {
  classes.set(name, make);
}

/** What of an error crosses to another thread. */
export function serializeError(error: unknown): SentError {
  const seen: unknown = error instanceof Error ? Reflect.get(error, 'seen') : null;
  return {
    name: textOf(error, 'name'),
    message: textOf(error, 'message'),
    code: codeOf(error),
    subject: textOf(error, 'subject'),
    seen: seen ?? null,
  };
}

/** The error again, of its own class where that is registered in this thread. */
export function deserializeError(sent: SentError): Error {
  const { name, message, code, subject } = sent;
  const make = classes.get(name);
  return make ? make(sent) : Object.assign(new Error(message), { name, code, subject });
}
