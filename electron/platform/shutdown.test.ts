import { expect, it } from 'vitest';
import { createShutdown } from './shutdown.ts';

it('F19 everything is stopped, the last that was started first, whatever fails on the way', async () => {
  const shutdown = createShutdown();
  const stopped: string[] = [];
  shutdown.add('folder', () => stopped.push('folder'));
  shutdown.add('rejects', () => Promise.reject(new Error('rejects')));
  shutdown.add('slow', async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    stopped.push('slow');
  });
  shutdown.add('throws', () => {
    throw new Error('throws');
  });
  shutdown.add('last', () => stopped.push('last'));
  const [first, second] = await Promise.allSettled([shutdown.stop(), shutdown.stop()]);
  expect(stopped).toEqual(['last', 'slow', 'folder']);
  expect(first).toEqual(second);
  const { reason } = first as PromiseRejectedResult;
  expect(reason).toBeInstanceOf(AggregateError);
  expect((reason as AggregateError).errors.map(({ message }: Error) => message)).toEqual([
    'throws could not be stopped',
    'rejects could not be stopped',
  ]);
});

it('F19 stops without a word where nothing fails', async () => {
  const shutdown = createShutdown();
  let stopped = 0;
  shutdown.add('one', () => (stopped += 1));
  await shutdown.stop();
  await shutdown.stop();
  expect(stopped).toBe(1);
});
