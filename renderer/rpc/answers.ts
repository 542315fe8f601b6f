import { isDefinedError, ORPCError } from '@orpc/client';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../shared/contract/index.ts';

/** What the procedures answer: `Answers['session']['status']`. */
export type Answers = InferContractRouterOutputs<Contract>;

/** The events of a stream's answer. */
export type EventOf<T> = T extends AsyncIterable<infer Event> ? Event : never;

/** Whether an error is one that the procedure declares; then its code tells which, and its data are typed. */
export const isDeclared = isDefinedError;

/** An error that the core itself answered, as far as any code carries it. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly subject: string;
}

/** The core's answer in an error; null when there was no answer at all. */
export function refusalIn(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError)) return null;
  const { code, data } = error as ORPCError<string, unknown>;
  const { code: detail = '', subject = '' } = (data ?? {}) as { code?: string; subject?: string };
  return { code, detail, subject };
}

/** The number under which the core wrote a failure down that nobody foresaw; null for any other error. */
export function correlationIn(error: unknown): string | null {
  const refusal = refusalIn(error);
  return refusal?.detail === 'unforeseen' ? refusal.subject : null;
}
