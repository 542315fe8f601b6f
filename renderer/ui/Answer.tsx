import type { ReactNode } from 'react';
import { ErrorNote } from './ErrorNote.tsx';
import { Loading } from './Loading.tsx';

/** What a query knows, as far as a screen shows it. */
export interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface AnswerProps<T> {
  readonly of: Asked<T>;
  /** Grey lines while it is on its way. */
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/**
 * Content that was asked for: on its way, failed, or there. Content that is there stays when it could not be renewed, with
 * the failure above it: a form inside must not lose what was typed because a poll failed.
 */
export function Answer<T>({ of, lines = 6, children }: AnswerProps<T>) {
  const { data, error, refetch } = of;
  const note = error && <ErrorNote error={error} retry={() => void refetch()} />;
  if (data === undefined) return note ?? <Loading lines={lines} />;
  return (
    <>
      {note}
      {children(data)}
    </>
  );
}

/** Two answers that a screen needs together; what failed is asked again, and only that. */
export function bothOf<A, B>(a: Asked<A>, b: Asked<B>): Asked<readonly [A, B]> {
  return {
    data: a.data !== undefined && b.data !== undefined ? [a.data, b.data] : undefined,
    error: a.error ?? b.error,
    refetch: () => {
      if (a.error) a.refetch();
      if (b.error) b.refetch();
    },
  };
}
