import { expect, test } from 'vitest';
import { startingOf, type Starting } from './starting.ts';

test('an answer is read as it was meant, and nothing else is', () => {
  const converting: Starting = { stage: 'converting', fraction: 0.25, remainingSeconds: null };
  const failed: Starting = { stage: 'failed', code: 'disk-full', subject: 'book.db' };
  for (const starting of [converting, { ...converting, remainingSeconds: 90 }, failed, null]) {
    expect(startingOf(JSON.parse(JSON.stringify(starting)))).toEqual(starting);
  }
  const wrong = [
    'converting',
    {},
    { stage: 'converting' },
    { ...converting, fraction: '0.25' },
    { ...converting, remainingSeconds: 'soon' },
    { stage: 'failed', code: 7, subject: 'book.db' },
  ];
  for (const answer of wrong) expect(startingOf(answer)).toBeUndefined();
});
