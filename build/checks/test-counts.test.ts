import { expect, it } from 'vitest';
import {
  inWords,
  playwrightCounts,
  playwrightFailures,
  runCounts,
  sum,
  vitestCounts,
  vitestFailures,
} from './test-counts.mjs';

it('reads the reports', () => {
  const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  expect(vitestCounts(vitest)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightCounts({ stats })).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

it('names what failed, each with the first line of why', () => {
  const passed = { fullName: 'adds', status: 'passed', failureMessages: [] };
  const failed = { fullName: 'adds twice', status: 'failed', failureMessages: ['2 is not 3\n at'] };
  const file = {
    name: 'a.test.ts',
    status: 'failed',
    message: '',
    assertionResults: [passed, failed],
  };
  const unread = {
    name: 'b.test.ts',
    status: 'failed',
    message: 'no such module',
    assertionResults: [],
  };
  expect(vitestFailures({ testResults: [file, unread] })).toEqual([
    'a.test.ts: adds twice: 2 is not 3',
    'b.test.ts: no such module',
  ]);
  const spec = (title: string, ok: boolean, message?: string) => ({
    ...{ title, ok, file: 'a.spec.ts', line: 7 },
    tests: [{ results: [{}, { ...(message !== undefined && { error: { message } }) }] }],
  });
  const inner = { specs: [spec('shows', false, '\u001b[31mnothing\u001b[0m to see')] };
  expect(
    playwrightFailures({
      suites: [{ specs: [spec('opens', true, 'at first')], suites: [inner] }],
      errors: [{ message: 'no browser\n' }],
    }),
  ).toEqual(['a.spec.ts:7: shows: nothing to see', 'no browser']);
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
