import { expect, it } from 'vitest';
import { createEnding } from './shutdown.ts';

it('F19 everything is stopped, the last that was started first, whatever fails on the way', async () => {
  const ending = createEnding();
  const stopped: string[] = [];
  ending.add('folder', () => stopped.push('folder'));
  ending.add('rejects', () => Promise.reject(new Error('rejects')));
  ending.add('slow', async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    stopped.push('slow');
  });
  ending.add('throws', () => {
    throw new Error('throws');
  });
  ending.add('last', () => stopped.push('last'));
  const [first, second] = await Promise.allSettled([ending.stop(), ending.stop()]);
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
  const ending = createEnding();
  let stopped = 0;
  ending.add('one', () => (stopped += 1));
  await ending.stop();
  await ending.stop();
  expect(stopped).toBe(1);
});
