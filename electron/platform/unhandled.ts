import type { Faults } from './faults.ts';

/** The process's own errors: where they are met. */
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
 * Notes what nothing caught, and the console goes on: acts are durable before they are confirmed, and a transaction that
 * was cut off is rolled back, so the branch has more to lose from an end than from going on.
 * @returns the way to stop
 */
export function noteUnhandled(process: ProcessErrors, faults: Pick<Faults, 'note'>): () => void {
  const note = (error: unknown) => void faults.note('unforeseen', error);
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  for (const event of events) process.on(event, note);
  return () => {
    for (const event of events) process.off(event, note);
  };
}
