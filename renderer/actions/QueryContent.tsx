import type { ReactNode } from 'react';
import { ErrorNote } from './ErrorNote.tsx';
import { Loading } from '../ui/status/Loading.tsx';

/** The parts of a query that a screen shows. */
export interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface QueryContentProps<T> {
  readonly of: Asked<T>;
  /** How many grey lines while loading. */
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/**
 * The content of a query: loading, failed, or there. Content stays when it could not be refreshed, with the failure above
 * it: a form inside must not lose its input because a poll failed.
 */
export function QueryContent<T>({ of, lines = 6, children }: QueryContentProps<T>) {
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

/** Two queries that a screen needs together. Retrying repeats only the failed ones. */
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
