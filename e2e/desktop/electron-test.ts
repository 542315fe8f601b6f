import { test as base } from '@playwright/test';
import { join } from 'node:path';
import { installedElectron } from '../../build/packaging/electron-binary.mjs';

const program = installedElectron(join(import.meta.dirname, '../..'));
const hasScreen =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/**
 * `test` for `*.electron.spec.ts`: gives the program to launch, and reports a spec as skipped, with the
 * reason, where there is none.
 */
export const test = base.extend<{ electronProgram: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from here.
  electronProgram: async ({}, use, testInfo) => {
    testInfo.skip(!program, 'Electron is not installed here: npm start fetches it where it can.');
    testInfo.skip(!hasScreen, 'There is no screen for a window here.');
    await use(program ?? '');
  },
});
