import { ORPCError } from '@orpc/server';
import { ImportError } from '../clients/index.ts';
import { ScoringError } from '../scoring/index.ts';
import { BusyError } from './long-work.ts';

/** What an error of import or scoring is to the contract: a code, and what it is about. */
export function refusalOf(error: unknown): { code: string; subject: string } {
  if (error instanceof ImportError || error instanceof ScoringError) {
    return { code: error.code, subject: error.subject };
  }
  return error instanceof BusyError
    ? { code: 'busy', subject: '' }
    : { code: 'failed', subject: '' };
}

/** Maps expected errors of import and scoring to the contract's error. Others are returned unchanged. */
export function bookRefusal(error: unknown): unknown {
  const refused = refusalOf(error);
  if (refused.code === 'failed') return error;
  return new ORPCError('IMPORT', { status: 422, data: refused });
}
