import { readFileSync } from 'node:fs';
import { begin } from '../support/floor.ts';
import { expect, test } from '../support/host.ts';

test('whoever looks after the machine sees how the console is, and saves a file without a client', async ({
  page,
  host,
}) => {
  await begin(page, host, '许工', '设置');
  await page.getByRole('tab', { name: '运行状态' }).click();
  const checks = page.getByRole('region', { name: '检查' });
  await expect(checks.getByRole('row', { name: '日志' })).toContainText('哈希链完整');
  await expect(checks.getByRole('row', { name: '备份' })).toContainText('需查看');
  await expect(page.getByRole('region', { name: '程序与本机' })).toContainText('Node.js');
  const saving = page.waitForEvent('download');
  await page.keyboard.press('F9');
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^vestibule-support-.*\.json$/);
  const text = readFileSync(await saved.path(), 'utf8');
  expect(text).not.toMatch(/\p{Script=Han}/u);
});
