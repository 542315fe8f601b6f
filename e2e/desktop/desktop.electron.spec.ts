import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from '../../electron/data/lock.ts';
import { test as base } from './electron-test.ts';

const root = join(import.meta.dirname, '../..');

const test = base.extend<{ dataDir: string; desktop: ElectronApplication; page: Page }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from here.
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'electron-'));
    await use(join(folder, 'branch'));
    rmSync(folder, { recursive: true, force: true });
  },
  desktop: async ({ electronProgram, dataDir }, use) => {
    const desktop = await _electron.launch({
      executablePath: electronProgram,
      args: [root, '--data', dataDir],
    });
    // A notice about the key file would wait for somebody to read it.
    await desktop.evaluate(({ dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    });
    await use(desktop);
    await desktop.close();
  },
  page: async ({ desktop }, use) => {
    await use(await desktop.firstWindow());
  },
});

test('shows our page, which reaches the console over its port', async ({ page }) => {
  expect(page.url()).toMatch(/^app:\/\/console\//);
  await expect(page.locator('#root > *').first()).toBeVisible();
  await expect(page.getByRole('button').first()).toBeVisible();
});

test('gives the page nothing of Node or Electron', async ({ page, desktop }) => {
  expect(
    await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
    ),
  ).toEqual([]);
  const preferences = await desktop.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Not in Electron's types, for tests only.
    const contents = window?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
});

test('does not leave our pages, open windows or load frames', async ({ page, desktop }) => {
  const address = page.url();
  // As text, because specs are checked without the DOM.
  await page.evaluate(`location.href = 'https://example.com/'`);
  expect(await page.evaluate(`open('https://example.com/')`)).toBeNull();
  await page.evaluate(`{
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
  }`);
  await page.waitForTimeout(500);
  expect(page.url()).toBe(address);
  expect(page.frames().map((frame) => frame.url())).not.toContain('https://example.com/');
  const windows = await desktop.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  );
  expect(windows).toBe(1);
});

test('serves the built screens and nothing beside them', async ({ page }) => {
  const statuses = await page.evaluate(async () => {
    const paths = ['/', '/..%2fmain%2fmain.js', '/%2e%2e%2fpreload%2fpreload.cjs', '/nothing'];
    const responses = await Promise.all(paths.map((path) => fetch(path)));
    return responses.map(({ status }) => status);
  });
  expect(statuses).toEqual([200, 404, 404, 404]);
  const policy = await page.evaluate(async () =>
    (await fetch('/')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'none'");
});

test('reaches no network and runs no code made of text', async ({ page }) => {
  const outcomes = await page.evaluate(`(async () => {
    const refused = (work) => Promise.resolve().then(work).then(() => false, () => true);
    return {
      fetch: await refused(() => fetch('https://example.com/')),
      code: await refused(() => new Function('return 1')()),
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      notification: (await Notification.requestPermission()) === 'denied',
    };
  })()`);
  expect(outcomes).toEqual({ fetch: true, code: true, camera: true, notification: true });
});

test('gives a reloaded page a new port', async ({ page }) => {
  await expect(page.getByRole('button').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button').first()).toBeVisible();
});

test('shows the public display in a second window', async ({ page, desktop }) => {
  await expect(page.locator('#root > *').first()).toBeVisible();
  const opened = desktop.waitForEvent('window');
  await desktop.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('display')?.click();
  });
  expect((await opened).url()).toBe('app://console/#/display');
});

test('a second start on the same folder ends and leaves one window', async ({
  electronProgram,
  dataDir,
  desktop,
  page,
}) => {
  await expect(page.locator('#root > *').first()).toBeVisible();
  const second = spawn(electronProgram, [root, '--data', dataDir], { stdio: 'ignore' });
  expect(await once(second, 'exit')).toEqual([0, null]);
  const windows = await desktop.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  );
  expect(windows).toBe(1);
});

test('keeps the key sealed or owner-only and the database encrypted', async ({ page, dataDir }) => {
  await expect(page.locator('#root > *').first()).toBeVisible();
  expect(readdirSync(dataDir).some((name) => name.startsWith('branch.key'))).toBe(true);
  const header = readFileSync(join(dataDir, 'branch.db')).subarray(0, 15).toString('latin1');
  expect(header).not.toBe('SQLite format 3');
});

test('ends cleanly when the system asks it to', async ({ desktop, page, dataDir }) => {
  await expect(page.locator('#root > *').first()).toBeVisible();
  const child = desktop.process();
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  lockFolder(dataDir).release();
});

test('says which folder is in use by another host, and opens nothing', async ({
  electronProgram,
  dataDir,
}) => {
  mkdirSync(dataDir, { recursive: true });
  const lock = lockFolder(dataDir);
  const child = spawn(electronProgram, [root, '--data', dataDir], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LANG: 'en_GB.UTF-8' },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  // The dialog waits for somebody to read it; the same words are on standard error.
  await expect.poll(() => said).toContain(dataDir);
  expect(readdirSync(dataDir)).not.toContain('branch.db');
  child.kill('SIGKILL');
  lock.release();
});
