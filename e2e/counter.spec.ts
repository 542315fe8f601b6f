import type { Locator, Page } from '@playwright/test';
import { another, begin, callNext, freeCounter, numberHere, tierAlone } from './support/floor.ts';
import { expect, test } from './support/host.ts';
import { demoClients, openLobby, recognise, scan } from './support/people.ts';

/** Presses a key until it works: it does nothing while what it would act on has just come under it. */
async function pressUntil(page: Page, key: string, seen: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(seen).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test('a counter is chosen by its number, closed again, and other windows see both', async ({
  page,
  host,
  context,
}) => {
  await begin(page, host, '孙柜员', '柜台');
  const head = await another(context, host, '李主任', '网点');
  const row = head.getByRole('region', { name: '柜台' }).getByRole('button', { name: /^6/ });
  await expect(row).toContainText('未开');
  await page.keyboard.press('6');
  await expect(page.getByRole('region', { name: '下一位' })).toContainText('6 号柜台');
  await expect(row).toContainText('孙柜员');
  await page.keyboard.press('F10');
  await page.keyboard.press('0');
  await expect(page.getByText('请选择您的柜台')).toBeVisible();
  await expect(row).toContainText('未开');
});

test('the counter calls diamond first, and the branch shows every step', async ({
  page,
  host,
  context,
}) => {
  await openLobby(page, host);
  await recognise(page, demoClients('diamond', false));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^号票 D/ })).toBeVisible();
  const head = await another(context, host, '李主任', '网点');
  await tierAlone(head);
  const teller = await another(context, host, '王柜员', '柜台');
  await freeCounter(teller);
  await expect(teller.getByText(/^钻石优先，等了 \d+ 分钟/).first()).toBeVisible();
  const number = await callNext(teller);
  expect(number).toMatch(/^D\d{3}$/);
  const row = head.getByRole('region', { name: '柜台' }).getByRole('button', { name: /^1/ });
  await expect(row).toContainText(number);
  await expect(row).toContainText('已叫号');
  await teller.waitForTimeout(700);
  await teller.keyboard.press('Enter');
  await expect(teller.getByRole('button', { name: '完成' })).toBeVisible();
  await expect(row).not.toContainText('已叫号');
  await teller.keyboard.press('F8');
  await expect(row).not.toContainText(number);
});

test('two counters that call at the same instant get different tickets', async ({
  page,
  host,
  context,
}) => {
  await begin(page, host, '王柜员', '柜台');
  const other = await another(context, host, '郑柜员', '柜台');
  const called: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    await freeCounter(page);
    await freeCounter(other);
    called.push(...(await Promise.all([callNext(page), callNext(other)])));
  }
  expect(new Set(called).size).toBe(called.length);
});

test('the checklist is ticked and skipped by digits, and a ticked item can be taken back', async ({
  page,
  host,
  context,
}) => {
  await openLobby(page, host);
  // A client of the highest tier has a greeting due; whether one waits already is the demo's chance.
  await recognise(page, demoClients('diamond', false));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^号票 D/ })).toBeVisible();
  await tierAlone(await another(context, host, '李主任', '网点'));
  const teller = await another(context, host, '王柜员', '柜台');
  await freeCounter(teller);
  expect(await callNext(teller)).toMatch(/^D/);
  const first = teller.getByRole('checkbox').first();
  if ((await first.getAttribute('aria-checked')) === 'true') await first.click();
  await expect(first).toHaveAttribute('aria-checked', 'false');
  await teller.keyboard.press('1');
  await expect(first).toHaveAttribute('aria-checked', 'true');
  await expect(first).toContainText('王柜员');
  await first.click();
  await expect(first).toHaveAttribute('aria-checked', 'false');
  await teller.keyboard.press('s');
  await expect(teller.getByRole('dialog', { name: /跳过/ })).toBeVisible();
  // Where the greeting alone is open, the dialog asks for the reason at once.
  const several = teller.getByRole('dialog', { name: '选择跳过的项目' });
  if (await several.isVisible()) await teller.keyboard.press('1');
  await expect(teller.getByRole('dialog', { name: '跳过“一声问候”' })).toBeVisible();
  await teller.keyboard.press('1');
  await expect(first).toHaveAttribute('aria-checked', 'mixed');
  await expect(first).toContainText('客户不需要');
});

test('a no-show needs recalls first, and the key says how many', async ({ page, host }) => {
  await begin(page, host, '王柜员', '柜台');
  await freeCounter(page);
  const number = await callNext(page);
  const noShow = page.getByRole('button', { name: /^过号/ });
  await expect(noShow).toContainText('再呼 2 次');
  await expect(noShow).toBeDisabled();
  await page.keyboard.press('F4');
  expect(await numberHere(page)).toBe(number);
  await page.keyboard.press('F3');
  await expect(page.getByText('已重呼 1 次')).toBeVisible();
  await page.keyboard.press('F3');
  await expect(page.getByText('已重呼 2 次')).toBeVisible();
  await page.keyboard.press('F4');
  await expect(page.getByText(`${number} 已过号`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^叫号 / })).not.toContainText(number);
  // Back within the limit, in the old place.
  const missed = page.getByRole('region', { name: '过号，可以恢复' });
  await expect(missed).toContainText(number);
  await pressUntil(page, 'b', page.getByText(`${number} 已恢复原位`));
  await expect(missed.getByText(number)).toHaveCount(0);
});

test('a parked ticket waits aside and goes back to the queue', async ({ page, host }) => {
  await begin(page, host, '王柜员', '柜台');
  await freeCounter(page);
  const number = await callNext(page);
  await page.keyboard.press('F6');
  const dialog = page.getByRole('dialog', { name: `暂缓 ${number}` });
  // One key after the other: two at once are a scanner's.
  for (const [key, choice] of [
    ['2', /仍由本柜台/],
    ['4', /20 分钟后自动/],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialog.getByRole('button', { name: choice })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  }
  await page.keyboard.press('Enter');
  const parked = page.getByRole('region', { name: '暂缓中' });
  await expect(parked).toContainText(number);
  await expect(parked).toContainText(/回 \d+ 号柜台，\d\d:\d\d 自动恢复/);
  await pressUntil(page, 'p', page.getByText(`${number} 已重新排队`));
  await expect(parked).toBeHidden();
});

test('a call is undone: the client is next again, in the same place', async ({ page, host }) => {
  await begin(page, host, '王柜员', '柜台');
  await freeCounter(page);
  const number = await callNext(page);
  await page.keyboard.press('u');
  await expect(page.getByText(`${number} 已退回队列`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^叫号 / })).toContainText(number);
});

test('a client is transferred to another service with the place kept', async ({
  page,
  host,
  context,
}) => {
  await begin(page, host, '王柜员', '柜台');
  const lobby = await another(context, host, '林经理', '大堂');
  await freeCounter(page);
  const number = await callNext(page);
  await page.keyboard.press('F7');
  const dialog = page.getByRole('dialog', { name: `转办 ${number}` });
  await expect(dialog).toBeVisible();
  const wealth = dialog.getByRole('button', { name: /^(理财|贷款)/ }).first();
  const service = ((await wealth.textContent()) ?? '').replace(/\d/g, '');
  await wealth.click();
  await page.keyboard.press('y');
  await dialog.getByRole('button', { name: '转办' }).last().click();
  await expect(page.getByText(`${number} 已转至${service}`)).toBeVisible();
  const waiting = lobby.getByRole('listbox', { name: /^等候/ });
  await expect(waiting.getByRole('option', { name: number })).toContainText(service);
});

test('a counter pauses with a reason, calls nobody, and goes on', async ({
  page,
  host,
  context,
}) => {
  await begin(page, host, '王柜员', '柜台');
  const head = await another(context, host, '李主任', '网点');
  await freeCounter(page);
  await page.keyboard.press('F10');
  await page.keyboard.press('2');
  await expect(page.getByText('柜台已暂停')).toBeVisible();
  await expect(page.getByText('原因：调款')).toBeVisible();
  const row = head.getByRole('region', { name: '柜台' }).getByRole('button', { name: /^1/ });
  await expect(row).toContainText('暂停 · 调款');
  await page.keyboard.press('F10');
  await expect(page.getByRole('button', { name: /^叫号 / })).toBeVisible();
  await expect(row).not.toContainText('暂停');
});

test('a counter cannot be left while a client is there', async ({ page, host }) => {
  await begin(page, host, '王柜员', '柜台');
  await freeCounter(page);
  const number = await callNext(page);
  await page.keyboard.press('F10');
  await expect(page.getByRole('dialog')).toContainText(`${number} 仍在本柜台`);
  await page.keyboard.press('Escape');
  expect(await numberHere(page)).toBe(number);
});

test('a chosen ticket is called out of turn, with a reason', async ({ page, host }) => {
  await begin(page, host, '王柜员', '柜台');
  await freeCounter(page);
  await page.keyboard.press('F9');
  const dialog = page.getByRole('dialog', { name: '指定叫号' });
  const last = dialog.getByRole('option').last();
  const number = ((await last.textContent()) ?? '').slice(0, 4);
  await page.keyboard.type(number);
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('原因')).toBeFocused();
  await page.keyboard.type('资料已补齐');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
});

test('a card scanned by habit calls nobody', async ({ page, host }) => {
  await begin(page, host, '王柜员', '柜台');
  await freeCounter(page);
  await page.waitForTimeout(700);
  await scan(page, '6222021001123456789');
  await page.waitForTimeout(500);
  await expect(page.getByRole('button', { name: /^叫号 / })).toBeVisible();
});

test('the screen fits a small window without scrolling the page, in both languages', async ({
  page,
  host,
}) => {
  await begin(page, host, '王柜员', '柜台');
  await freeCounter(page);
  const overflow = () =>
    page.evaluate(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
      return scrollHeight > clientHeight || scrollWidth > clientWidth;
    });
  expect(await overflow()).toBe(false);
  await page.getByRole('button', { name: '切换语言' }).click();
  await expect(page.getByRole('button', { name: /^Call [A-Z]\d/ })).toBeVisible();
  await expect(page.locator('main')).not.toContainText('柜台');
  expect(await overflow()).toBe(false);
});
