import type { App, Dialog } from 'electron';
import { DataError } from '../data/index.ts';
import { failureTexts, type FailureCode } from './failure-words.ts';
import { wordsIn, type Language } from './words.ts';

/** A reason of the shell itself not to start. */
export class StartError extends Error {
  readonly code: 'wrong-usage' | 'weakened';
  readonly subject: string;

  constructor(code: 'wrong-usage' | 'weakened', subject: string) {
    super(`${code}: ${subject}`);
    this.name = 'StartError';
    this.code = code;
    this.subject = subject;
  }
}

/** A failure as a person reads it. */
export interface FailureMessage {
  readonly title: string;
  readonly body: string;
}

/** Puts an error into words: what happened, what is safe, what to do, and what it is about. */
export function failureMessage(
  error: unknown,
  language: Language,
  logFolder: string,
): FailureMessage {
  const known = error instanceof DataError || error instanceof StartError;
  const code: FailureCode = known ? error.code : 'unexpected';
  const { happened, safe, todo } = failureTexts[code][language];
  const subject = known ? error.subject : logFolder;
  return {
    title: wordsIn(language).title,
    body: [happened, safe, todo, subject].filter((line) => line !== '').join('\n\n'),
  };
}

/** What ends a console that could not start. */
export interface FailureParts {
  readonly app: Pick<App, 'exit'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly stderr: { write(text: string): unknown };
}

/** Tells why, on standard error for whoever started it from there and in a dialog, and ends with exit code 1. */
export function endWithFailure(parts: FailureParts, { title, body }: FailureMessage): void {
  parts.stderr.write(`${body.replaceAll('\n\n', '\n')}\n`);
  parts.dialog.showErrorBox(title, body);
  parts.app.exit(1);
}
