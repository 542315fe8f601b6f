import { expect, it } from 'vitest';
import { inWords, playwrightCounts, runCounts, sum, vitestCounts } from './test-counts.mjs';

it('reads the reports', () => {
  const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  expect(vitestCounts(vitest)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightCounts({ stats })).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

it('counts a failure that no test shows', () => {
  const allPassed = { passed: 3, failed: 0, skipped: 0 };
  expect(runCounts(allPassed, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  expect(runCounts(undefined, 137)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(runCounts({ passed: 3, failed: 2, skipped: 0 }, 1).failed).toBe(2);
});

it('counts a part without tests as nothing', () => {
  expect(runCounts(undefined, 0)).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

it('ends with the line that machines read', () => {
  const total = sum([
    { passed: 3, failed: 0, skipped: 1 },
    { passed: 4, failed: 2, skipped: 0 },
  ]);
  expect(inWords(total)).toBe('7 passed, 2 failed, 1 skipped');
  expect(inWords({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
});
