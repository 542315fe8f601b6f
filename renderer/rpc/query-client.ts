import { notifyManager, onlineManager, QueryClient } from '@tanstack/react-query';
import { CallError } from './call-error.ts';
import type { ConnectionState } from './connection.ts';

/** Retries of a query whose answer was lost with the connection. */
const lostMost = 3;
/** The delay before a retry. */
export const firstPauseMs = 300;
const longestPauseMs = 10_000;

/**
 * Retries of queries. One that was not sent waits for a connection; one whose answer was lost is retried a few times;
 * one that the core has refused is not retried.
 */
export function retry(failures: number, error: Error): boolean {
  if (!(error instanceof CallError)) return false;
  return error.kind === 'offline' || (error.kind === 'closed' && failures < lostMost);
}

/** A broken stream is requested again as long as anybody looks. */
export function retryStream(_failures: number, error: Error): boolean {
  return error instanceof CallError && error.kind !== 'deadline';
}

/** Back-off, up to ten seconds. */
export function retryDelay(failures: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
}

/** The connection's state, for TanStack Query. */
export interface ConnectionSource {
  state(): ConnectionState;
  subscribe(listener: () => void): () => void;
}

/** Pauses queries while the core is not connected. `navigator.onLine` is irrelevant: the core is on this machine. */
export function pauseWhileAway(connection: ConnectionSource): void {
  onlineManager.setEventListener((setOnline) => {
    const tell = () => {
      const state = connection.state();
      setOnline(state !== 'offline' && state !== 'barred');
    };
    tell();
    return connection.subscribe(tell);
  });
}

// Draw an answer in the task that brought it; the default scheduler waits for a timer.
notifyManager.setScheduler(queueMicrotask);

/** The one query client of the window. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'online',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry,
      retryDelay,
    },
    // An act is not retried: its person is told at once that nothing was sent.
    mutations: { networkMode: 'always', retry: false },
  },
});
