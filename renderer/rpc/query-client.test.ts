import { onlineManager, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallError } from './call-error.ts';
import type { ConnectionState } from './connection.ts';
import { pauseWhileAway, queryClient, retryDelay, retryStream } from './query-client.ts';

/** A connection that a test takes away and brings back. */
function standInConnection() {
  const listeners = new Set<() => void>();
  let state: ConnectionState = 'online';
  pauseWhileAway({
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  return {
    state: () => state,
    become(next: ConnectionState) {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

/** A query that answers while there is a connection, and counts how often it was asked. */
function ask(key: string, connection: { state(): ConnectionState }) {
  const asked = vi.fn(() =>
    connection.state() === 'online'
      ? Promise.resolve('answer')
      : Promise.reject(new CallError('offline')),
  );
  const observer = new QueryObserver(queryClient, { queryKey: [key], queryFn: asked });
  const stop = observer.subscribe(() => undefined);
  return { asked, observer, stop };
}

beforeEach(() => {
  vi.useFakeTimers();
  queryClient.mount();
});

afterEach(() => {
  queryClient.clear();
  queryClient.unmount();
  vi.useRealTimers();
});

test('F26 a query waits while there is no connection, and is asked once when there is', async () => {
  const connection = standInConnection();
  connection.become('offline');
  const { asked, observer, stop } = ask('a', connection);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(asked).not.toHaveBeenCalled();
  expect(observer.getCurrentResult()).toMatchObject({ isPending: true, fetchStatus: 'paused' });
  connection.become('online');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveBeenCalledOnce();
  expect(observer.getCurrentResult().data).toBe('answer');
  stop();
});

test('F26 one that was asked as the connection went waits as well', async () => {
  const connection = standInConnection();
  let lose: (error: Error) => void = () => undefined;
  const asked = vi.fn<() => Promise<string>>();
  asked.mockReturnValueOnce(
    new Promise((_resolve, reject) => {
      lose = reject;
    }),
  );
  asked.mockResolvedValue('answer');
  const observer = new QueryObserver(queryClient, { queryKey: ['b'], queryFn: asked });
  const stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  connection.become('offline');
  lose(new CallError('closed'));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(asked).toHaveBeenCalledOnce();
  connection.become('online');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveBeenCalledTimes(2);
  expect(observer.getCurrentResult().data).toBe('answer');
  stop();
});

test('F26 one that loses the connection each time is given up; a stream never is', async () => {
  standInConnection();
  const asked = vi.fn(() => Promise.reject(new CallError('closed')));
  const observer = new QueryObserver(queryClient, { queryKey: ['c'], queryFn: asked });
  const stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(asked).toHaveBeenCalledTimes(4);
  expect(observer.getCurrentResult().error).toEqual(new CallError('closed'));
  stop();
  expect(retryStream(1_000, new CallError('closed'))).toBe(true);
  expect([0, 1, 2, 100].map(retryDelay)).toEqual([300, 600, 1_200, 10_000]);
  expect(onlineManager.isOnline()).toBe(true);
});
