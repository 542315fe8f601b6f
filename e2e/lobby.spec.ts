import type { Page, WebSocketRoute } from '@playwright/test';
import { expect, test } from './support/host.ts';
import { demoClients, openLobby, recognise, scan, signInHere } from './support/people.ts';

test('a typed card gives the recognition card, and Enter the ticket with its place explained', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  const client = await recognise(page, demoClients('diamond', false));
  const card = page.getByRole('region', { name: '识别结果' });
  const address = client.name.charAt(0) + (client.gender === 'F' ? '女士' : '先生');
  await expect(card.getByRole('heading')).toHaveText(address);
  await expect(card).toContainText('钻石');
  await expect(card).toContainText('非本网点');
  await expect(card).toContainText('李主任');
  await page.keyboard.press('Enter');
  const ticket = page.getByRole('region', { name: /^号票 D\d{3}$/ });
  await expect(ticket).toContainText('已取号');
  await expect(ticket).toContainText(/承诺 \d\d:\d\d 前叫到/);
  await expect(ticket).toContainText('五个一 · 0/5');
  const waiting = page.getByRole('listbox', { name: /^等候 \d+ 人/ });
  await expect(waiting.getByRole('option', { selected: true })).toContainText('钻石客户优先');
  await expect(page.getByLabel('查找客户')).toBeFocused();
});

test('a scanner is heard wherever the focus is, and never ticks a checklist', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  const [first, second] = demoClients('platinum', true);
  if (!first || !second) throw new Error('the demo branch has platinum clients');
  await recognise(page, demoClients('platinum', false));
  await page.keyboard.press('Enter');
  const floor = page.getByRole('region', { name: '厅内服务' });
  // The new ticket: somebody else may be waiting for a greeting as well.
  await expect(floor.getByRole('button').first()).toContainText(/^P.*待完成：问候/);
  await page.keyboard.press('F4');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^号票 P/ })).toBeVisible();
  await scan(page, first.cardNo);
  const card = page.getByRole('region', { name: '识别结果' });
  await expect(card.getByRole('heading')).toContainText(first.name.charAt(0));
  await expect(floor.getByRole('button').first()).toContainText('待完成：问候');
  await page.getByRole('button', { name: '切换语言' }).focus();
  await scan(page, second.idNo, ['Enter', 'Enter']);
  await expect(page.getByLabel('查找客户')).toHaveValue(second.idNo);
  // A scan only opens the card, however it ends; the ticket is a person's decision.
  await expect(card.getByRole('heading')).toContainText(second.name.charAt(0));
  // From a scanner that presses no Enter the text is typing, all of it.
  await page.keyboard.press('F1');
  await scan(page, first.cardNo, []);
  await expect(page.getByLabel('查找客户')).toHaveValue(first.cardNo);
  await expect(card.getByRole('heading')).toContainText(first.name.charAt(0));
});

test('names stand below the text that means them, and below no other', async ({ page, host }) => {
  await openLobby(page, host);
  const field = page.getByLabel('查找客户');
  await field.fill('王');
  await expect(page.getByRole('option').filter({ hasText: '王' }).nth(1)).toBeVisible();
  // Looked at after each change of the screen: a moment of the names of another text would be enough to choose one.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const typed = document.querySelector<HTMLInputElement>('input[role="combobox"]')?.value ?? '';
      // The list before stands until the next one comes, but nobody can be chosen from it.
      const names = '[role="listbox"][aria-label="查找结果"]:not([inert]) b';
      for (const name of document.querySelectorAll(names)) {
        if (!typed || !name.textContent.startsWith(typed))
          seen.push(`${typed}: ${name.textContent}`);
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  for (const surname of ['', '李', '', '张', '王']) {
    await field.fill(surname);
    if (surname !== '') {
      await expect(page.getByRole('option').filter({ hasText: surname }).first()).toBeVisible();
    }
  }
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
});

test('the list does not vanish between letters', async ({ page, host }) => {
  await openLobby(page, host);
  await page.keyboard.type('z');
  await expect(page.getByRole('listbox', { name: '查找结果' })).toBeVisible();
  await page.evaluate(() => {
    const gone: string[] = [];
    Object.assign(window, { gone });
    new MutationObserver(() => {
      const typed = document.querySelector<HTMLInputElement>('input[role="combobox"]')?.value ?? '';
      if (!document.querySelector('[role="listbox"][aria-label="查找结果"]')) gone.push(typed);
    }).observe(document.body, { subtree: true, childList: true });
  });
  await page.keyboard.type('hang', { delay: 120 });
  const hits = page.getByRole('listbox', { name: '查找结果' }).getByRole('option');
  await expect(hits.first()).toContainText('张');
  expect(await page.evaluate(() => (window as unknown as { gone: string[] }).gone)).toEqual([]);
});

test('several hits are a list for ↑↓ and Enter; none is a walk-in ticket', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  await page.keyboard.type('zhang', { delay: 60 });
  const hits = page.getByRole('listbox', { name: '查找结果' }).getByRole('option');
  // The list follows each letter: the names of the whole word are the last to come.
  await expect(hits.nth(1)).toContainText('张');
  const name = (await hits.nth(1).locator('b').textContent()) ?? '';
  await page.keyboard.press('ArrowDown');
  await expect(hits.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '识别结果' }).getByRole('heading')).toContainText(
    name.charAt(0),
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByLabel('查找客户').fill('6222020000000000009999');
  await expect(page.getByText('未找到“6222020000000000009999”')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^号票 A\d{3}$/ })).toContainText('非现金业务');
});

test('the checklist is ticked by digits, skipped with a reason, and another window sees it', async ({
  page,
  host,
  context,
}) => {
  await openLobby(page, host);
  await recognise(page, demoClients('diamond', false));
  await page.keyboard.press('Enter');
  await expect(page.getByText('已取号')).toBeVisible();
  const number = await page.getByRole('region', { name: /^号票 D/ }).getAttribute('aria-label');
  const other = await context.newPage();
  await other.goto(host.origin);
  await signInHere(other, '何经理');
  const seen = other
    .getByRole('region', { name: '厅内服务' })
    .getByRole('button', { name: number?.replace('号票 ', '') ?? '' });
  await expect(seen).toContainText('问候');
  await page.keyboard.press('F4');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(page.getByText('五个一 · 1/5')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText('五个一 · 2/5')).toBeVisible();
  await page.getByRole('button', { name: '跳过 一张名片' }).click();
  await page.keyboard.press('1');
  await expect(page.getByText('跳过：客户不需要')).toBeVisible();
  await expect(seen.getByRole('img')).toHaveAttribute('aria-label', '2 项完成，共 5 项');
  await page.getByRole('checkbox', { name: /一声问候/ }).click();
  await expect(page.getByText('五个一 · 1/5')).toBeVisible();
});

test('who goes without being served is recorded so', async ({ page, host }) => {
  await openLobby(page, host);
  await page.keyboard.press('F2');
  await expect(page.getByRole('heading', { name: '未识别客户' })).toBeVisible();
  await page.keyboard.press('Enter');
  const ticket = page.getByRole('region', { name: /^号票 A/ });
  const number = (await ticket.getAttribute('aria-label'))?.replace('号票 ', '') ?? '';
  await page.keyboard.press('F10');
  await page.keyboard.press('1');
  await expect(page.getByText(`${number} 已记为离开`)).toBeVisible();
  await expect(page.getByRole('listbox', { name: /^等候/ })).not.toContainText(number);
});

test('the receiver is called from the card, accepts on another screen, and the lobby sees it', async ({
  page,
  host,
  context,
}) => {
  const head = await context.newPage();
  await openLobby(page, host);
  await head.goto(host.origin);
  await signInHere(head, '李主任');
  await recognise(page, demoClients('diamond', false));
  await page.keyboard.press('F6');
  await expect(page.getByText('已请 李主任，等待应答')).toBeVisible();
  const ticket = page.getByRole('region', { name: /^号票 D/ });
  const number = (await ticket.getAttribute('aria-label'))?.replace('号票 ', '') ?? '';
  await expect(head.getByRole('alert')).toContainText(`请您接待 ${number}`);
  await head.bringToFront();
  await head.keyboard.press('Control+Enter');
  await expect(page.getByText('李主任 马上到')).toBeVisible();
});

test('after a lost connection the screen says so, comes back and keeps what was confirmed', async ({
  page,
  host,
}) => {
  await openLobby(page, host);
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  const ticket = page.getByRole('region', { name: /^号票 A/ });
  const number = (await ticket.getAttribute('aria-label'))?.replace('号票 ', '') ?? '';
  await host.kill();
  await expect(page.locator('[data-connection=offline]')).toHaveText('已断开');
  const again = await host.again(Number(new URL(host.origin).port));
  await page.goto(again.link);
  await signInHere(page, '林经理');
  await expect(page.getByRole('listbox', { name: /^等候/ })).toContainText(number);
});

test('a connection that breaks comes back by itself, still signed in, and the lists go on', async ({
  page,
  host,
  context,
}) => {
  const sockets: WebSocketRoute[] = [];
  const pushes: string[] = [];
  let reachable = true;
  await page.routeWebSocket('**/rpc', async (socket) => {
    if (!reachable) {
      await socket.close({ code: 1001 });
      return;
    }
    sockets.push(socket);
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const kind = /"kind":"(whole|change)",[^{]*\/lobby\//.exec(String(message))?.[1];
      if (kind !== undefined) pushes.push(kind);
      socket.send(message);
    });
  });
  await openLobby(page, host);
  reachable = false;
  await sockets.at(-1)?.close({ code: 1001 });
  await expect(page.locator('[data-connection=offline]')).toHaveText('已断开');
  await expect(page.getByText('当前显示断开前的内容')).toBeVisible();
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await expect(page.getByText('连接已断开，请求未发出')).toBeVisible();
  const other = await context.newPage();
  await other.goto(host.origin);
  await signInHere(other, '何经理');
  await other.getByLabel('查找客户').waitFor();
  await other.keyboard.press('F2');
  await other.keyboard.press('Enter');
  const ticket = other.getByRole('region', { name: /^号票 A/ });
  const number = (await ticket.getAttribute('aria-label'))?.replace('号票 ', '') ?? '';
  expect(pushes[0]).toBe('whole');
  pushes.length = 0;
  reachable = true;
  await expect(page.locator('[data-connection=online]')).toBeVisible();
  const list = page.getByRole('listbox', { name: /^等候/ });
  await expect(list).toContainText(number);
  // It goes on from where it was: what happened meanwhile, not the whole hall again.
  expect(pushes).not.toContain('whole');
  expect(pushes).toContain('change');
  const numbers = (window: Page) =>
    window
      .getByRole('listbox', { name: /^等候/ })
      .locator('[data-ticket]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-ticket')));
  expect(await numbers(page)).toEqual(await numbers(other));
});

test('an appointment is made, and received with one key; a visit takes two services', async ({
  page,
  host,
}) => {
  const soon = new Date(Date.now() + 3 * 60_000 + 8 * 3_600_000).toISOString();
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString();
  test.skip(soon.slice(0, 10) !== today.slice(0, 10), 'it is nearly midnight in the branch');
  await openLobby(page, host);
  await recognise(page, demoClients('gold', true));
  await page.keyboard.press('Control+b');
  const booking = page.getByRole('dialog', { name: /^为.+预约$/ });
  await booking.getByLabel('日期').fill(today.slice(0, 10));
  await page.keyboard.press('PageDown');
  await expect(booking.getByLabel('日期')).not.toHaveValue(today.slice(0, 10));
  await page.keyboard.press('PageUp');
  await booking.getByLabel('时间').fill(soon.slice(11, 16));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^已为.+预约$/)).toBeVisible();
  await expect(booking).toBeHidden();
  await page.keyboard.press('Alt+e');
  const expected = page.getByRole('dialog', { name: '预约、过号、暂缓' });
  await expect(expected.getByRole('option').first()).toContainText(soon.slice(11, 16));
  await page.keyboard.press('Enter');
  const ticket = page.getByRole('region', { name: /^号票 G\d{3}$/ });
  await expect(ticket).toContainText(`预约 ${soon.slice(11, 16)}，按时到店`);

  await recognise(page, demoClients('platinum', true));
  await page.keyboard.press('Alt+ArrowDown');
  const take = page.getByRole('button', { name: /^取号 · .+ \+ .+/ });
  await expect(take).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^号票 P\d{3}$/ })).toContainText(' + ');
});
