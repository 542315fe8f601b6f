import { expect, it } from 'vitest';
import { createPace } from './pace.rules.ts';

it('guesses the time left from the time taken, once there is something to go by', () => {
  let now = 100;
  const pace = createPace(() => now);
  now += 1.9;
  expect(pace.remainingSeconds(0.5)).toBeNull();
  now += 8.1;
  expect(pace.remainingSeconds(0.019)).toBeNull();
  expect(pace.remainingSeconds(0.1)).toBe(90);
  expect(pace.remainingSeconds(0.99)).toBe(1);
  expect(pace.remainingSeconds(1)).toBe(0);
  expect(pace.remainingSeconds(1.2)).toBe(0);
});
