import type { Page } from '@playwright/test';
import { expect, test } from './support/host.ts';
import { demoClients, signIn, signInHere } from './support/people.ts';

const sheet = (page: Page) => page.getByRole('article', { name: '客户一纸通' });

async function openClients(page: Page): Promise<void> {
  await page.getByRole('link', { name: '客户' }).click();
  await page.getByRole('option').first().waitFor();
}

test('a client is found by keys alone, and one screen and one page say why the tier', async ({
  page,
  host,
}) => {
  const [client] = demoClients('platinum', true);
  await signIn(page, host, '李主任');
  await openClients(page);
  // Best tier first, and a filter narrows the list down.
  await expect(page.getByRole('option').first()).toContainText('钻石');
  await page.getByRole('combobox', { name: '查找客户' }).fill(client!.phone.slice(-8));
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');

  await expect(sheet(page)).toContainText(client!.name);
  await expect(sheet(page)).toContainText('白金依据');
  await expect(sheet(page)).toContainText('白金标准：100 万起，不到 500 万');
  await expect(sheet(page)).toContainText(/共 36[56] 天 · 贵宾客户标准/);
  await expect(sheet(page)).toContainText(/距钻石还差 ¥[\d,.]+/);
  await expect(sheet(page)).toContainText(/或 1[12] 个月中 1 个月多存/);
  // Down to the source rows.
  const part = sheet(page).locator('details').first();
  await part.locator('summary').click();
  await expect(part.getByRole('row').nth(1)).toContainText('¥');
  await page.keyboard.press('F9');
  await expect(sheet(page).getByRole('img', { name: '各月末的数值' })).toBeVisible();

  // Whole numbers for half a minute, with a reason, and never on paper.
  await expect(sheet(page)).not.toContainText(client!.phone);
  await sheet(page).getByRole('button', { name: '显示' }).first().click();
  await page.keyboard.press('1');
  await expect(sheet(page)).toContainText(client!.phone);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(client!.phone)).toBeHidden();
  await expect(page.getByText('仅供授权岗位查看')).toBeHidden();
  await expect(sheet(page)).toBeVisible();
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });
  await sheet(page).getByRole('button', { name: '秒后隐藏' }).click();
  await expect(sheet(page)).not.toContainText(client!.phone);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { selected: true })).toContainText(client!.name);
});

test('whoever leaves a sheet is at the same line of the list, by key and by the window’s own way back', async ({
  page,
  host,
}) => {
  await signIn(page, host, '李主任');
  await openClients(page);
  const marked = page.getByRole('option', { selected: true });
  // Beyond the first fifty, which are all that is fetched at once: the next ones come after a key.
  await expect(async () => {
    await page.keyboard.press('PageDown');
    await expect(marked).toHaveAttribute('id', /-(?:[6-9]\d|\d{3})$/, { timeout: 300 });
  }).toPass();
  const line = (await marked.getAttribute('id'))!.split('-').at(-1)!;
  const name = await marked.locator('b').textContent();
  await page.keyboard.press('Enter');
  await expect(sheet(page)).toContainText(name!);
  await page.goBack();
  await expect(marked).toContainText(name!);
  await page.goForward();
  await expect(sheet(page)).toContainText(name!);
  await page.keyboard.press('Escape');
  await expect(marked).toContainText(name!);
  // Another screen and back.
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Alt+4');
  await expect(marked).toHaveAttribute('id', new RegExp(`-${line}$`));
});

test('the head signs a tier, the lobby greets by it at once, and sees no amounts', async ({
  page,
  host,
}) => {
  const [client] = demoClients('regular', true);
  await signIn(page, host, '李主任');
  await openClients(page);
  const find = async () => {
    await page.getByRole('combobox', { name: '查找客户' }).fill(client!.cardNo);
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(sheet(page)).toContainText(client!.name);
  };
  await find();
  await page.keyboard.press('F8');
  await page.getByLabel('理由').fill('代发单位财务负责人');
  await page.keyboard.press('Control+Enter');
  await expect(sheet(page)).toContainText('计算结果为普通，当前按金卡接待');
  await expect(sheet(page)).toContainText('特批生效');

  await page.keyboard.press('Control+L');
  await page.getByRole('button', { name: /切换用户/ }).click();
  await signInHere(page, '林经理');
  await openClients(page);
  await find();
  await expect(sheet(page)).toContainText('金卡依据');
  await expect(sheet(page)).toContainText('特批有效至');
  await expect(sheet(page)).not.toContainText('¥');
  await expect(sheet(page).getByRole('button', { name: '显示' })).toHaveCount(0);
});

test('whom nobody knows is noted at the door and followed up by the head', async ({
  page,
  host,
}) => {
  await signIn(page, host, '林经理');
  await page.getByLabel('查找客户').fill('19400099999');
  await expect(page.getByRole('button', { name: '登记潜在客户' })).toBeVisible();
  await page.keyboard.press('Alt+n');
  const note = page.getByRole('dialog', { name: '登记潜在客户' });
  await expect(note.getByLabel('手机')).toHaveValue('19400099999');
  await note.getByLabel('姓名或称呼').fill('周先生');
  await note.getByLabel('意向和需求').fill('想了解理财');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已保存，等待客户经理跟进')).toBeVisible();

  await page.keyboard.press('Control+L');
  await page.getByRole('button', { name: /切换用户/ }).click();
  await signInHere(page, '李主任');
  await openClients(page);
  await expect(page.getByRole('button', { name: '潜在客户 1' })).toBeVisible();
  await page.keyboard.press('Alt+p');
  const open = page.getByRole('dialog', { name: '待跟进的潜在客户' });
  await expect(open).toContainText('194****9999');
  await page.keyboard.press('p');
  await expect(open).toContainText('19400099999');
  await page.keyboard.press('1');
  await expect(open).toContainText('暂无待跟进的潜在客户');
});
