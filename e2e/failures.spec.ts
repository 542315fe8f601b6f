import type { Page } from '@playwright/test';
import { begin, goTo } from './floor.ts';
import { expect, test } from './host.ts';

const broken = (page: Page, of: 'page' | 'screen' | 'part' | 'dialog') =>
  page.locator(`[data-broken="${of}"]`);

/** Changes what the core answers, as long as `changes` says so. */
async function between(page: Page, change: (message: string) => string): Promise<void> {
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage((message) => {
      core.send(message);
    });
    core.onMessage((message) => {
      socket.send(
        typeof message === 'string' ? change(message) : Buffer.from(change(message.toString())),
      );
    });
  });
}

test('F21 a screen whose file does not come says so, is tried again, and the others work', async ({
  page,
  host,
}) => {
  test.slow();
  await page.route(/\/assets\/SettingsScreen.*\.js/, (route) => route.abort());
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('Alt+5');
  await expect(broken(page, 'screen')).toContainText('程序的一部分没有读到');
  await expect(page.getByRole('banner')).toBeVisible();
  await goTo(page, '大堂');
  await page.keyboard.press('Alt+5');
  await expect(broken(page, 'screen')).toBeVisible();
  await page.unroute(/\/assets\/SettingsScreen.*\.js/);
  await page.keyboard.press('Alt+y');
  await expect(page.getByRole('tab', { name: '人员' })).toBeVisible();
});

test('F21 a screen or a dialog that throws keeps the console, and can be tried again', async ({
  page,
  host,
}) => {
  test.slow();
  let spoiled: string | null = null;
  await between(page, (message) =>
    spoiled === null ? message : message.replaceAll(`"${spoiled}"`, '"elsewhere"'),
  );
  await begin(page, host, '李主任', '大堂');
  spoiled = 'arrivals';
  await goTo(page, '网点');
  await page.keyboard.press('w');
  await expect(broken(page, 'dialog')).toBeVisible();
  await expect(page.getByRole('region', { name: '队列' })).toBeVisible();
  spoiled = null;
  await page.keyboard.press('Alt+y');
  await expect(page.getByRole('dialog').getByRole('table').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await goTo(page, '大堂');
  spoiled = 'figures';
  await page.reload();
  await page.getByRole('navigation').getByRole('link', { name: '网点' }).click();
  await expect(broken(page, 'screen')).toBeVisible();
  await goTo(page, '大堂');
  await page.keyboard.press('Alt+3');
  await expect(broken(page, 'screen')).toBeVisible();
  spoiled = null;
  await page.keyboard.press('Alt+y');
  await expect(page.getByRole('region', { name: '队列' })).toBeVisible();
});
