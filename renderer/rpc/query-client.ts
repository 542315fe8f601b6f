import { notifyManager, onlineManager, QueryClient } from '@tanstack/react-query';
import { CallError } from './call-error.ts';
import type { ConnectionState } from './connection.ts';

/** Times that a view is asked for again after its answer was lost with the connection. */
const lostMost = 3;
/** The pause before it is asked for again. */
export const firstPauseMs = 300;
const longestPauseMs = 10_000;

/**
 * What was not sent is sent when there is a connection, and until then waits; what was sent and lost is asked for again a
 * few times; what the core refused is not.
 */
export function retry(failures: number, error: Error): boolean {
  if (!(error instanceof CallError)) return false;
  return error.kind === 'offline' || (error.kind === 'closed' && failures < lostMost);
}

/** A stream that broke is asked for again for as long as anyone looks. */
export function retryStream(_failures: number, error: Error): boolean {
  return error instanceof CallError && error.kind !== 'deadline';
}

/** Ever longer, up to ten seconds. */
export function retryDelay(failures: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
}

/** What tells whether the window has a connection to the core. */
export interface ConnectionSource {
  state(): ConnectionState;
  subscribe(listener: () => void): () => void;
}

/** Lets queries wait while the core is away. What the browser calls "online" says nothing: the core is on this machine. */
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

// An answer is drawn in the task that brought it; the default waits for a timer first.
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
    // A person who acts is told at once that nothing was sent.
    mutations: { networkMode: 'always', retry: false },
  },
});
