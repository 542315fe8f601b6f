import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin, goTo } from '../support/floor.ts';
import { expect, test } from '../support/host.ts';
import { leave } from '../support/people.ts';

/** Opens a tab of the settings. */
async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
}

test('the branch is saved on purpose, and only when it is sound', async ({ page, host }) => {
  await begin(page, host, '李主任', '设置');
  const save = page.getByRole('button', { name: '保存' });
  await expect(save).toBeDisabled();
  const name = page.getByLabel('中文名称').first();
  await name.fill('');
  await expect(page.getByText('有 1 处需要更正')).toBeVisible();
  await expect(page.getByText('必填')).toBeVisible();
  await expect(save).toBeDisabled();
  await name.fill('城南支行');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('已保存，各窗口同步更新')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('城南支行');
  await page.reload();
  await expect(page.getByLabel('中文名称').first()).toHaveValue('城南支行');
});

test('two services may not share a code, and a removed service leaves its counters', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '设置');
  const services = page.getByRole('region', { name: '业务' });
  // Records name a service by its code, so a saved one keeps it.
  await expect(services.getByLabel('代码')).toHaveCount(0);
  await services.getByRole('button', { name: '添加' }).click();
  await services.getByLabel('代码').last().fill('cash');
  await services.getByLabel('中文名称').last().fill('外币');
  await expect(page.getByText('有 2 处需要更正')).toBeVisible();
  await services.getByLabel('代码').last().fill('currency');
  await services.getByRole('button', { name: '删除理财' }).click();
  await expect(page.getByRole('region', { name: '柜台' })).not.toContainText('理财');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('已保存，各窗口同步更新')).toBeVisible();
});

test('unsaved changes are not lost by leaving', async ({ page, host }) => {
  await begin(page, host, '李主任', '设置');
  const name = page.getByLabel('英文名称').first();
  await name.fill('South');
  await page.getByRole('link', { name: '网点' }).click();
  const dialog = page.getByRole('dialog', { name: '有未保存的改动' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue('South');
  await openTabAsking(page);
  await page.getByRole('button', { name: '放弃并离开' }).click();
  await expect(page.getByRole('region', { name: '人员', exact: true })).toBeVisible();
  await openTab(page, '网点');
  await expect(page.getByLabel('英文名称').first()).not.toHaveValue('South');
});

async function openTabAsking(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '人员' }).click();
  await expect(page.getByRole('dialog', { name: '有未保存的改动' })).toBeVisible();
}

test('a person is added, checked, and can be chosen at the sign-in', async ({ page, host }) => {
  await begin(page, host, '李主任', '设置');
  await openTab(page, '人员');
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: '添加人员' });
  await dialog.waitFor();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('必填')).toHaveCount(2);
  await dialog.getByLabel('工号').fill('T01');
  await expect(dialog.getByText('该工号已被使用')).toBeVisible();
  await dialog.getByLabel('工号').fill('T77');
  await dialog.getByLabel('姓名').fill('钱柜员');
  await page.keyboard.press('Enter');
  const code = page.getByLabel('钱柜员的一次性验证码');
  await expect(code).toHaveText(/^\d{4} \d{4}$/);
  await page.keyboard.press('Escape');
  await expect(code).toBeHidden();
  await expect(page.getByRole('row', { name: /T77/ })).toContainText('验证码已发');
  await leave(page);
  await page.getByRole('combobox').fill('钱柜员');
  await expect(page.getByRole('option', { name: '钱柜员' })).toBeVisible();
});

test('F42 a reset is asked about, ends the old PIN, and is told to its owner at the sign-in', async ({
  page,
  host,
}) => {
  await begin(page, host, '许工', '设置');
  await openTab(page, '人员');
  await page.getByRole('button', { name: /王柜员：重置/ }).click();
  await expect(page.getByRole('dialog', { name: '重置 王柜员 的 PIN？' })).toBeVisible();
  await page.keyboard.press('Enter');
  const shown = page.getByLabel('王柜员的一次性验证码');
  await expect(shown).toBeVisible();
  const code = await shown.innerText();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: '人员变动记录' })).toContainText('重置 PIN');
  await leave(page);
  await page.getByRole('combobox').fill('王柜员');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/您的 PIN 已由 许工 于 .* 重置/)).toBeVisible();
  await page.getByLabel('一次性验证码').fill(code);
  await page.getByLabel('新 PIN').fill('605837');
  await page.getByLabel('再次输入').fill('605837');
  await page.keyboard.press('Enter');
  const notice = page.getByRole('alert').filter({ hasText: '您的 PIN 已由 许工' });
  await expect(notice).toBeVisible();
  await page.keyboard.press('Alt+o');
  await expect(notice).toBeHidden();
});

test('F41 F43 a file’s roles wait for the head’s yes, and the last head stays', async ({
  page,
  host,
}) => {
  const folder = join(host.dataDir, '..', 'extract');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'staff.csv'),
    'staff_no,name,role\nT01,王柜员,head\nT02,周柜员,manager\n',
  );
  await begin(page, host, '李主任', '设置');
  await openTab(page, '客户数据');
  await page.getByLabel('文件夹').fill(folder);
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 项岗位变动等待负责人确认')).toBeVisible({ timeout: 30_000 });
  await openTab(page, '人员');
  const asked = page.getByRole('region', { name: '待确认的岗位' });
  await expect(asked).toContainText('网点负责人');
  await page.keyboard.press('d');
  await page.keyboard.press('Enter');
  await expect(asked).not.toContainText('王柜员');
  await page.keyboard.press('y');
  await expect(page.getByRole('dialog', { name: /周柜员 担任客户经理/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(asked).toBeHidden();
  await expect(page.getByRole('row', { name: /周柜员 T02/ })).toContainText('客户经理');
  await expect(page.getByRole('row', { name: /王柜员 T01/ })).toContainText('柜员');
  await page.getByRole('button', { name: '修改李主任' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '柜员' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('H01 是唯一可登录的负责人')).toBeVisible();
});

test('a folder that is not there is refused in a sentence, and the book stays', async ({
  page,
  host,
}) => {
  await begin(page, host, '李主任', '设置');
  await openTab(page, '客户数据');
  await expect(page.getByText('3,000 位客户')).toBeVisible();
  await page.getByLabel('文件夹').fill(join(host.dataDir, 'nothing'));
  await page.keyboard.press('Enter');
  const refusal = page.getByRole('alert').filter({ hasText: '未导入' });
  await expect(refusal).toContainText('文件夹或文件不存在');
  await expect(refusal).toContainText('原有数据保持不变');
  await expect(page.getByText('3,000 位客户')).toBeVisible();
  await expect(page.getByLabel('文件夹')).toHaveValue(/nothing$/);
});

test('a small folder lands with its bad lines shown, and the new clients are scored', async ({
  page,
  host,
}) => {
  const folder = join(host.dataDir, '..', 'extract');
  mkdirSync(folder);
  const clients = Array.from({ length: 200 }, (_, i) => `X${i},测试${i},F,1980-01-02`);
  writeFileSync(
    join(folder, 'clients.csv'),
    ['client_no,name,gender,birth_date,shoe_size', ...clients.map((line) => `${line},40`)]
      .concat('X900,坏日期,F,1980-13-40,40')
      .join('\n'),
  );
  writeFileSync(
    join(folder, 'balances.csv'),
    'client_no,month,product,average_balance\nX0,2026-10,demand_deposit,90000000.00\n',
  );
  await begin(page, host, '李主任', '设置');
  await openTab(page, '客户数据');
  await page.getByLabel('文件夹').fill(folder);
  await page.getByRole('button', { name: '开始导入' }).click();
  await expect(page.getByText('导入完成，部分行未导入')).toBeVisible({ timeout: 30_000 });
  const row = page.getByRole('row', { name: /clients\.csv/ }).first();
  await expect(row).toContainText('200');
  await expect(row).toContainText('忽略的列：shoe_size');
  await expect(page.getByRole('region', { name: '未导入的行' })).toContainText('birth_date');
  await expect(page.getByRole('region', { name: '未导入的行' })).toContainText('不是有效日期');
  await expect(page.getByRole('region', { name: '评级结果' })).toContainText('钻石');
  await expect(page.getByText('3,200 位客户')).toBeVisible();
});

test('a file that is no table is refused, and says which and why', async ({ page, host }) => {
  const folder = join(host.dataDir, '..', 'extract');
  mkdirSync(folder);
  writeFileSync(join(folder, 'clients.csv'), 'number,who\n1,x\n');
  await begin(page, host, '李主任', '设置');
  await openTab(page, '客户数据');
  await page.getByLabel('文件夹').fill(folder);
  await page.keyboard.press('Enter');
  const said = page.getByText(/缺少必需的列/);
  await expect(said.first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('3,000 位客户')).toBeVisible();
});

test('in the demo people come in at a chosen pace, and stop', async ({ page, host }) => {
  await begin(page, host, '李主任', '设置');
  await openTab(page, '演示');
  await page.keyboard.press('v');
  await expect(page.getByRole('status').filter({ hasText: '模拟客流进行中' })).toBeVisible();
  await goTo(page, '网点');
  await goTo(page, '设置');
  await openTab(page, '演示');
  await expect(page.getByRole('button', { name: /20 倍/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('z');
  await expect(page.getByText('模拟客流已停止')).toBeVisible();
});
