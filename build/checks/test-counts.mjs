import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * What is read of a report of Vitest's JSON reporter.
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {VitestFile[]} testResults
 *
 * @typedef {object} VitestFile
 * @property {string} name
 * @property {string} status
 * @property {string} message
 * @property {{ fullName: string, status: string, failureMessages: string[] }[]} assertionResults
 */

/**
 * What is read of a report of Playwright's JSON reporter.
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {PlaywrightSuite[]} suites
 * @property {PlaywrightError[]} [errors]
 *
 * @typedef {object} PlaywrightSuite
 * @property {PlaywrightSuite[]} [suites]
 * @property {PlaywrightSpec[]} specs
 *
 * @typedef {object} PlaywrightSpec
 * @property {string} title
 * @property {string} file
 * @property {number} line
 * @property {boolean} ok
 * @property {{ results: { error?: PlaywrightError }[] }[]} tests
 *
 * @typedef {{ message?: string }} PlaywrightError
 */

/** @type {Readonly<Counts>} */
export const none = { passed: 0, failed: 0, skipped: 0 };

/**
 * The sum of several counts.
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    none,
  );
}

/**
 * The counts in a report.
 * @param {Omit<VitestReport, 'testResults'>} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * The counts in a report; a test that passed only when repeated passed.
 * @param {Pick<PlaywrightReport, 'stats'>} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  };
}

/**
 * What failed, a line for each test or file, with the first line of why.
 * @param {Pick<VitestReport, 'testResults'>} report
 * @returns {string[]}
 */
export function vitestFailures({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    // A file that does not load has a message and no test.
    if (failed.length === 0 && status === 'failed') return [`${name}: ${firstLine(message)}`];
    return failed.map((one) => `${name}: ${one.fullName}: ${firstLine(one.failureMessages[0])}`);
  });
}

/**
 * What failed, as `vitestFailures` says it.
 * @param {Pick<PlaywrightReport, 'suites' | 'errors'>} report
 * @returns {string[]}
 */
export function playwrightFailures({ suites, errors = [] }) {
  /** @type {(suite: PlaywrightSuite) => string[]} */
  const ofSuite = (suite) => [
    ...suite.specs
      .filter((spec) => !spec.ok)
      .map(({ file, line, title, tests }) => {
        const why = tests.flatMap(({ results }) => results).find(({ error }) => error)?.error;
        return `${file}:${line}: ${title}: ${firstLine(why?.message)}`;
      }),
    ...(suite.suites ?? []).flatMap(ofSuite),
  ];
  return [...suites.flatMap(ofSuite), ...errors.map(({ message }) => firstLine(message))];
}

/** @param {string | undefined} text */
function firstLine(text) {
  return stripVTControlCharacters(text ?? '').split('\n', 1)[0] || 'no message';
}

/**
 * The counts of a run, where a failure that no single test shows (a file that does not load, a crash
 * before the report) counts as one.
 * @param {Counts | undefined} reported
 * @param {number} exitCode
 * @returns {Counts}
 */
export function runCounts(reported, exitCode) {
  const counts = reported ?? none;
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * The counts in words, as the last line of `npm test` has them.
 * @param {Counts} counts
 */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
