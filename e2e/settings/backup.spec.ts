import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { begin } from '../support/floor.ts';
import { expect, test } from '../support/host.ts';

test('a backup is made while the branch serves, checked, and a damaged one is named', async ({
  page,
  host,
}) => {
  const outside = join(dirname(host.dataDir), 'backups');
  mkdirSync(outside);
  await begin(page, host, '李主任', '设置');
  await page.getByRole('tab', { name: '备份与恢复' }).click();
  await expect(page.getByText('尚无备份。')).toBeVisible();
  const folder = page.getByLabel('存到文件夹');
  await folder.fill(host.dataDir);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('不能存放在数据文件夹中')).toBeVisible();
  await folder.fill(outside);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('备份完成并已读回核对')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('今天）')).toBeVisible();
  const [name = ''] = readdirSync(outside).filter((one) => one.endsWith('.backup'));
  const file = join(outside, name);
  await expect(page.getByRole('region', { name: '恢复步骤' })).toContainText(file);
  await page.keyboard.press('F9');
  await expect(page.getByText('这份备份完好')).toBeVisible({ timeout: 30_000 });
  writeFileSync(file, 'cut');
  await page.keyboard.press('F9');
  await expect(page.getByText('这不是本系统的备份文件')).toBeVisible({ timeout: 30_000 });
});
