import { isDefinedError, ORPCError } from '@orpc/client';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../shared/contract/index.ts';

/** The outputs of the procedures: `Answers['session']['status']`. */
export type Answers = InferContractRouterOutputs<Contract>;

/** The events of a stream. */
export type EventOf<T> = T extends AsyncIterable<infer Event> ? Event : never;

/** Whether an error is declared by the procedure; then its code and data are typed. */
export const isDeclared = isDefinedError;

/** An error that the core has answered with. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly subject: string;
}

/** The core's error in a failure; null if there was no answer. */
export function refusalIn(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError)) return null;
  const { code, data } = error as ORPCError<string, unknown>;
  const { code: detail = '', subject = '' } = (data ?? {}) as { code?: string; subject?: string };
  return { code, detail, subject };
}

/** The number of an unexpected error in the core's error log; null for other errors. */
export function correlationIn(error: unknown): string | null {
  const refusal = refusalIn(error);
  return refusal?.detail === 'unforeseen' ? refusal.subject : null;
}
