import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { findBrowser } from '../build/browser/chromium.mjs';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');
const browser = findBrowser();

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(results, 'e2e'),
  // Each worker runs a console with a data folder of its own; two fill the cores of CI.
  workers: 2,
  // A shared machine may stall for longer than any limit; what fails twice is not the machine. Reported as flaky.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: join(results, 'e2e.json') }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    // Half of what a dialog costs is its animation.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // Recording a trace doubles the processor time of a test; a second run of one that failed has it.
    trace: 'on-first-retry',
  },
  projects: [
    {
      name: 'console',
      testMatch: '**/*.spec.ts',
      testIgnore: '**/*.electron.spec.ts',
      use: {
        browserName: 'chromium',
        launchOptions: {
          ...(browser && { executablePath: browser }),
          args: [
            '--no-sandbox',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      },
    },
    // Its specs take `test` from electron-test.ts, which skips them aloud where there is no binary.
    { name: 'electron', testMatch: '**/*.electron.spec.ts' },
  ],
});
