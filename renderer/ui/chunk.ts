import type { ComponentType } from 'react';
import { createElement, use } from 'react';

/** A part of the program that could not be fetched: the disk, the host, or a newer version in its place. */
export class ChunkError extends Error {
  constructor(cause: unknown) {
    super('a part of the console could not be loaded', { cause });
    this.name = 'ChunkError';
  }
}

const failed = new Set<() => void>();

/** The next time that they are shown, parts that failed to load are fetched again. */
export function fetchFailedChunksAgain(): void {
  for (const forget of failed) forget();
  failed.clear();
}

/** A component in a file of its own. */
export type Chunk<Props extends object> = ComponentType<Props> & {
  /** Fetches it before it is shown, so that it takes keys at once. A failure is forgotten. */
  readonly fetch: () => void;
};

/**
 * A component that is fetched when it is first shown; `React.lazy` keeps a failure for ever, this does not.
 * Stands below a `Suspense` and a `Boundary`.
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
