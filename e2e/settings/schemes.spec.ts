import type { Page } from '@playwright/test';
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { another, begin } from '../support/floor.ts';
import { expect, test } from '../support/host.ts';
import { demoClients } from '../support/people.ts';

test('a scheme is copied, corrected, previewed, added and used; the lobby follows', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '设置');
  await page.getByRole('tab', { name: '等级与方案' }).click();
  const now = page.getByRole('region', { name: '当前方案' });
  await expect(now).toContainText('贵宾客户标准');
  await page.getByRole('button', { name: /月日均总资产/ }).click();
  await expect(page.getByRole('row', { name: /金卡/ })).toContainText('门槛未经确认');

  await page.getByRole('button', { name: /贵宾客户标准/ }).click();
  await page.keyboard.press('c');
  const form = page.getByRole('dialog', { name: /复制.*的新方案/ });
  const add = form.getByRole('button', { name: '添加', exact: true });
  await form.waitFor();
  // Everything that a scheme says is in the form, a part for each; faults are said beside their fields.
  await page.keyboard.press('Alt+2');
  await form.getByRole('checkbox', { name: '金融资产' }).click();
  await expect(form.getByText('至少选择一项').first()).toBeVisible();
  await expect(add).toBeDisabled();
  await form.getByRole('checkbox', { name: '金融资产' }).click();
  await page.keyboard.press('Alt+4');
  await form.getByRole('group', { name: '降级', exact: true }).waitFor();
  await page.keyboard.press('Alt+e');
  const day = form.getByRole('textbox', { name: '降级日' });
  await day.first().fill('02-30');
  await expect(form.getByText('不是每年都有的日期 MM-DD').first()).toBeVisible();
  await day.first().fill('03-31');
  await page.keyboard.press('Alt+3');
  const diamond = form.getByRole('group', { name: 'diamond' });
  await diamond.getByRole('spinbutton').fill('900000');
  await expect(form.getByText('必须高于前一级别的门槛').first()).toBeVisible();
  await expect(add).toBeDisabled();
  await diamond.getByRole('spinbutton').fill('1000000.01');
  await expect(add).toBeEnabled();
  await page.keyboard.press('Control+p');
  // One of the demo's 120 platinum clients has 1,000,000.00 to the fen, a fen too little.
  await expect(page.getByText('119 位客户等级有变化')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: /白金 → 钻石/ }).click();
  await expect(page.getByText('第 1–50 位，共 119 位')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.getByText('第 51–100 位，共 119 位')).toBeVisible();
  await page.keyboard.press('Escape');

  // The draft is still there.
  await page.keyboard.press('c');
  await form.waitFor();
  await page.keyboard.press('Alt+3');
  await expect(diamond.getByRole('spinbutton')).toHaveValue('1,000,000.01');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已添加“贵宾客户标准（本网点）”')).toBeVisible();
  await page.keyboard.press('u');
  const choose = page.getByRole('dialog', { name: /^使用/ });
  await choose.waitFor();
  await page.keyboard.press('l');
  await choose.getByLabel('日期', { exact: true }).fill('2020-01-01');
  await expect(choose.getByText('起始日期不能早于今天。')).toBeVisible();
  await choose.getByLabel('日期', { exact: true }).fill('2027-02-30');
  await expect(choose.getByText('不是日期 YYYY-MM-DD')).toBeVisible();
  await expect(choose.getByRole('button', { name: /^使用/ })).toBeDisabled();
  await choose.getByRole('button', { name: '今天' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/已改用“贵宾客户标准（本网点）”/)).toBeVisible({ timeout: 30_000 });
  await expect(now).toContainText('贵宾客户标准（本网点）');
  await expect(page.getByText('只在 03-31、12-31 降级')).toBeVisible();

  const [client] = demoClients('platinum', true);
  await page.keyboard.press('Alt+1');
  await page.getByLabel('查找客户').fill(client?.cardNo ?? '');
  await expect(page.getByRole('region', { name: '识别结果' })).toContainText('钻石');
});

test('a scheme with faults says each of them, in the language of the screen', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '设置');
  await page.getByRole('tab', { name: '等级与方案' }).click();
  await expect(page.getByRole('region', { name: '当前方案' })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: '添加方案' });
  await dialog.getByLabel('方案内容').fill('{"id":"a b","version":0');
  await expect(dialog.getByText('不是 JSON')).toBeVisible();
  await dialog.getByLabel('方案内容').fill('{"id":"a b","version":0}');
  await expect(dialog.getByText('id: 仅限小写字母')).toBeVisible();
  await expect(dialog.getByText('levels: 缺失')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '添加', exact: true })).toBeDisabled();
});

test('two windows copy one scheme: the second is told what the first added, loses nothing and follows it', async ({
  page,
  context,
  host,
}) => {
  const addIn = (window: Page) =>
    window.getByRole('dialog').getByRole('button', { name: '添加', exact: true });
  const draft = async (window: Page, low: string) => {
    await window.getByRole('tab', { name: '等级与方案' }).click();
    await window.getByRole('region', { name: '当前方案' }).waitFor();
    await window.keyboard.press('c');
    await window.getByRole('dialog').waitFor();
    await window.keyboard.press('Alt+3');
    const diamond = window.getByRole('group', { name: 'diamond' }).getByRole('spinbutton');
    await diamond.fill(low);
    await expect(addIn(window)).toBeEnabled();
    return diamond;
  };
  await begin(page, host, '李主任', '设置');
  await draft(page, '6000000');
  const other = await another(context, host, '许工', '设置');
  const diamond = await draft(other, '7000000');

  await page.bringToFront();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已添加“贵宾客户标准（本网点）”')).toBeVisible();

  await other.bringToFront();
  const note = other.getByRole('alert').filter({ hasText: '该方案已有版本 1' });
  await expect(note).toContainText('不同之处：级别 · 钻石 · 下限（元）');
  await expect(addIn(other)).toBeDisabled();
  await expect(diamond).toHaveValue('7,000,000');
  await other.keyboard.press('Alt+v');
  await expect(note).toBeHidden();
  await expect(addIn(other)).toBeEnabled();
  await other.keyboard.press('Control+Enter');
  await expect(other.getByText(/版本 2 · .*own-abc-vip/)).toBeVisible();
  await expect(other.getByRole('row', { name: /钻石/ })).toContainText('700 万 起');
  await expect(other.getByText(/版本 1 · /).last()).toBeVisible();
});

test('files put into the drop folder land, and refusals name the columns', async ({
  page,
  host,
}) => {
  const drop = join(host.dataDir, '..', 'drop');
  mkdirSync(drop);
  const put = (name: string, text: string) => {
    writeFileSync(join(drop, `${name}.part`), text);
    renameSync(join(drop, `${name}.part`), join(drop, name));
  };
  await begin(page, host, '李主任', '设置');
  await page.getByRole('tab', { name: '自动导入' }).click();
  await page.getByLabel('文件夹（本机或共享）').fill('drop');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('请填写完整路径')).toBeVisible();
  await page.getByLabel('文件夹（本机或共享）').fill(drop);
  await page.getByRole('button', { name: /仅凭标记文件/ }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('正在监看')).toBeVisible();

  const lines = Array.from({ length: 200 }, (_, n) => `X${String(n)},测试${String(n)},1980-01-02`);
  put('clients.csv', ['client_no,name,birth_date', ...lines, 'X9,坏,1980-13-40'].join('\n'));
  put('cards.csv', 'card_no\n1\n');
  await expect(page.getByText('clients.csv 等待标记文件')).toBeVisible();
  put('_READY', '');
  const runs = page.getByRole('region', { name: '最近的导入和夜间运行' });
  await expect(runs.getByRole('row', { name: /clients\.csv/ })).toContainText('201', {
    timeout: 40_000,
  });
  await expect(runs.getByText('缺少必需的列：client_no')).toBeVisible();
  await runs.getByRole('button', { name: '查看未导入的行' }).click();
  await expect(runs.getByText('birth_date')).toBeVisible();
  expect(readdirSync(drop).sort()).toEqual(['archive', 'refused', 'working']);
});
