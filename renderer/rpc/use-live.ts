import type { QueryFunction, QueryKey } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { noteServerTime } from '../ui/server-clock.ts';
import { refusalIn } from './answers.ts';
import { CallError } from './call-error.ts';
import { useConnection } from './client.ts';

/** Options that `orpc.….experimental_liveOptions()` gives. */
interface LiveOptions<T> {
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<T>;
}

/**
 * A view has no end: a stream that ends or breaks without an answer of the core lost its connection, and is asked for
 * again. (oRPC reports a closed carrier now as an end, now as an abort.)
 */
export function endless<T>(queryFn: QueryFunction<T>): QueryFunction<T> {
  return async (context) => {
    try {
      await queryFn(context);
    } catch (error) {
      if (context.signal.aborted || refusalIn(error)) throw error;
    }
    throw new CallError('closed');
  };
}

/** A view that the core keeps up to date. */
export interface Live<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  /** The view is old: the connection is away and will bring a new one. */
  readonly stale: boolean;
  readonly retry: () => void;
}

/**
 * Follows a live view: `useLive(orpc.hall.lobby.experimental_liveOptions())`. After a lost connection it goes on by
 * itself; `data` keeps the last view until then. Views that carry `serverTime` set the server clock.
 */
export function useLive<T>(options: LiveOptions<T>): Live<T> {
  const connection = useConnection();
  const query = useQuery<T>({
    queryKey: options.queryKey,
    queryFn: endless(options.queryFn),
    staleTime: 0,
    gcTime: 60_000,
  });
  const { data } = query;
  useEffect(() => {
    if (typeof data === 'object' && data !== null && 'serverTime' in data) {
      noteServerTime(Number(data.serverTime));
    }
  }, [data]);
  return {
    data,
    error: query.error,
    stale: connection !== 'online',
    retry: () => void query.refetch(),
  };
}
