import { ORPCError } from '@orpc/client';
import { expect, it } from 'vitest';
import { correlationIn } from './answers.ts';

it('F21 a failure that the core wrote down is named by its number, and nothing else is', () => {
  const failed = (data?: object) => new ORPCError('INTERNAL_SERVER_ERROR', { data });
  expect(correlationIn(failed({ code: 'unforeseen', subject: '5f1c09aa' }))).toBe('5f1c09aa');
  expect(correlationIn(failed())).toBeNull();
  expect(
    correlationIn(new ORPCError('REFUSED', { data: { code: 'counter-busy', subject: '1' } })),
  ).toBeNull();
  expect(correlationIn(new TypeError('x is undefined'))).toBeNull();
});
