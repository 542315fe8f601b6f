import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The log of unexpected errors. */
export interface ErrorLog {
  readonly folder: string;
  readonly file: string;
  /** Writes an error: where it was caught, its kind, code and stack. */
  error(where: string, error: unknown): void;
  /** Writes a text. It must not contain client data. */
  note(text: string): void;
}

const maximumBytes = 1_000_000;
const word = /^[\w.:-]{1,60}$/;

/**
 * A log of two rotating files of at most a megabyte. Error messages are left out on purpose: they may quote client
 * data. Kind, code and stack are enough.
 */
export function openErrorLog(folder: string, now: () => Date): ErrorLog {
  const file = join(folder, 'console.log');
  const append = (text: string) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maximumBytes) {
        renameSync(file, join(folder, 'console.1.log'));
      }
      appendFileSync(file, `${now().toISOString()} ${text}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk must not cause a second error.
    }
  };
  return {
    folder,
    file,
    error: (where, error) => append(`${where} ${described(error)}`),
    note: append,
  };
}

function described(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return typeof error;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const kind = [error.name, code].filter((part) => typeof part === 'string' && word.test(part));
  // An AggregateError's own stack says little, so its parts are written as well.
  const parts = error instanceof AggregateError && depth < 3 ? (error.errors as unknown[]) : [];
  const each = parts.map((part) => `\n  one of them ${described(part, depth + 1)}`).join('');
  const below =
    cause !== undefined && depth < 3 ? `\n  caused by ${described(cause, depth + 1)}` : '';
  return `${kind.join(' ')}${framesOf(error)}${each}${below}`;
}

function framesOf({ stack = '', message }: Error): string {
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  const frames = stack
    .slice(start)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return frames.map((frame) => `\n${frame}`).join('');
}
