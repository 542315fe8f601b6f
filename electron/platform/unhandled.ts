import type { Faults } from './faults.ts';

/** The part of `process` that reports unhandled errors. */
export interface ProcessErrors {
  on(
    event: 'uncaughtException' | 'unhandledRejection',
    listener: (error: unknown) => void,
  ): unknown;
  off(
    event: 'uncaughtException' | 'unhandledRejection',
    listener: (error: unknown) => void,
  ): unknown;
}

/**
 * Notes uncaught exceptions and unhandled rejections, and the console goes on. That is safe: acts are durable before
 * they are confirmed, and an interrupted transaction is rolled back. Ending the process would cost the branch more.
 * @returns removes the handlers
 */
export function noteUnhandled(process: ProcessErrors, faults: Pick<Faults, 'note'>): () => void {
  const note = (error: unknown) => void faults.note('unforeseen', error);
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  for (const event of events) process.on(event, note);
  return () => {
    for (const event of events) process.off(event, note);
  };
}
