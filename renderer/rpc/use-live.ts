import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LiveMessage, LiveView } from '../../shared/model/hall/live.ts';
import { noteServerTime } from '../actions/server-clock.ts';
import { refusalIn } from './answers.ts';
import { CallError } from './call-error.ts';
import { useConnection } from './client.ts';
import { afterMessage, LiveGap, type LiveState } from './live-state.ts';
import { firstPauseMs, retryStream } from './query-client.ts';

/** A live procedure of `orpc`: `orpc.hall.lobby`. */
export interface LiveProcedure<V extends LiveView> {
  readonly call: (
    input: { readonly position: string | null },
    options: { readonly signal: AbortSignal },
  ) => Promise<AsyncIterable<LiveMessage<V>>>;
  readonly experimental_liveKey: () => QueryKey;
}

interface Following {
  readonly client: QueryClient;
  readonly queryKey: QueryKey;
  readonly signal: AbortSignal;
}

/**
 * Follows a live view as long as anybody looks: requests it with the window's position, and applies the changes. A
 * view has no end, so a stream that ends or breaks without an error of the core has lost its connection, and is
 * requested again. (oRPC reports a closed carrier sometimes as an end, sometimes as an abort.) A message that does not
 * fit makes it request the whole view.
 */
export async function followLive<V extends LiveView>(
  call: LiveProcedure<V>['call'],
  { client, queryKey, signal }: Following,
): Promise<never> {
  let held = client.getQueryData<LiveState<V>>(queryKey);
  try {
    for await (const message of await call({ position: held?.position ?? null }, { signal })) {
      if (signal.aborted) break;
      noteServerTime(message.serverTime);
      const next = afterMessage(held, message);
      if (next !== held) client.setQueryData(queryKey, next);
      held = next;
    }
  } catch (error) {
    if (error instanceof LiveGap) forgetPosition(client, queryKey);
    else if (signal.aborted || refusalIn(error)) throw error;
  }
  signal.throwIfAborted();
  throw new CallError('closed');
}

/** Keeps the old view on the screen until the new one has arrived. */
function forgetPosition(client: QueryClient, queryKey: QueryKey): void {
  client.setQueryData<LiveState>(queryKey, (held) => held && { ...held, position: '' });
}

/** A live view. */
export interface Live<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  /** The view is out of date, because the connection is lost. */
  readonly stale: boolean;
  readonly retry: () => void;
}

/**
 * Follows a live view: `useLive(orpc.hall.lobby, lobbyView)`. After a lost connection it resumes from the last
 * position; `data` has the last view until then. Each message sets the server clock.
 * @param read makes the screen's view; the same function at every call
 */
export function useLive<V extends LiveView, T>(
  procedure: LiveProcedure<V>,
  read: (view: V) => T,
): Live<T> {
  const connection = useConnection();
  const queryKey = procedure.experimental_liveKey();
  const query = useQuery<LiveState<V>>({
    queryKey,
    queryFn: ({ client, signal }) => followLive(procedure.call, { client, queryKey, signal }),
    // Unchanged parts are the same objects already, so structural sharing is not needed.
    structuralSharing: false,
    // The request waits for a connection anyway, so no back-off is needed.
    retry: retryStream,
    retryDelay: firstPauseMs,
    staleTime: 0,
    gcTime: 60_000,
  });
  const view = query.data?.view;
  const data = useMemo(() => view && read(view), [view, read]);
  return {
    data,
    error: query.error,
    stale: connection !== 'online',
    retry: () => void query.refetch(),
  };
}
