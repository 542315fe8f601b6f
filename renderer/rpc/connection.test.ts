import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Carrier } from './carrier.ts';
import { Barred } from './carrier.ts';
import { CallError } from './call-error.ts';
import { Connection } from './connection.ts';

/** A host that takes connections while `up`, and can drop them. */
function standInHost() {
  const drops: ((reason?: unknown) => void)[] = [];
  const host = {
    up: true,
    open: (): Promise<Carrier> => {
      if (!host.up) return Promise.reject(new Error('refused'));
      const closed = new AbortController();
      drops.push((reason) => {
        closed.abort(reason);
      });
      return Promise.resolve({ link: { call: () => Promise.resolve() }, closed: closed.signal });
    },
    drop: (reason?: unknown) => drops.at(-1)?.(reason),
    opened: () => drops.length,
  };
  return host;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', { addEventListener: vi.fn() });
  vi.stubGlobal('document', { addEventListener: vi.fn() });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('calls wait until the new carrier is prepared', async () => {
  const host = standInHost();
  const prepared = Promise.withResolvers<undefined>();
  const connection = new Connection(host.open, () => prepared.promise);
  connection.start();
  let ready = false;
  void connection.carrier(false).then(() => {
    ready = true;
  });
  await vi.advanceTimersByTimeAsync(50);
  expect([ready, connection.state()]).toEqual([false, 'connecting']);
  prepared.resolve(undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect([ready, connection.state()]).toEqual([true, 'online']);
});

test('a lost carrier is replaced; while it stays away plain calls are refused and streams wait', async () => {
  const host = standInHost();
  const connection = new Connection(host.open, () => Promise.resolve());
  connection.start();
  await vi.advanceTimersByTimeAsync(0);
  host.up = false;
  host.drop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(connection.state()).toBe('offline');
  await expect(connection.carrier(false)).rejects.toEqual(new CallError('offline'));
  const stream = connection.carrier(true);
  host.up = true;
  await vi.advanceTimersByTimeAsync(3000);
  expect(connection.state()).toBe('online');
  await expect(stream).resolves.toBeDefined();
  expect(host.opened()).toBe(2);
});

test('a page that the host turns away does not try by itself, and does when a person comes back', async () => {
  const host = standInHost();
  const connection = new Connection(host.open, () => Promise.resolve());
  connection.start();
  await vi.advanceTimersByTimeAsync(0);
  host.drop(new Barred());
  await vi.advanceTimersByTimeAsync(60_000);
  expect([connection.state(), host.opened()]).toEqual(['barred', 1]);
  connection.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect([connection.state(), host.opened()]).toEqual(['online', 2]);
});
