import { ORPCError } from '@orpc/client';

/** An error of the core. */
export interface AnswerCode {
  /** The error's name in the contract: "IMPORT", "REFUSED". */
  readonly error: string;
  /** Its code and subject, if the contract has them. */
  readonly code: string;
  readonly subject: string;
}

/** The contract's error of a failed call; null if the core did not answer. */
export function answerCode(error: unknown): AnswerCode | null {
  if (!(error instanceof ORPCError)) return null;
  const { code, data } = error as { readonly code: string; readonly data: unknown };
  const { code: reason = '', subject = '' } = (data ?? {}) as { code?: string; subject?: string };
  return { error: code, code: reason, subject };
}
