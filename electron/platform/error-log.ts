import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { maskedText } from './masked-text.ts';

/** The log of unexpected errors: one JSON object a line. */
export interface ErrorLog {
  readonly folder: string;
  readonly file: string;
  /** Writes an error: where it was caught, the number that the screens show, its kind, code and stack. */
  error(place: string, error: unknown, id?: string): void;
  /** Writes a text; digits and names in it are masked all the same. */
  note(text: string): void;
}

/** An error without what it says. */
interface Described {
  readonly kind: string;
  readonly code?: string;
  readonly frames?: readonly string[];
  readonly parts?: readonly Described[];
  readonly cause?: Described;
}

const maximumBytes = 1_000_000;
/** Files that are kept: the present one and those before it. */
const files = ['console.log', 'console.1.log', 'console.2.log', 'console.3.log', 'console.4.log'];
const word = /^[\w.:-]{1,60}$/;

/**
 * A log of five rotating files of at most a megabyte. Error messages are left out on purpose: they may quote client
 * data. Kind, code and stack are enough.
 */
export function openErrorLog(folder: string, now: () => Date): ErrorLog {
  const file = join(folder, 'console.log');
  const append = (line: object) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maximumBytes) rotate(folder);
      const text = JSON.stringify({ at: now().toISOString(), ...line });
      appendFileSync(file, `${text}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk must not cause a second error.
    }
  };
  return {
    folder,
    file,
    error: (place, error, id) =>
      append({ level: 'error', place, ...(id !== undefined && { id }), error: described(error) }),
    note: (text) => append({ level: 'note', text: maskedText(text) }),
  };
}

/** The last lines of the log in a folder, the oldest first. */
export function lastLines(folder: string, most: number): string[] {
  const lines: string[] = [];
  for (const name of files) {
    if (lines.length >= most) break;
    try {
      const text = readFileSync(join(folder, name), 'utf8').trimEnd();
      if (text !== '') lines.unshift(...text.split('\n'));
    } catch {
      break; // no older file
    }
  }
  return lines.slice(-most);
}

function rotate(folder: string): void {
  for (let index = files.length - 1; index > 0; index -= 1) {
    const [from, to] = [join(folder, files[index - 1] ?? ''), join(folder, files[index] ?? '')];
    if (statSync(from, { throwIfNoEntry: false })) renameSync(from, to);
  }
}

function described(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  // An AggregateError's own stack says little, so its parts are written as well.
  const parts = error instanceof AggregateError && depth < 3 ? (error.errors as unknown[]) : [];
  return {
    kind: word.test(error.name) ? error.name : 'Error',
    ...(typeof code === 'string' && word.test(code) && { code: maskedText(code) }),
    frames: framesOf(error),
    ...(parts.length > 0 && { parts: parts.map((part) => described(part, depth + 1)) }),
    ...(cause !== undefined && depth < 3 && { cause: described(cause, depth + 1) }),
  };
}

function framesOf({ stack = '', message }: Error): string[] {
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(start)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}
