import { useEffect, useRef, useState } from 'react';
import { core } from '../../rpc/client.ts';

/** A call that tells how far it is. */
export type LongCall<Done> =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running';
      readonly clients: number | null;
      readonly fraction: number;
      readonly stopping: boolean;
    }
  | { readonly state: 'done'; readonly done: Done }
  | { readonly state: 'failed'; readonly error: unknown };

type Told<Done> =
  { kind: 'scoring'; clients: number; fraction: number } | (Done & { kind: 'done' });

/** Runs a scoring of the core from a component: one at a time, stopped on wish. */
export function useLongCall<Done extends { kind: 'done' }>(
  cancel: () => Promise<unknown> = () => core.schemes.cancel(),
) {
  const [call, setCall] = useState<LongCall<Done>>({ state: 'idle' });
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const set = (next: LongCall<Done>) => {
    if (mounted.current) setCall(next);
  };
  const start = async (open: () => Promise<AsyncIterable<Told<Done>>>): Promise<Done | null> => {
    set({ state: 'running', clients: null, fraction: 0, stopping: false });
    try {
      for await (const event of await open()) {
        if (event.kind === 'done') {
          set({ state: 'done', done: event });
          return event;
        }
        const { clients, fraction } = event;
        if (mounted.current) {
          setCall((now) => ({
            state: 'running',
            clients,
            fraction,
            stopping: now.state === 'running' && now.stopping,
          }));
        }
      }
    } catch (error) {
      set({ state: 'failed', error });
    }
    return null;
  };
  return {
    call,
    start,
    stop: () => {
      setCall((now) => (now.state === 'running' ? { ...now, stopping: true } : now));
      void cancel();
    },
    reset: () => {
      setCall({ state: 'idle' });
    },
  };
}
