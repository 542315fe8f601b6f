import { ORPCError } from '@orpc/client';

/** What the core answered in place of a result. */
export interface AnswerCode {
  /** The error's name in the contract: "IMPORT", "REFUSED". */
  readonly error: string;
  /** Its reason and what it is about, where the contract has them. */
  readonly code: string;
  readonly subject: string;
}

/** Reads the contract's error out of a failed call; null when the core did not answer with one. */
export function answerCode(error: unknown): AnswerCode | null {
  if (!(error instanceof ORPCError)) return null;
  const { code, data } = error as { readonly code: string; readonly data: unknown };
  const { code: reason = '', subject = '' } = (data ?? {}) as { code?: string; subject?: string };
  return { error: code, code: reason, subject };
}
