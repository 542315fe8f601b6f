import { notifyManager, QueryClient } from '@tanstack/react-query';
import { CallError } from './call-error.ts';

/** A view whose stream broke is asked for again; what the core refused is not. */
function retry(_failures: number, error: Error): boolean {
  return error instanceof CallError && error.kind !== 'deadline';
}

// An answer is drawn in the task that brought it; the default waits for a timer first.
notifyManager.setScheduler(queueMicrotask);

/** The one query client of the window. The core is on this machine, so "network" state of the browser says nothing. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry,
      retryDelay: 300,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
