import { ORPCError } from '@orpc/server';
import { ImportError } from '../clients/index.ts';
import { ScoringError } from '../scoring/index.ts';
import { BusyError } from './long-work.ts';

/** Refusals of the book's long works as the contract's error; anything else comes back unchanged. */
export function bookRefusal(error: unknown): unknown {
  const refused =
    error instanceof ImportError || error instanceof ScoringError
      ? { code: error.code, subject: error.subject }
      : error instanceof BusyError
        ? { code: 'busy', subject: '' }
        : null;
  return refused ? new ORPCError('IMPORT', { status: 422, data: refused }) : error;
}
