import type { Page } from '@playwright/test';
import { begin, goTo } from './support/floor.ts';
import { expect, test } from './support/host.ts';
import { demoClients, openLobby, recognise } from './support/people.ts';

const broken = (page: Page, of: 'page' | 'screen' | 'part' | 'dialog') =>
  page.locator(`[data-broken="${of}"]`);

/** Changes what the core answers, and what it is asked. */
async function between(
  page: Page,
  change: (message: string) => string,
  ask: (message: string) => string = (message) => message,
): Promise<void> {
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage((message) => {
      core.send(typeof message === 'string' ? ask(message) : message);
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

test('F22 where the receiver cannot be called no ticket is taken, and the screen says so', async ({
  page,
  host,
}) => {
  // The receiver has left the staff in the moment between the card and the key.
  await between(
    page,
    (answer) => answer,
    (question) => question.replace(/"call":"[^"]+"/, '"call":"X99"'),
  );
  await openLobby(page, host);
  await recognise(page, demoClients('diamond', false));
  const list = page.getByRole('listbox', { name: /^等候/ });
  const name = await list.getAttribute('aria-label');
  await page.keyboard.press('F6');
  const said = page.getByRole('alert').filter({ hasText: '接待人不存在' }).last();
  await expect(said).toContainText('未作任何改动');
  await expect(said).toContainText('请先取号，再更换接待人');
  expect(await list.getAttribute('aria-label')).toBe(name);
  await page.keyboard.press('Enter');
  const ticket = page.getByRole('region', { name: /^号票 D/ });
  await expect(ticket).toBeVisible();
  await expect(ticket).not.toContainText('等待应答');
});
