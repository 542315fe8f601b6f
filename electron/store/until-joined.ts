import type { LogPort } from './branch-store.ts';

/** Waits until the line to the log is joined, or for so long. @returns whether it is */
export async function untilJoined(log: LogPort, ms: number): Promise<boolean> {
  if (log.link() === 'joined') return true;
  const ended = new AbortController();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = log.follow({
      rows: () => undefined,
      link: (state) => {
        if (state === 'joined') resolve();
      },
    });
    ended.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      stop();
    });
  });
  ended.abort();
  return log.link() === 'joined';
}
