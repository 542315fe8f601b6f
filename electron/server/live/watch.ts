import { ORPCError } from '@orpc/server';
import type { Instant } from '../../../shared/model/dates.ts';
import type { LiveMessage, LiveView } from '../../../shared/model/hall/live.ts';
import type { Faults } from '../../platform/index.ts';
import { createLiveModel, type LiveModel } from './live-model.ts';
import type { CallContext, SignedIn } from '../procedures.ts';

/** The source of changes for live views. */
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
  /** Creates a view that all its followers share. @param name unique among the views of a console */
  open<V extends LiveView>(name: string, compute: () => V): LiveModel<V>;
}

/** Creates live views. @param run identifies this run of the console: positions of other runs are not valid */
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

/** A live view without sign-in, for what everybody may see. */
export function watchOpenly<V extends LiveView>(
  model: LiveModel<V>,
  call: LiveCall,
): AsyncGenerator<LiveMessage<V>> {
  return follow(model, call, { check: () => undefined, onCheck: () => () => undefined });
}

/** A live view for a signed-in person. It ends with SIGNED_OUT when the person signs out. */
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
