import { expect, it } from 'vitest';
import { minutesOf, signedMinutes } from './minutes-of.ts';

it('F23 minutes are cut, and nobody is a dash', () => {
  expect([59.9, 60, 239.99, null].map(minutesOf)).toEqual(['0.9', '1.0', '3.9', '—']);
});

it('F23 a difference that rounds to nothing has no sign', () => {
  expect([2, -2, 0, 90, -90].map(signedMinutes)).toEqual(['0.0', '0.0', '0.0', '+1.5', '−1.5']);
});
