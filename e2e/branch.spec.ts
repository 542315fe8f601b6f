import { another, begin, freeCounter, goTo } from './support/floor.ts';
import { expect, test } from './support/host.ts';

test('the four figures, the lanes and today are there, and the lanes add up', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '网点');
  const waiting = Number(await page.locator('dl dd').first().textContent());
  const lanes = page.getByRole('region', { name: '队列' });
  const sums = await lanes.locator('[data-lane] b').allTextContents();
  const counted = sums
    .map((text) => /^(\d+) 位$/.exec(text)?.[1])
    .reduce((sum, count) => sum + Number(count ?? 0), 0);
  expect(counted).toBe(waiting);
  await expect(page.getByRole('region', { name: '今日' }).getByRole('row')).toHaveCount(5);
});

test('a changed rule applies at once in the lobby and on the display', async ({
  page,
  host,
  context,
}) => {
  await begin(page, host, '李主任', '网点');
  const lobby = await another(context, host, '林经理', '大堂');
  const [display] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('t')]);
  await expect(display.getByText('贵宾客户优先')).toBeVisible();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: '叫号规则' });
  await expect(dialog.getByRole('button', { name: '已是当前规则' })).toBeDisabled();
  await page.keyboard.press('4');
  await expect(dialog.getByText('按取号先后办理')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('规则已更改')).toBeVisible();
  await expect(lobby.getByText('先到先服务').first()).toBeVisible();
  await expect(display.getByText('按取号先后办理')).toBeVisible();
});

test('options of a rule are checked before it can be used', async ({ page, host }) => {
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog', { name: '叫号规则' });
  await dialog.waitFor();
  await page.keyboard.press('3');
  const turns = dialog.getByRole('button', { name: /^删除第/ });
  await turns.first().waitFor();
  for (let left = await turns.count(); left > 0; left -= 1) {
    await turns.first().click();
    await expect(turns).toHaveCount(left - 1);
  }
  await expect(dialog.getByText('顺序中至少要有一个等级。')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '启用此规则' })).toBeDisabled();
  await dialog.getByRole('button', { name: '白金', exact: true }).click();
  await expect(dialog.getByText('按白金的顺序轮流叫号')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a ticket is moved first with a reason, and the counter says why', async ({
  page,
  host,
  context,
}) => {
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('ArrowUp');
  const picked = page.getByRole('region', { name: '所选号码' });
  const number = ((await picked.textContent()) ?? '').slice(0, 4);
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: `把 ${number} 提到最前` });
  await expect(dialog.getByRole('button', { name: '提到最前' })).toBeDisabled();
  await page.keyboard.type('身体不适');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${number} 已提到最前`)).toBeVisible();
  await expect(picked).toContainText('排第 1 的依据');
  const teller = await another(context, host, '王柜员', '柜台');
  await freeCounter(teller);
  await expect(teller.getByRole('button', { name: `叫号 ${number}` })).toBeVisible();
  await expect(teller.getByText('网点负责人提前：身体不适').first()).toBeVisible();
});

test('the head closes the counter of someone who has left', async ({ page, host, context }) => {
  await begin(page, host, '李主任', '网点');
  const teller = await another(context, host, '孙柜员', '柜台');
  await teller.keyboard.press('6');
  await expect(teller.getByRole('region', { name: '下一位' })).toBeVisible();
  await expect(
    page.getByRole('region', { name: '柜台' }).getByRole('button', { name: /^6/ }),
  ).toContainText('孙柜员');
  await page.bringToFront();
  await page.keyboard.press('6');
  await expect(page.getByRole('dialog', { name: '暂停或关闭 6 号柜台' })).toBeVisible();
  await page.keyboard.press('0');
  await expect(teller.getByText('请选择您的柜台')).toBeVisible();
});

test('the head may take a closed counter', async ({ page, host }) => {
  await begin(page, host, '李主任', '网点');
  await page.keyboard.press('6');
  const dialog = page.getByRole('dialog', { name: '6 号柜台' });
  await dialog.getByRole('button', { name: /李主任/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByText('6 号柜台已打开')).toBeVisible();
  await goTo(page, '柜台');
  await expect(page.getByRole('region', { name: '下一位' })).toContainText('6 号柜台');
});
