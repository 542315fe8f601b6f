import { ORPCError } from '@orpc/server';
import type { Instant } from '../../shared/model/dates.ts';
import type { LiveMessage, LiveView } from '../../shared/model/live.ts';
import type { Faults } from '../platform/index.ts';
import { createLiveModel, type LiveModel } from './live-model.ts';
import type { CallContext, SignedIn } from './procedures.ts';

/** What live views listen to. */
export interface Watched {
  subscribe(listener: () => void): () => void;
  now(): Instant;
}

interface LiveCall {
  readonly context: CallContext;
  readonly input?: { readonly position: string | null } | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The live views over one source of changes. */
export interface LiveViews {
  /** One view for everyone who asks. @param name unique among the views of a console */
  open<V extends LiveView>(name: string, compute: () => V): LiveModel<V>;
}

/** Live views. @param run tells this run of the console from others: positions of another run mean nothing here */
export function createLiveViews(watched: Watched, run: string, faults: Faults): LiveViews {
  return {
    open: (name, compute) =>
      createLiveModel({
        name: `${run}/${name}`,
        compute,
        subscribe: (listener) => watched.subscribe(listener),
        now: () => watched.now(),
        every: (ms, work) => faults.every('listener', ms, work),
      }),
  };
}

/** A live view for any window of this console: of what may hang on the wall. */
export function watchOpenly<V extends LiveView>(
  model: LiveModel<V>,
  call: LiveCall,
): AsyncGenerator<LiveMessage<V>> {
  return follow(model, call, { check: () => undefined, onCheck: () => () => undefined });
}

/** A live view for a signed-in person; it ends with SIGNED_OUT when the person leaves the window. */
export function watch<V extends LiveView>(
  model: LiveModel<V>,
  call: LiveCall & { readonly context: { readonly actor: SignedIn } },
): AsyncGenerator<LiveMessage<V>> {
  const { caller, actor } = call.context;
  return follow(model, call, {
    check() {
      if (caller.signedIn()?.resumeToken !== actor.resumeToken) {
        throw new ORPCError('SIGNED_OUT', { status: 401 });
      }
    },
    onCheck: (listener) => caller.onSignOut(listener),
  });
}

function follow<V extends LiveView>(
  model: LiveModel<V>,
  { context, input, signal }: LiveCall,
  checks: { check(): void; onCheck(listener: () => void): () => void },
): AsyncGenerator<LiveMessage<V>> {
  return model.follow({
    position: input?.position ?? null,
    signal,
    backlog: () => context.caller.backlog(),
    ...checks,
  });
}
