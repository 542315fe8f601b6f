import { useSyncExternalStore } from 'react';

/*
 * Waits are differences to the server's instants. The page's own wall clock may be wrong or be set while the page is
 * open, so the time is computed from the latest answer and the monotonic clock.
 */
let offset: number | null = null;

/** Sets the server's time from a new answer. */
export function noteServerTime(serverTime: number): void {
  const candidate = serverTime - performance.now();
  // Answers are only ever late, so the largest offset is the best. A jump means that the clock was set.
  offset =
    offset === null || Math.abs(candidate - offset) > 2000
      ? candidate
      : Math.max(offset, candidate);
}

/** The server's time now, in milliseconds since the epoch. */
export function serverNow(): number {
  return performance.now() + (offset ?? performance.timeOrigin);
}

const tickMs = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let current = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  current = serverNow();
  timer ??= setInterval(() => {
    current = serverNow();
    for (const notify of listeners) notify();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * The server's time, renewed every second or in coarser steps.
 * @param stepMs e.g. 60_000 for a clock that shows minutes: the component renders only when a step is passed.
 */
export function useServerNow(stepMs = tickMs): number {
  return useSyncExternalStore(subscribe, () => {
    if (current === 0) current = serverNow();
    return Math.floor(current / stepMs) * stepMs;
  });
}
