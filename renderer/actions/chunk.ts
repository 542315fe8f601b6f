import type { ComponentType } from 'react';
import { createElement, use } from 'react';

/** A part of the program that could not be loaded: a disk error, no host, or a newer version. */
export class ChunkError extends Error {
  constructor(cause: unknown) {
    super('a part of the console could not be loaded', { cause });
    this.name = 'ChunkError';
  }
}

const failed = new Set<() => void>();

/** Parts that failed to load are loaded again when they are next shown. */
export function fetchFailedChunksAgain(): void {
  for (const forget of failed) forget();
  failed.clear();
}

/** A component that is loaded on demand. */
export type Chunk<Props extends object> = ComponentType<Props> & {
  /** Loads it before it is shown, so that it gets keys at once. Ignores a failure. */
  readonly fetch: () => void;
};

/**
 * A component that is loaded when it is first shown. Unlike `React.lazy` it can be loaded again after a failure. Use it
 * inside a `Suspense` and a `Boundary`.
 */
export function chunk<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Chunk<Props> {
  let loading: Promise<ComponentType<Props>> | null = null;
  const forget = () => {
    loading = null;
  };
  const fetched = () =>
    (loading ??= load().catch((error: unknown) => {
      failed.add(forget);
      throw new ChunkError(error);
    }));
  function Fetched(props: Props) {
    return createElement(use(fetched()), props);
  }
  return Object.assign(Fetched, {
    fetch: () => {
      if (!loading) void fetched().catch(forget);
    },
  });
}
