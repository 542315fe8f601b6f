import type { ClientLink } from '@orpc/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AnsweringLink } from './answering-link.ts';
import type { CallContext, Carrier } from './carrier.ts';
import { CallError } from './call-error.ts';

const options = { context: {} };
const never = new Promise<never>(() => undefined);

/** What listens to a signal for its abort from now on. */
function counted(signal: AbortSignal): ReadonlySet<unknown> {
  const listening = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  vi.spyOn(signal, 'addEventListener').mockImplementation((type, listener, options) => {
    listening.add(listener);
    add(type, listener as EventListener, options);
  });
  vi.spyOn(signal, 'removeEventListener').mockImplementation((type, listener, options) => {
    listening.delete(listener);
    remove(type, listener as EventListener, options);
  });
  return listening;
}

/** A link over a carrier whose calls are answered by `answer`. */
function linkOver(answer: ClientLink<CallContext>['call']) {
  const closed = new AbortController();
  const carrier: Carrier = { link: { call: answer }, closed: closed.signal };
  const link = new AnsweringLink({ carrier: () => Promise.resolve(carrier) }, (path) =>
    path.includes('stream'),
  );
  return { link, close: () => closed.abort() };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('an answer is passed on', async () => {
  const { link } = linkOver(() => Promise.resolve('answer'));
  await expect(link.call(['a'], null, options)).resolves.toBe('answer');
});

test('a call that is not answered ends at the deadline, and its carrier hears of it', async () => {
  let signal: AbortSignal | undefined;
  const { link } = linkOver((_path, _input, given) => {
    signal = given.signal;
    return never;
  });
  const call = expect(link.call(['a'], null, options)).rejects.toEqual(new CallError('deadline'));
  await vi.advanceTimersByTimeAsync(10_000);
  await call;
  expect(signal?.aborted).toBe(true);
});

test('a call that waits for a person has no deadline', async () => {
  const answer = Promise.withResolvers<string>();
  const { link } = linkOver(() => answer.promise);
  const call = link.call(['a'], null, { context: { patient: true } });
  await vi.advanceTimersByTimeAsync(600_000);
  answer.resolve('a folder');
  await expect(call).resolves.toBe('a folder');
});

test('a call over a carrier that closes is settled at once', async () => {
  const { link, close } = linkOver(() => never);
  const call = expect(link.call(['a'], null, options)).rejects.toEqual(new CallError('closed'));
  await vi.advanceTimersByTimeAsync(10);
  close();
  await call;
});

test('a stream goes on past the deadline, and hears when its carrier is lost', async () => {
  let signal: AbortSignal | undefined;
  const { link, close } = linkOver((_path, _input, given) => {
    signal = given.signal;
    return Promise.resolve(
      (async function* () {
        yield await never;
      })(),
    );
  });
  await expect(link.call(['stream'], null, options)).resolves.toHaveProperty('next');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(signal?.aborted).toBe(false);
  close();
  expect(signal?.reason).toEqual(new CallError('closed'));
});

test('F26 what listened for a stream listens no more when it is over', async () => {
  const closed = new AbortController();
  const caller = new AbortController();
  const listeners = new Map([closed, caller].map(({ signal }) => [signal, counted(signal)]));
  const listening = (signal: AbortSignal) => listeners.get(signal)?.size;
  async function* threeThenOver() {
    for (const one of [1, 2, 3]) yield await Promise.resolve(one);
  }
  async function* breaks() {
    yield await Promise.resolve(1);
    throw new Error('broken');
  }
  const carrier = (answer: () => AsyncGenerator<number>): Carrier => ({
    link: { call: () => Promise.resolve(answer()) },
    closed: closed.signal,
  });
  const open = (answer: () => AsyncGenerator<number>) =>
    new AnsweringLink({ carrier: () => Promise.resolve(carrier(answer)) }, () => true).call(
      ['stream'],
      null,
      { context: {}, signal: caller.signal },
    ) as Promise<AsyncIterable<number>>;
  const seen: number[] = [];
  for (let opened = 0; opened < 20; opened += 1) {
    for await (const one of await open(threeThenOver)) seen.push(one);
    for await (const one of await open(threeThenOver)) {
      expect([listening(closed.signal), listening(caller.signal)]).toEqual([1, 1]);
      if (one === 2) break;
    }
    await expect(async () => {
      for await (const one of await open(breaks)) seen.push(one);
    }).rejects.toThrow('broken');
  }
  expect(seen).toHaveLength(20 * 4);
  expect([listening(closed.signal), listening(caller.signal)]).toEqual([0, 0]);
});

test('F26 a call that never found a connection says that nothing was sent', async () => {
  const link = new AnsweringLink({ carrier: () => never }, () => false);
  const call = expect(link.call(['a'], null, options)).rejects.toEqual(new CallError('offline'));
  await vi.advanceTimersByTimeAsync(10_000);
  await call;
});

test('the caller may give up', async () => {
  const { link } = linkOver(() => never);
  const caller = new AbortController();
  const call = expect(
    link.call(['a'], null, { context: {}, signal: caller.signal }),
  ).rejects.toThrow('enough');
  caller.abort(new Error('enough'));
  await call;
});
