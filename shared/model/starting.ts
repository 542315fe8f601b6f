/** Where a page asks, before there is a console to speak with: `GET /starting`. */
export const startingPath = '/starting';

/** What keeps a console from opening: an older client book that is being converted, or why that failed. */
export type Starting =
  | {
      readonly stage: 'converting';
      /** 0 to 1. */
      readonly fraction: number;
      /** null while it is too early to say. */
      readonly remainingSeconds: number | null;
    }
  | { readonly stage: 'failed'; readonly code: string; readonly subject: string };

/**
 * What the answer says; null: nothing keeps it, undefined: it is no such answer. Read by hand: a schema would bring its
 * library, a fifteenth of all there is, into the first script of the page.
 */
export function startingOf(answer: unknown): Starting | null | undefined {
  if (answer === null) return null;
  if (typeof answer !== 'object') return undefined;
  const { stage, fraction, remainingSeconds, code, subject } = answer as Record<string, unknown>;
  if (stage === 'failed' && typeof code === 'string' && typeof subject === 'string') {
    return { stage, code, subject };
  }
  if (stage !== 'converting' || typeof fraction !== 'number') return undefined;
  if (remainingSeconds !== null && typeof remainingSeconds !== 'number') return undefined;
  return { stage, fraction, remainingSeconds };
}
