import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LiveMessage, LiveView } from '../../shared/model/live.ts';
import { noteServerTime } from '../ui/server-clock.ts';
import { refusalIn } from './answers.ts';
import { CallError } from './call-error.ts';
import { useConnection } from './client.ts';
import { afterMessage, LiveGap, type LiveState } from './live-state.ts';
import { firstPauseMs, retryStream } from './query-client.ts';

/** A live procedure as `orpc` has it: `orpc.hall.lobby`. */
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
 * Follows a live view for as long as anyone looks: asks with the position that the window holds, applies what comes.
 * A view has no end: a stream that ends or breaks without an answer of the core lost its connection, and is asked for
 * again. (oRPC reports a closed carrier now as an end, now as an abort.) A message that does not fit makes it begin
 * anew.
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

/** The view stays on the screen until the whole new one is here. */
function forgetPosition(client: QueryClient, queryKey: QueryKey): void {
  client.setQueryData<LiveState>(queryKey, (held) => held && { ...held, position: '' });
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
 * Follows a live view: `useLive(orpc.hall.lobby, lobbyView)`. After a lost connection it goes on by itself from the last
 * position; `data` keeps the last view until then. The server clock is set by each message.
 * @param read makes what the screen shows of what travels; a function that does not change
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
    // What did not change is the same object already.
    structuralSharing: false,
    // It waits for a connection by itself, so that there is no need to wait longer each time.
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
