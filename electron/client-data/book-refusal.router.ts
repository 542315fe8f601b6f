import { ORPCError } from '@orpc/server';
import { ImportError } from '../clients/index.ts';
import { ScoringError } from '../scoring/index.ts';
import { BusyError } from './long-work.ts';

/** Maps expected errors of import and scoring to the contract's error. Others are returned unchanged. */
export function bookRefusal(error: unknown): unknown {
  const refused =
    error instanceof ImportError || error instanceof ScoringError
      ? { code: error.code, subject: error.subject }
      : error instanceof BusyError
        ? { code: 'busy', subject: '' }
        : null;
  return refused ? new ORPCError('IMPORT', { status: 422, data: refused }) : error;
}
