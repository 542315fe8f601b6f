import { sendsErrors } from '../../platform/index.ts';

/** Why a scoring or an explanation was refused. */
export const scoringErrorCodes = [
  'unknown-client',
  'unknown-scheme',
  'unsupported-scheme', // points without a term
  'bad-scheme', // refused as it stands
  'unreadable', // the file of a scheme
  'bad-date',
  'busy', // an import or another scoring is writing
  'cancelled',
  'no-permission', // the CSV cannot be written
  'disk-full',
] as const;
export type ScoringErrorCode = (typeof scoringErrorCodes)[number];

/** A refusal of scoring. `subject` names the client, scheme or file that it is about. */
export class ScoringError extends Error {
  readonly code: ScoringErrorCode;
  readonly subject: string;

  constructor(code: ScoringErrorCode, subject: string, cause?: unknown) {
    super(`${code}: ${subject}`, cause === undefined ? {} : { cause });
    this.name = 'ScoringError';
    this.code = code;
    this.subject = subject;
  }
}

sendsErrors(
  'ScoringError',
  ({ code, subject }) => new ScoringError(code as ScoringErrorCode, subject),
);
