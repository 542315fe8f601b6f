import { ORPCError } from '@orpc/server';
import { liveView } from './live.ts';
import type { CallContext, SignedIn } from './procedures.ts';

/** What a live procedure listens to. */
export interface Watched {
  subscribe(listener: () => void): () => void;
}

interface LiveCall {
  readonly context: CallContext & { readonly actor: SignedIn };
  readonly signal?: AbortSignal | undefined;
}

/** Waits and alerts change while nobody acts; every view is refreshed this often. */
const refreshMs = 5_000;

/** A live view for any window of this console: of what may hang on the wall. */
export function watchOpenly<T>(
  watched: Watched,
  signal: AbortSignal | undefined,
  compute: () => T,
): AsyncGenerator<T> {
  const subscribe = (listener: () => void) => watched.subscribe(listener);
  return liveView(compute, { subscribe, everyMs: refreshMs, signal });
}

/** A live view for a signed-in person; it ends with SIGNED_OUT when the person leaves the window. */
export function watch<T>(watched: Watched, call: LiveCall, compute: () => T): AsyncGenerator<T> {
  const { caller, actor } = call.context;
  return liveView(
    () => {
      if (caller.signedIn()?.resumeToken !== actor.resumeToken) {
        throw new ORPCError('SIGNED_OUT', { status: 401 });
      }
      return compute();
    },
    {
      subscribe: (listener) => {
        const stops = [watched.subscribe(listener), caller.onSignOut(listener)];
        return () => {
          for (const stop of stops) stop();
        };
      },
      everyMs: refreshMs,
      signal: call.signal,
    },
  );
}
